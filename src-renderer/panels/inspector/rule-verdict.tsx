/** How a rule's verdict looks and reads. One that only tells the client to wait is no refusal to mend. */
import { Check, Circle, Hourglass, X } from 'lucide-react';
import { isPending } from '#shared/projections/pending.ts';
import type { RuleStep } from '#shared/projections/rule-steps.ts';

type Verdict = RuleStep['verdict'] | 'waits' | 'later';

/** What the rule said of the call, as it is shown. */
export function verdictOf({ verdict, refusal }: RuleStep): Exclude<Verdict, 'later'> {
  return isPending(refusal?.error) ? 'waits' : verdict;
}

export const verdictWords: Readonly<Record<Verdict, string>> = {
  passed: 'passed',
  refused: 'refused',
  waits: 'not yet',
  unreached: 'never asked',
  later: 'not asked yet',
};

export const verdictTones: Readonly<Record<Verdict, string>> = {
  passed: 'tone-ok',
  refused: 'tone-refused',
  waits: 'tone-waiting',
  unreached: 'tone-waiting',
  later: 'tone-waiting',
};

const signs = { passed: Check, refused: X, waits: Hourglass, unreached: Circle, later: Circle };

export function VerdictSign({ verdict }: { readonly verdict: Verdict }) {
  const Sign = signs[verdict];
  const size = Sign === Circle ? 12 : 16;
  return <Sign aria-hidden size={size} className={verdictTones[verdict]} />;
}

/** «9 passed, then one refused; 3 were never asked». */
export function verdictSaid(steps: readonly RuleStep[]): string {
  const count = (verdict: Verdict): number =>
    steps.filter((step) => verdictOf(step) === verdict).length;
  const [passed, unreached] = [count('passed'), count('unreached')];
  const rest =
    unreached === 0 ? '' : `; ${unreached} ${unreached === 1 ? 'was' : 'were'} never asked`;
  if (count('waits') > 0) return `${passed} passed, then one said: not yet${rest}.`;
  if (count('refused') > 0) return `${passed} passed, then one refused${rest}.`;
  return `All ${passed} rules were asked, and all passed.`;
}
