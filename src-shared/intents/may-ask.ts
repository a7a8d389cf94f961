/** What a window may ask, and what its asking amounts to. */
import type { Intent, WorkbenchIntent } from '../intents.ts';
import type { Session } from '../session.ts';

/** Whether this window may ask this at all; a device window can never press a till's button. */
export function mayAsk({ view, run: own, party }: Session, asked: Intent): boolean {
  if (view === 'console') return true;
  if (!('run' in asked) || asked.run !== own) return false;
  if (asked.kind === 'sign-in.pressed' || asked.kind === 'user-code.entered')
    return view === 'relying-party' && asked.relyingParty === party;
  // Whether a phone has a network is not for the phone to say.
  if (asked.kind === 'device.switched') return false;
  return 'device' in asked && view === 'device' && asked.device === party;
}

/** Visiting another device is opening its window. */
export function windowVisited({
  run,
  other,
}: Extract<WorkbenchIntent, { kind: 'device.visited' }>) {
  return { kind: 'window.open', view: 'device', run, party: other } as const;
}
