/**
 * The rules that a request met, in the order in which it met them, each with its clause and why.
 * They can be stepped through one at a time, as they were asked: what comes later is not told yet.
 */
import { Check, Circle, X } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { type RuleStep, ruleSteps } from '#shared/projections/rule-steps.ts';
import { type ClauseId, clauseLabel, clauses } from '#shared/protocol/rules/clauses.ts';
import type { EntryOf } from '#shared/trace/entry.ts';
import { RuleStepper } from './rule-stepper.tsx';

type Judgement = EntryOf<'rules.judged'>;

export function RuleTable({ judgement }: { readonly judgement: Judgement | undefined }) {
  if (judgement === undefined) {
    return <p className="empty">No rule has judged this exchange; it is judged when it arrives.</p>;
  }
  return <Steps key={judgement.seq} judgement={judgement} />;
}

/** Begins at the verdict: the rule that refused, or the last one that was met. */
function Steps({ judgement }: { readonly judgement: Judgement }) {
  const steps = ruleSteps(judgement);
  const met = steps.filter(({ verdict }) => verdict !== 'unreached').length;
  const [at, goTo] = useState(Math.max(0, met - 1));
  const current = useRef<HTMLLIElement>(null);
  useEffect(() => {
    // In braces: some browsers answer a promise, which is no way to clean up.
    current.current?.scrollIntoView({ block: 'nearest' });
  }, [at]);
  return (
    <>
      {met === 0 ? null : <RuleStepper at={at} count={met} step={steps[at]} onGo={goTo} />}
      <ol
        className="rules"
        aria-label={`Rules of ${judgement.table}, profile ${judgement.profile}`}
      >
        {steps.map((step, index) => (
          <RuleItem
            key={step.name}
            step={step}
            isCurrent={index === at && index < met}
            isLater={index > at && index < met}
            place={index === at ? current : null}
          />
        ))}
      </ol>
    </>
  );
}

interface RuleItemProps {
  readonly step: RuleStep;
  readonly isCurrent: boolean;
  readonly isLater: boolean;
  readonly place: React.Ref<HTMLLIElement>;
}

function RuleItem({ step, isCurrent, isLater, place }: RuleItemProps) {
  const { name, teaching, clause } = step;
  const verdict = isLater ? 'later' : step.verdict;
  const known = isClause(clause) ? clause : undefined;
  return (
    <li
      ref={place}
      className={`rule ${verdict}${isCurrent ? ' current' : ''}`}
      aria-current={isCurrent ? 'step' : undefined}
    >
      <VerdictSign verdict={verdict} />
      <div>
        <p className="rule-name">
          {name} <span className="hidden-but-read">{verdictWords[verdict]}</span>
        </p>
        {isLater ? null : <p className="rule-why">{teaching}</p>}
        {verdict === 'refused' && known !== undefined ? (
          <p className="rule-why">{clauses[known].paraphrase}</p>
        ) : null}
        {isLater || known === undefined ? null : (
          <a href={clauses[known].url} target="_blank" rel="noreferrer" className="clause">
            {clauseLabel(known)}
          </a>
        )}
      </div>
    </li>
  );
}

type Verdict = RuleStep['verdict'] | 'later';

const verdictWords: Readonly<Record<Verdict, string>> = {
  passed: 'passed',
  refused: 'refused',
  unreached: 'unreached',
  later: 'not asked yet',
};

function isClause(id: string | undefined): id is ClauseId {
  return id !== undefined && id in clauses;
}

function VerdictSign({ verdict }: { readonly verdict: Verdict }) {
  if (verdict === 'passed') return <Check aria-hidden size={16} className="tone-ok" />;
  if (verdict === 'refused') return <X aria-hidden size={16} className="tone-refused" />;
  return <Circle aria-hidden size={12} className="tone-waiting" />;
}
