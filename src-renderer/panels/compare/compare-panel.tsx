/**
 * Compares this run with another one, message by message: the other on the left, this one on the
 * right. What is chosen here is chosen everywhere, and this run's cursor goes there.
 */
import { ChevronDown, ChevronUp, Columns2, X } from 'lucide-react';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { Button } from 'react-aria-components';
import { type Comparison, compareRuns } from '#shared/projections/comparison/compare-runs.ts';
import { useCommand, useCommands } from '../../commands/use-command.ts';
import type { RunModel } from '../../model/run-model.ts';
import {
  type ComparisonLine,
  comparisonLines,
  isDifference,
  lineOf,
  nextDifference,
} from '../../model/runs/comparison-lines.ts';
import { useCalmly } from '../../model/steady/use-calmly.ts';
import { type RunView, useRunModel, useRunView, useWorkbench } from '../../model/use-trace.ts';
import { ComparisonList } from './comparison-list.tsx';
import { RunChoice } from './run-choice.tsx';

interface ComparePanelProps {
  readonly view: RunView;
  readonly selected: number | undefined;
  /** How often it was asked for from elsewhere. */
  readonly asked: number;
  /** Moves the selection and the cursor. */
  readonly onGo: (seq: number) => void;
  /** Moves the cursor alone. */
  readonly onMove: (seq: number) => void;
  readonly onClose: () => void;
  readonly other: string | undefined;
  readonly onOther: (run: string) => void;
}

export function ComparePanel(props: ComparePanelProps) {
  const { other } = props;
  const { run } = props.view.model;
  const commands = useCommands();
  const hasOthers = useWorkbench(({ runs }) => runs.length > 1);
  useCommand('compare.close', props.onClose);
  const place = useRef<HTMLElement>(null);
  useEffect(() => {
    // Whoever asked for it chooses a run next; whoever came along the tabs stays there.
    if (props.asked > 0) place.current?.querySelector('button')?.focus();
  }, [props.asked]);
  return (
    <section className="compare" aria-label="Comparison" ref={place}>
      <header className="compare-head">
        <RunChoice run={run} chosen={other} onChoose={props.onOther} />
        <Button
          className="button small to-products"
          onPress={() => commands.carryOut('compare.products')}
        >
          <Columns2 aria-hidden size={14} /> Compare products
        </Button>
        <Button className="button small" onPress={props.onClose}>
          <X aria-hidden size={14} /> Close <kbd>Esc</kbd>
        </Button>
      </header>
      {other === undefined ? (
        <div className="empty">
          <p>
            {hasOthers
              ? 'Choose the run to compare this one with. Runs with the same beginning come first.'
              : 'There is no other run yet. Start one from the list of runs, and compare it here.'}
          </p>
        </div>
      ) : (
        <OtherRun key={other} {...props} other={other} />
      )}
    </section>
  );
}

type ComparedProps = Omit<ComparePanelProps, 'other' | 'onOther'>;

function OtherRun({ other, ...props }: ComparedProps & { readonly other: string }) {
  const left = useRunModel(other);
  return left === undefined ? <Busy /> : <Compared {...props} left={left} />;
}

function Busy() {
  return (
    <p className="empty" role="status">
      Comparing the runs, entry by entry.
    </p>
  );
}

const everyMs = 1500;

function Compared({
  view,
  selected,
  onGo,
  onMove,
  left,
}: ComparedProps & { readonly left: RunModel }) {
  const { model: right } = view;
  useRunView(left);
  const make = useCallback(
    () => (left.isReading() ? undefined : compareRuns(left.entries, right.entries)),
    [left, right],
  );
  const compared = useCalmly(make, `${left.version()} ${right.version()}`, everyMs);
  const lines = useMemo(
    () => (compared === undefined ? [] : comparisonLines(compared)),
    [compared],
  );
  const [missing, setMissing] = useState<Missing>();
  if (compared === undefined) return <Busy />;
  const chosen =
    missing !== undefined && missing.besides === selected
      ? missing.place
      : (lineOf(lines, selected) ?? -1);
  const choose = (place: number): void => {
    const line = lines[place];
    if (line === undefined) return;
    const isHere = line.kind === 'message' && line.row.right !== undefined;
    setMissing(isHere ? undefined : { place, besides: selected });
    if (isHere) onGo(line.at);
    else onMove(line.at);
  };
  const goOn = (by: 1 | -1): void => {
    const place = nextDifference(lines, chosen, by);
    if (place !== undefined) choose(place);
  };
  return (
    <>
      <Summary comparison={compared} lines={lines} onNext={goOn} />
      <ComparisonList lines={lines} left={left} right={right} chosen={chosen} onChoose={choose} />
    </>
  );
}

/** A line that this run has not got can be chosen only here, besides what is chosen everywhere. */
interface Missing {
  readonly place: number;
  readonly besides: number | undefined;
}

interface SummaryProps {
  readonly comparison: Comparison;
  readonly lines: readonly ComparisonLine[];
  readonly onNext: (by: 1 | -1) => void;
}

function Summary({ comparison, lines, onNext }: SummaryProps) {
  const told = lines.filter(isDifference).length;
  const whyNot = told === 0 ? 'No message differs.' : undefined;
  useCommand('compare.next', () => onNext(1), whyNot);
  useCommand('compare.previous', () => onNext(-1), whyNot);
  const { drifted, missing, extra } = comparison.counts;
  const others = drifted + missing + extra - told;
  return (
    <div className="compare-summary">
      <p role="status">{comparison.summary}</p>
      <div className="compare-steps">
        <span className="quiet-line">
          {told === 1 ? '1 message differs' : `${told} messages differ`}
          {others === 0 ? '' : `, and ${others} states or timers`}
        </span>
        <Button className="button small" isDisabled={told === 0} onPress={() => onNext(-1)}>
          <ChevronUp aria-hidden size={14} /> Previous <kbd>P</kbd>
        </Button>
        <Button className="button small" isDisabled={told === 0} onPress={() => onNext(1)}>
          <ChevronDown aria-hidden size={14} /> Next <kbd>N</kbd>
        </Button>
      </div>
    </div>
  );
}
