/** The live sequence diagram and its twin for screen readers: the same rows as an ordered list. */
import { useState } from 'react';
import {
  type ArrowRow,
  type SequenceDiagram,
  unfoldedRows,
} from '#shared/projections/sequence-diagram.ts';
import { SequenceFigure } from '../drawing/sequence-figure.tsx';
import { shownState, shownTime } from '../model/shown-text.ts';
import type { RunView } from '../model/use-trace.ts';

interface SequencePanelProps {
  readonly view: RunView;
  readonly selected: number | undefined;
  readonly onSelect: (seq: number) => void;
}

export function SequencePanel({ view, selected, onSelect }: SequencePanelProps) {
  const { diagram } = view.model;
  const [unfolded, setUnfolded] = useState<ReadonlySet<number>>(new Set());
  const toggle = (seq: number): void => {
    const next = new Set(unfolded);
    if (!next.delete(seq)) next.add(seq);
    setUnfolded(next);
  };
  if (diagram.rows.length === 0) {
    return (
      <div className="empty">
        <p>The sequence appears here, message by message.</p>
        <p>Open the relying party’s window and press «Sign in with CIBA».</p>
      </div>
    );
  }
  const cursor = view.moment.seq;
  return (
    <>
      <SequenceFigure
        lanes={diagram.lanes}
        rows={diagram.rows}
        cursor={cursor}
        selected={selected}
        unfolded={unfolded}
        onSelect={onSelect}
        onToggleFold={toggle}
      />
      <SequenceTwin diagram={diagram} cursor={cursor} />
    </>
  );
}

function SequenceTwin({
  diagram,
  cursor,
}: {
  readonly diagram: SequenceDiagram;
  readonly cursor: number;
}) {
  const happened = unfoldedRows(diagram.rows).filter((row) => row.seq <= cursor);
  const titles = new Map(diagram.lanes.map(({ party, title }) => [party, title]));
  const say = (row: ArrowRow): string => {
    const notes = row.notes.map(
      ({ party, text }) => `; ${titles.get(party) ?? party} is now ${shownState(text)}`,
    );
    const detail = row.detail === '' ? '' : `, ${row.detail}`;
    return `${shownTime(row.at)} ${titles.get(row.from) ?? row.from} to ${titles.get(row.to) ?? row.to}: ${row.title}${detail}${notes.join('')}`;
  };
  return (
    <ol className="hidden-but-read" aria-label="Sequence of the run">
      {happened.map((row) => (
        <li key={row.seq}>{say(row)}</li>
      ))}
    </ol>
  );
}
