/** The cards of parameters and claims, and the rules, as the lines that the page shows of them. */
import { type ClauseId, clauseLabel, clauses } from '../../../protocol/rules/clauses.ts';
import type { ParameterCard } from '../../parameter-cards/parameter-card.ts';
import type { RuleStep } from '../../rule-steps.ts';
import type { ClaimCard } from '../../tokens/claim-cards/claim-card.ts';
import { shownLine } from '../shown-characters.ts';
import type { PlayerCard, PlayerRule } from './player-data.ts';

/** Of a parameter, a header or a member. */
export function cardOfParameter(card: ParameterCard): PlayerCard {
  const { means, rule, otherwise, checkedBy, bug, clause } = card;
  const left = otherwise === undefined ? [] : [['Left out', otherwise] as const];
  return {
    lines: [
      ['Means', means],
      ['Rule', rule],
      ...left,
      ['Checked by', checkedBy],
      ['Common bug', bug],
      ['Where', clauseLabel(clause)],
    ],
  };
}

/** Of a claim. */
export function cardOfClaim({
  meaning,
  rule,
  checkedBy,
  commonBug,
  clause,
}: ClaimCard): PlayerCard {
  return {
    lines: [
      ['Means', meaning],
      ['Rule', rule],
      ['Checked by', checkedBy],
      ['Common bug', commonBug],
      ['Where', clauseLabel(clause)],
    ],
  };
}

/** One that this engine does not know any more has its name alone. */
export function playerRule({ name, clause, teaching }: RuleStep): PlayerRule {
  const where = isClause(clause) ? clauseLabel(clause) : '';
  return { name: shownLine(name), clause: where, teaching };
}

function isClause(clause: string | undefined): clause is ClauseId {
  return clause !== undefined && Object.hasOwn(clauses, clause);
}
