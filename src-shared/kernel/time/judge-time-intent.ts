/** Whether something can be done to a run's time, and if not, the sentence that says why. */
import type { TimeIntent } from '../../intents/clock-intents.ts';
import { unreachable } from '../../protocol/assert.ts';
import { type Party, roleOf } from '../../trace/party.ts';
import type { World } from '../world.ts';
import { openHits, wallSentence } from './clock.ts';
import { judgeTimer } from './timers.ts';

/** The reason for refusing, or undefined when it may go ahead. */
export function judgeTimeIntent(world: World, intent: TimeIntent): string | undefined {
  if ('timer' in intent) return judgeTimer(world, intent);
  switch (intent.kind) {
    case 'clock.until':
      return world.setup.mode === 'wall' ? wallSentence : undefined;
    case 'breakpoints.set': {
      const ids = new Set(intent.list.map(({ id }) => id));
      return ids.size === intent.list.length ? undefined : 'Two breakpoints have the same id.';
    }
    case 'break.resumed':
      return judgeResuming(world, intent.hit);
    case 'break.resumed-all':
      return openHits(world).length > 0 ? undefined : 'No breakpoint holds the time up.';
    case 'skew.set':
      return judgeSkew(world, intent.party);
    default:
      return unreachable(intent);
  }
}

function judgeResuming(world: World, hit: string): string | undefined {
  return openHits(world).some((open) => open.hit === hit)
    ? undefined
    : 'This hit is not open any more; time has gone on from it.';
}

function judgeSkew({ setup }: World, party: Party): string | undefined {
  const names = setup.relyingParties.map(({ name }) => `relying-party/${name}`);
  if (party === 'provider' || names.includes(party)) return undefined;
  return roleOf(party) === 'relying-party'
    ? `This run has no party «${party}».`
    : 'Only the provider and the relying parties read a clock of their own.';
}
