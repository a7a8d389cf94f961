/**
 * The rules that a request met, in the order in which it met them, each with its clause, why, and the
 * values it compared. They can be stepped through one at a time: what comes later is not told yet.
 */
import { useEffect, useMemo, useRef, useState } from 'react';
import type { TraceIndex } from '#shared/projections/causes/trace-index.ts';
import { ruleSteps } from '#shared/projections/rule-steps.ts';
import { partsOfRule, rulesOfPart } from '#shared/projections/rule-values/rule-parts.ts';
import { ruleValues } from '#shared/projections/rule-values/rule-values.ts';
import type { EntryOf } from '#shared/trace/entry.ts';
import { useInspectorLinks } from './inspector-links.ts';
import { PartStrip } from './part-strip.tsx';
import { RuleItem } from './rule-item.tsx';
import { RuleStepper } from './rule-stepper.tsx';
import { verdictSaid } from './rule-verdict.tsx';

type Judgement = EntryOf<'rules.judged'>;

interface RuleTableProps {
  readonly judgement: Judgement | undefined;
  readonly index: TraceIndex;
}

export function RuleTable({ judgement, index }: RuleTableProps) {
  if (judgement === undefined) {
    return <p className="empty">No rule has judged this exchange; it is judged when it arrives.</p>;
  }
  return <Steps key={judgement.seq} judgement={judgement} index={index} />;
}

interface StepsProps {
  readonly judgement: Judgement;
  readonly index: TraceIndex;
}

/** Begins at the verdict: the rule that refused, or the last one that was met. */
function Steps({ judgement, index }: StepsProps) {
  const { lit } = useInspectorLinks();
  const steps = useMemo(() => ruleSteps(judgement), [judgement]);
  const valuesOf = useMemo(() => ruleValues(index, judgement), [index, judgement]);
  const met = steps.filter(({ verdict }) => verdict !== 'unreached').length;
  const [at, goTo] = useState(Math.max(0, met - 1));
  const current = useRef<HTMLLIElement>(null);
  useEffect(() => {
    // In braces: some browsers answer a promise, which is no way to clean up.
    current.current?.scrollIntoView({ block: 'nearest' });
  }, [at]);
  const names = steps.map(({ name }) => name);
  const litRules = new Set(lit === undefined ? [] : rulesOfPart(names, lit));
  return (
    <>
      <p className="rules-said">{verdictSaid(steps)}</p>
      <PartStrip parts={partsSent(names, valuesOf)} looked={partsOfRule(names[at] ?? '')} />
      {met === 0 ? null : (
        <RuleStepper
          at={at}
          count={met}
          unasked={steps.length - met}
          step={steps[at]}
          onGo={goTo}
        />
      )}
      <ol
        className="rules"
        aria-label={`Rules of ${judgement.table}, profile ${judgement.profile}`}
      >
        {steps.map((step, place) => (
          <RuleItem
            key={step.name}
            step={step}
            values={valuesOf(step.name)}
            isCurrent={place === at && place < met}
            isLater={place > at && place < met}
            isLit={litRules.has(step.name)}
            place={place === at ? current : null}
            onChoose={() => goTo(place)}
          />
        ))}
      </ol>
    </>
  );
}

/** The parts that came, of those that some rule here looks at. */
function partsSent(
  names: readonly string[],
  valuesOf: ReturnType<typeof ruleValues>,
): readonly string[] {
  const sent = names
    .flatMap((name) => valuesOf(name))
    .filter(({ origin, value }) => origin === 'message' && value !== undefined);
  return [...new Set(sent.map(({ name }) => name))];
}
