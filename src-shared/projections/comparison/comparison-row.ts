/** One row of a comparison: two entries that are each other's counterpart, or one that has none. */

export type Verdict =
  | 'same'
  /** It happened in both runs, and not in the same way. */
  | 'drifted'
  /** Only the left run has it. */
  | 'missing'
  /** Only the right run has it. */
  | 'extra';

export interface Difference {
  /** «status», «error», «parameter.scope», «id_token.aud», «time between» */
  readonly field: string;
  /** Undefined where that side has no such field. */
  readonly left: string | undefined;
  readonly right: string | undefined;
}

export interface ComparisonRow {
  readonly left?: number;
  readonly right?: number;
  readonly verdict: Verdict;
  readonly differences: readonly Difference[];
  /** True for what the sequence diagram shows: messages, what people do, calls without an answer. */
  readonly isMessage: boolean;
}
