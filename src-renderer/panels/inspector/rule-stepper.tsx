/** Steps through the rules one at a time, by button or by the keys «,» and «.». */
import { ChevronFirst, StepBack, StepForward } from 'lucide-react';
import { useState } from 'react';
import { Button } from 'react-aria-components';
import type { RuleStep } from '#shared/projections/rule-steps.ts';
import { useCommand } from '../../commands/use-command.ts';
import { verdictOf, verdictTones, verdictWords } from './rule-verdict.tsx';

interface RuleStepperProps {
  readonly at: number;
  readonly count: number;
  /** How many were never asked, since one before them refused. */
  readonly unasked: number;
  readonly step: RuleStep | undefined;
  readonly onGo: (at: number) => void;
}

export function RuleStepper({ at, count, unasked, step, onGo }: RuleStepperProps) {
  // The rules are heard when somebody steps, not when they are opened.
  const [isStepping, setStepping] = useState(false);
  const go = (to: number): void => {
    setStepping(true);
    onGo(Math.min(count - 1, Math.max(0, to)));
  };
  const back = (): void => go(at - 1);
  const on = (): void => go(at + 1);
  useCommand('message.previous-rule', back, at === 0 ? 'This is the first rule.' : undefined);
  useCommand('message.next-rule', on, at === count - 1 ? 'This is the last rule.' : undefined);
  return (
    <div className="rule-stepper" role="group" aria-label="Step through the rules">
      <Button
        className="button small icon"
        aria-label="First rule"
        aria-disabled={at === 0}
        onPress={() => go(0)}
      >
        <ChevronFirst aria-hidden size={15} />
      </Button>
      <Button
        className="button small icon"
        aria-label="Previous rule"
        aria-keyshortcuts=","
        aria-disabled={at === 0}
        onPress={back}
      >
        <StepBack aria-hidden size={15} />
      </Button>
      <Button
        className="button small icon"
        aria-label="Next rule"
        aria-keyshortcuts="."
        aria-disabled={at === count - 1}
        onPress={on}
      >
        <StepForward aria-hidden size={15} />
      </Button>
      <p className="rule-place">
        Rule {at + 1} of {count}
        {step === undefined ? null : (
          <strong className={verdictTones[verdictOf(step)]}>
            {' '}
            {verdictWords[verdictOf(step)]}
          </strong>
        )}
        {unasked === 0 ? null : <span className="rule-unasked"> · {unasked} never asked</span>}
      </p>
      <p className="hidden-but-read" role="status" aria-label="Rule">
        {step === undefined || !isStepping ? '' : `${step.name}: ${verdictWords[verdictOf(step)]}`}
      </p>
    </div>
  );
}
