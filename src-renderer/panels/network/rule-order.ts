/** The order in which fault rules are asked. */
import type { RuleList } from '#shared/projections/network-board/rules-in-force.ts';

/** The list with that rule one place on; undefined where it stands at the end already. */
export function movedIn(rules: RuleList, id: string, by: -1 | 1): RuleList | undefined {
  const from = rules.findIndex((rule) => rule.id === id);
  const [rule, other] = [rules[from], rules[from + by]];
  if (rule === undefined || other === undefined) return undefined;
  return rules.with(from, other).with(from + by, rule);
}
