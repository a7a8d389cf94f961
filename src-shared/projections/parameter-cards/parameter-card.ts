/** What a card of a parameter, member or header says. It knows none of them. */
import type { ClauseId } from '../../protocol/rules/clauses.ts';

export interface ParameterCard {
  /** As on the wire. */
  readonly name: string;
  /** What it means, in one sentence. */
  readonly means: string;
  /** When it has to be there, and what it has to look like. */
  readonly rule: string;
  /** What holds where it is left out; absent where it cannot be left out. */
  readonly otherwise?: string;
  /** Who looks at it, and what happens then. */
  readonly checkedBy: string;
  /** What goes wrong with it most often. */
  readonly bug: string;
  readonly clause: ClauseId;
}

/** The cards of one place: of a request, or of its answer. */
export type Cards = readonly ParameterCard[];
