/** What is said of a setting beside its value: where it stands, what follows from it, and from when on. */

/** From which moment on a change holds that is made while a run goes on. */
export const holdsFrom = {
  'next call': 'live, from the next call',
  'next request': 'live, for requests opened from now on',
  'next poll': 'live, for requests that were not polled yet',
  'next token': 'live, for tokens given out from now on',
  'next callback': 'live, from the next callback',
  'next message': 'live, from the next message',
  'next run': 'next run only',
  service: 'read by a service alone',
} as const;

export type HoldsFrom = keyof typeof holdsFrom;

export interface SettingNote {
  /** A few words; the name itself stands below. */
  readonly title: string;
  /** What it changes downstream, in one sentence. */
  readonly changes: string;
  readonly holds: HoldsFrom;
  /** The meaning, where the definition has no sentence of its own. */
  readonly meaning?: string;
}

/** Whether a run that goes on can take a change of it. */
export function isLive(holds: HoldsFrom): boolean {
  return holds !== 'next run' && holds !== 'service';
}

/** A note, from its title to what it changes. */
export const note = (title: string, holds: HoldsFrom, changes: string): SettingNote => ({
  title,
  holds,
  changes,
});
