/** One link of an explanation, as a screen shows it. */
import type { Party } from '../../trace/party.ts';

export type CauseKind =
  | 'person'
  | 'parameter'
  | 'rule'
  | 'timer'
  | 'message'
  | 'clock'
  | 'outside'
  /** Only what was asked about can be this: a change, which is nobody's cause in this list. */
  | 'change';

export interface EntryWords {
  readonly kind: CauseKind;
  readonly title: string;
  readonly sentence: string;
}

export interface CauseLink extends EntryWords {
  /** Its identity in this explanation: a message and a parameter in it share their number. */
  readonly id: string;
  /** The entry that it leads to. */
  readonly seq: number;
  readonly at: number;
  readonly party: Party;
  /** The links that it follows from, nearest first; empty where the chain begins. */
  readonly causes: readonly string[];
  /** A parameter or a setting and its value then, or a rule and its error; and where that stands. */
  readonly named?: {
    readonly name: string;
    readonly value: string;
    readonly clause: string | undefined;
  };
}
