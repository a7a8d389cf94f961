/** What is not shown, in words: how much, what goes to hidden lanes, and that the chosen message is hidden. */
import { EyeOff } from 'lucide-react';
import { Button } from 'react-aria-components';
import { countUpTo } from '#shared/projections/checkpoints/checkpoints.ts';
import { showsAll } from '#shared/projections/figure/figure-choice.ts';
import {
  choiceShowing,
  type HiddenBecause,
  hiddenBecause,
} from '#shared/projections/figure/shown-figure.ts';
import type { ArrowRow, SequenceDiagram } from '#shared/projections/sequence-diagram.ts';
import type { Figure } from '../../model/sequence/use-figure.ts';

interface HiddenLinesProps {
  readonly figure: Figure;
  readonly diagram: SequenceDiagram;
  readonly selected: number | undefined;
}

export function HiddenLines({ figure, diagram, selected }: HiddenLinesProps) {
  const { choice, meant, messages, of, toHiddenLanes, choose } = figure;
  if (showsAll(choice)) return null;
  const row = selected === undefined ? undefined : rowOf(diagram, selected);
  const reasons = row === undefined ? [] : hiddenBecause(diagram, row, meant);
  const { hidden } = choice;
  return (
    <div className="hidden-lines" role="status" aria-label="What the sequence leaves out">
      <p>
        <span>
          {messages} of {counted(of)}
        </span>
        {hidden.length === 0 ? null : (
          <>
            <span>
              <EyeOff aria-hidden size={13} /> {counted(toHiddenLanes)} to{' '}
              {hidden.length === 1 ? 'a hidden lane' : 'hidden lanes'}
            </span>
            <Button
              className="button small quiet"
              onPress={() => choose({ ...choice, hidden: [], order: [] })}
            >
              Show all lanes
            </Button>
          </>
        )}
      </p>
      {row === undefined || reasons.length === 0 ? null : (
        <p className="hidden-selection">
          <span>The chosen message is not shown: {reasons.map(wordsOf).join(', and ')}.</span>
          <Button
            className="button small"
            onPress={() => choose(choiceShowing(choice, row, reasons))}
          >
            Show it
          </Button>
        </p>
      )}
    </div>
  );
}

const words: Readonly<Record<HiddenBecause, string>> = {
  request: 'it is not about this request',
  party: 'it is between other parties',
  status: 'it came to something else',
  lane: 'its lane is hidden',
};

function wordsOf(reason: HiddenBecause): string {
  return words[reason];
}

function counted(messages: number): string {
  return `${messages} message${messages === 1 ? '' : 's'}`;
}

/** The arrow of that number in the whole run, in a fold or out of it. */
function rowOf({ rows }: SequenceDiagram, seq: number): ArrowRow | undefined {
  const row = rows[countUpTo(rows, seq) - 1];
  const found = row?.kind === 'fold' ? row.rows[countUpTo(row.rows, seq) - 1] : row;
  return found?.seq === seq ? found : undefined;
}
