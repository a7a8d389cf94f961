/** Does to a run's time what a person asked; it was judged before. */
import type { TimeIntent, TimeIntentOf } from '../../intents/clock-intents.ts';
import { unreachable } from '../../protocol/assert.ts';
import { type Draft, write } from '../draft.ts';
import { resume, runUntil, setBreakpoints } from './clock.ts';
import { changeTimer } from './timers.ts';

/** Carries it out. */
export function carryOutTimeIntent(draft: Draft, intent: TimeIntent): void {
  if ('timer' in intent) return changeTimer(draft, intent);
  switch (intent.kind) {
    case 'clock.until':
      return runUntil(draft, intent);
    case 'breakpoints.set':
      return setBreakpoints(draft, intent.list);
    case 'break.resumed':
      return resume(draft, intent.hit);
    case 'break.resumed-all':
      return resume(draft);
    case 'skew.set':
      return setSkew(draft, intent);
    default:
      return unreachable(intent);
  }
}

function setSkew(draft: Draft, { party, ms }: TimeIntentOf<'skew.set'>): void {
  const { [party]: former, ...others } = draft.time.skews ?? {};
  const skews = ms === 0 ? others : { ...others, [party]: ms };
  const isPlain = Object.keys(skews).length === 0;
  draft.time = { ...draft.time, skews: isPlain ? null : skews };
  write(draft, { kind: 'skew.changed', party, ms });
}
