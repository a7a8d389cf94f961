/** What there is to know about one claim, on one card. The cards themselves are in the files beside. */
import type { ClauseId } from '../../../protocol/rules/clauses.ts';

export interface ClaimCard {
  readonly meaning: string;
  readonly rule: string;
  readonly checkedBy: string;
  /** What goes wrong with it in practice. */
  readonly commonBug: string;
  readonly clause: ClauseId;
}

export type ClaimCards = Readonly<Record<string, ClaimCard>>;

/** A card from its five parts. */
export function card(
  meaning: string,
  rule: string,
  checkedBy: string,
  commonBug: string,
  clause: ClauseId,
): ClaimCard {
  return { meaning, rule, checkedBy, commonBug, clause };
}
