/** What a conductor has in hand: who waits with an input, and what goes to disk together. */
import type { Effect } from '#shared/kernel/effect.ts';
import type { Input } from '#shared/kernel/input.ts';
import type { World } from '#shared/kernel/world.ts';
import type { Entry } from '#shared/trace/entry.ts';
import type { Outcome } from '#shared/workbench-port.ts';

type WithoutStamp<Of> = Of extends Input ? Omit<Of, 'at' | 'entropy'> : never;
export type Submission = WithoutStamp<Input>;

/** Whether time may go on by itself: not at all, to the next thing, or as far as it comes. */
export type Going = 'stands' | 'one' | 'many';
export type GoesOn = (world: World) => Going;

export interface Waiting {
  readonly submission: Submission;
  readonly resolve: (outcome: Outcome) => void;
  readonly reject: (reason: unknown) => void;
  /** The run’s time at which a script has it happen; left out, now. */
  readonly at?: number | undefined;
  /** How often facts were looked for. */
  readonly rounds?: number;
  /** Asked again at its turn, for what comes of itself and not from a person. */
  readonly goesOn?: GoesOn | undefined;
}

interface Accepted {
  readonly waiting: Waiting;
  readonly seq: number;
}

export interface Batch {
  readonly entries: Entry[];
  readonly effects: Effect[];
  readonly accepted: Accepted[];
  /** Refusals and defects: they leave no entry, so they do not depend on the disk. */
  readonly turnedAway: (() => void)[];
}

/** Nothing in hand. */
export function emptyBatch(): Batch {
  return { entries: [], effects: [], accepted: [], turnedAway: [] };
}
