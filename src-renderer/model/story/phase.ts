/** The states of a sign-in as whoever stands before the relying party's screen can tell them apart. */

export type Phase =
  | 'idle'
  | 'asking'
  | 'needsUserCode'
  | 'waiting'
  | 'checking'
  | 'signedIn'
  | 'denied'
  | 'expired'
  | 'refused'
  | 'failed';

/** A phase that something is shown for; idle is whatever the story begins with. */
export type ShownPhase = Exclude<Phase, 'idle'>;

const phases: Readonly<Record<string, ShownPhase>> = {
  pressed: 'asking',
  discovering: 'asking',
  asking: 'asking',
  needsUserCode: 'needsUserCode',
  'asked.waiting': 'waiting',
  'asked.polling': 'waiting',
  'asked.listening': 'waiting',
  fetchingKeys: 'checking',
  verifying: 'checking',
  signedIn: 'signedIn',
  denied: 'denied',
  expired: 'expired',
  refused: 'refused',
  failed: 'failed',
};

/** The phase that a state of the relying party's machine belongs to. */
export function phaseOf(state: string): ShownPhase {
  return phases[state] ?? 'asking';
}

export type Tone = 'ok' | 'waiting' | 'refused';

/** How a phase looks, beside what it says. */
export function toneOf(phase: ShownPhase): Tone {
  if (phase === 'signedIn') return 'ok';
  return phase === 'asking' ||
    phase === 'waiting' ||
    phase === 'checking' ||
    phase === 'needsUserCode'
    ? 'waiting'
    : 'refused';
}
