/** The live sequence diagram, and its twin for screen readers. */
import { useState } from 'react';
import { SequenceFigure } from '../drawing/sequence-figure.tsx';
import type { MarkOf } from '../model/breakpoint-marks.ts';
import { isPlaced } from '../model/marks.ts';
import type { Bookmarks } from '../model/use-bookmarks.ts';
import type { RunView } from '../model/use-trace.ts';
import { SequenceTwin } from './sequence-twin.tsx';

interface SequencePanelProps {
  readonly view: RunView;
  readonly selected: number | undefined;
  readonly markOf: MarkOf;
  readonly onSelect: (seq: number) => void;
  readonly bookmarks: Bookmarks;
}

export function SequencePanel(props: SequencePanelProps) {
  const { view, selected, markOf, onSelect, bookmarks } = props;
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
  const marks = bookmarks.marks.filter(isPlaced);
  return (
    <>
      <SequenceFigure
        lanes={diagram.lanes}
        rows={diagram.rows}
        cursor={cursor}
        selected={selected}
        unfolded={unfolded}
        markOf={markOf}
        onSelect={onSelect}
        onToggleFold={toggle}
        marks={marks}
        onChangeMark={({ bookmark }) => bookmarks.change(bookmark)}
      />
      <SequenceTwin diagram={diagram} cursor={cursor} markOf={markOf} marks={marks} />
    </>
  );
}
