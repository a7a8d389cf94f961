/** The live sequence diagram with what chooses its part, and its twin for screen readers. */
import { useMemo } from 'react';
import { withFoldToggled, withLaneMoved } from '#shared/projections/figure/figure-choice.ts';
import type { Party } from '#shared/trace/party.ts';
import type { LaneDeeds } from '../../drawing/sequence/lane-heads.tsx';
import { SequenceFigure } from '../../drawing/sequence/sequence-figure.tsx';
import type { MarkOf } from '../../model/breakpoints/breakpoint-marks.ts';
import { isPlaced } from '../../model/marks/marks.ts';
import type { Bookmarks } from '../../model/marks/use-bookmarks.ts';
import { useFlightClock } from '../../model/moment/use-flight-clock.ts';
import { type Figure, useFigure } from '../../model/sequence/use-figure.ts';
import { useSteady } from '../../model/steady/use-steady.ts';
import type { RunView } from '../../model/use-trace.ts';
import { HowToBegin } from '../how-to-begin.tsx';
import { SequenceTwin } from '../sequence-twin.tsx';
import { FigureTools } from './figure-tools.tsx';
import { HiddenLines } from './hidden-lines.tsx';

interface SequencePanelProps {
  readonly view: RunView;
  readonly selected: number | undefined;
  readonly markOf: MarkOf;
  readonly onSelect: (seq: number) => void;
  readonly onGo: (seq: number) => void;
  readonly bookmarks: Bookmarks;
}

export function SequencePanel(props: SequencePanelProps) {
  const { view, selected, markOf, onSelect, onGo, bookmarks } = props;
  const figure = useFigure(view);
  const clock = useFlightClock(view);
  const laneDeeds = useLaneDeeds(figure);
  if (view.model.diagram.rows.length === 0) {
    return (
      <div className="empty">
        <p>The sequence appears here, message by message.</p>
        <HowToBegin run={view.model.run} />
      </div>
    );
  }
  const cursor = view.moment.seq;
  const marks = bookmarks.marks.filter(isPlaced);
  const { lanes, rows, unfolded, hidesFuture, seqs } = figure;
  return (
    <div className="sequence-pane">
      <FigureTools figure={figure} moment={view.moment} />
      <HiddenLines figure={figure} diagram={view.model.diagram} selected={selected} />
      <div className="sequence-place">
        {rows.length === 0 ? (
          <NothingHere figure={figure} />
        ) : (
          <SequenceFigure
            {...{ lanes, rows, cursor, selected, unfolded, markOf, onSelect, onGo, marks }}
            {...{ clock, hidesFuture, seqs, laneDeeds }}
            onToggleFold={(seq) => figure.choose(withFoldToggled(figure.choice, seq))}
            onChangeMark={({ bookmark }) => bookmarks.change(bookmark)}
          />
        )}
        <SequenceTwin diagram={figure} {...{ cursor, markOf, marks }} />
      </div>
    </div>
  );
}

function NothingHere({ figure: { meant } }: { readonly figure: Figure }) {
  return (
    <div className="empty">
      <p>Nothing that happened is among what is chosen.</p>
      <p>
        {meant.request === 'all'
          ? 'What matches the filter appears here.'
          : 'What concerns this request appears here.'}
      </p>
    </div>
  );
}

function useLaneDeeds({ choice, lanes, choose }: Figure): LaneDeeds {
  const parties = lanes.map(({ party }) => party);
  const move = useSteady((...[party, by]: Parameters<LaneDeeds['move']>) =>
    choose(withLaneMoved(choice, parties, party, by)),
  );
  const hide = useSteady((party: Party) =>
    choose({ ...choice, hidden: [...choice.hidden, party] }),
  );
  const only = useSteady((party: Party) => choose({ ...choice, parties: [party] }));
  return useMemo(() => ({ move, hide, only }), [move, hide, only]);
}
