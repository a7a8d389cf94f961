/**
 * The one place to ask what time a party believes it to be. Timers and latency are the run's own and
 * ask nobody; what a party writes into a token, and how it judges a date, is by its own clock.
 */
import { epochSeconds } from '../../protocol/token-recipe.ts';
import type { Party } from '../../trace/party.ts';
import type { World } from '../world.ts';

type Clocks = Pick<World, 'nowMs' | 'time'>;

/** Milliseconds of the run by the clock of that party. */
export function timeOf({ nowMs, time }: Clocks, party: Party): number {
  return time.skews === null ? nowMs : nowMs + (time.skews[party] ?? 0);
}

/** The date by the clock of that party, as tokens say it. */
export function secondsOf(world: Clocks & Pick<World, 'setup'>, party: Party): number {
  return epochSeconds(world.setup, timeOf(world, party));
}
