/** The time by which messages are under way: that of the moment, or of the clock while it runs. */
import type { FlightClock } from '../../drawing/sequence/flight.ts';
import type { RunView } from '../use-trace.ts';

/** It tells no time between entries: what is under way goes on by itself. */
export function useFlightClock({ model, cursor, moment }: RunView): FlightClock {
  const { state, speed, pace } = moment.clock;
  const isGoing = cursor === null && state === 'running' && pace !== 'event';
  if (!isGoing) return { at: moment.at, pace: 0 };
  const elapsed = (performance.now() - model.arrivedAt()) * speed;
  return { at: moment.at + Math.round(elapsed), pace: speed };
}
