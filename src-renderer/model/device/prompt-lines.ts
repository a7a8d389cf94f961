/**
 * The prompts of a device at one moment, newest first, each with where it stands and, once it is
 * over, with the words for how it ended.
 */
import { type Moment, machineAt } from '#shared/projections/moment.ts';
import type { Elsewhere, PhoneBoard } from '#shared/projections/phone-board.ts';
import type { EntryOf } from '#shared/trace/entry.ts';

export interface PromptLine {
  readonly prompt: EntryOf<'prompt.arrived'>;
  readonly state: string;
}

/** One line a prompt. */
export function promptLines(moment: Moment): readonly PromptLine[] {
  return [...moment.prompts.values()].reverse().map((prompt) => {
    const state = machineAt(moment, 'authentication-device', prompt.prompt)?.state ?? 'notified';
    return { prompt, state: state.split('.').at(-1) ?? state };
  });
}

const undecided: ReadonlySet<string> = new Set(['notified', 'shown', 'steppingUp']);

/** True while the person may still decide. */
export function isPending({ state }: PromptLine): boolean {
  return undecided.has(state);
}

const ends: Readonly<Record<string, string>> = {
  sending: 'Sending your answer',
  approved: 'Approved',
  denied: 'Denied',
  reported: 'Reported as not yours, and denied',
  tooLate: 'Too late: the request was over',
  lapsed: 'This request has lapsed',
};

/**
 * Where it stands; a request that was reported is denied, and is not like any other denied one. A
 * decision that did not count came too late, unless the provider named another reason.
 */
export function standingOf({ prompt, state }: PromptLine, board: PhoneBoard | undefined): string {
  if (state === 'denied' && board?.reported.has(prompt.prompt)) return 'reported';
  return state === 'tooLate' && board?.refusals.has(prompt.prompt) ? 'refused' : state;
}

/** How it ended, in a few words; where somebody else decided, where that was. */
export function endWords(line: PromptLine, board: PhoneBoard | undefined): string {
  const standing = standingOf(line, board);
  if (standing === 'withdrawn')
    return elsewhereWords(board?.elsewhere.get(line.prompt.about ?? ''));
  if (standing === 'refused') return `Refused: ${board?.refusals.get(line.prompt.prompt) ?? ''}`;
  return ends[standing] ?? standing;
}

function elsewhereWords(elsewhere: Elsewhere | undefined): string {
  return elsewhere?.decidedOn === undefined
    ? 'Decided elsewhere'
    : `${decisionWords(elsewhere.decision)} on ${elsewhere.decidedOn}`;
}

function decisionWords(decision: string | undefined): string {
  if (decision === 'approve') return 'Approved';
  return decision === 'deny' ? 'Denied' : 'Decided';
}
