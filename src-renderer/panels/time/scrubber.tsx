/** The whole run as a strip: where messages are dense, where refusals are, and where the cursor is. */
import { memo } from 'react';
import { Slider, SliderThumb, SliderTrack } from 'react-aria-components';
import type { Strip } from '#shared/projections/density/density.ts';
import { isPlaced, type Mark } from '../../model/marks/marks.ts';
import { stopsBefore } from '../../model/moment/stops.ts';
import { useCursorMove } from '../../model/moment/use-cursor-move.ts';
import { type RunView, useDispatch } from '../../model/use-trace.ts';
import { shownTime } from '../../model/words/shown-text.ts';
import { FoundStrip } from '../search/found-strip.tsx';
import { ScrubberMarks } from './scrubber-marks.tsx';

interface ScrubberProps {
  readonly view: RunView;
  readonly marks: readonly Mark[];
}

export function Scrubber({ view, marks }: ScrubberProps) {
  const { model, cursor, moment } = view;
  const dispatch = useDispatch();
  const { stops } = model;
  const last = stops.length;
  const placeOf = (seq: number): number => Math.max(0, stopsBefore(stops, seq + 1) - 1);
  const place = cursor === null ? last : placeOf(cursor);
  const moveTo = useCursorMove(view);
  const placed = marks.filter(isPlaced);
  const shareOf = (seq: number): number =>
    seq >= model.moment(null).seq ? 1 : placeOf(seq) / Math.max(1, last);
  const move = (index: number): void => {
    const to = index >= last ? null : (stops[index] ?? 0);
    if (to !== cursor) void dispatch({ kind: 'cursor.move', run: model.run, to });
  };
  return (
    <Slider
      aria-label="Moment of the run"
      className="scrubber"
      minValue={0}
      maxValue={Math.max(1, last)}
      value={place}
      isDisabled={last === 0}
      onChange={(value) => move(Number(value))}
    >
      {placed.length === 0 ? null : (
        <ScrubberMarks marks={placed} shareOf={shareOf} onGo={moveTo} />
      )}
      <SliderTrack className="scrubber-track">
        <DensityStrip strip={model.density.bySequence} count={model.entries.length} />
        <FoundStrip stops={stops} />
        <SliderThumb className="scrubber-thumb" aria-label={`At ${shownTime(moment.at)}`} />
      </SliderTrack>
    </Slider>
  );
}

interface DensityStripProps {
  readonly strip: Strip;
  readonly count: number;
}

/** The strip grows in place; how many entries it has tells that it has changed. */
const DensityStrip = memo(function DensityStrip({ strip }: DensityStripProps) {
  const most = Math.max(1, ...strip.buckets.map(({ messages }) => messages));
  const cells = Math.max(1, strip.buckets.length);
  return (
    <svg className="density" viewBox={`0 0 ${cells} 20`} preserveAspectRatio="none" aria-hidden>
      {strip.buckets.map(({ messages, refusals }, index) => {
        const height = (messages / most) * 18;
        return (
          <rect
            key={`${String(index)}`}
            className={refusals > 0 ? 'bar refused' : 'bar'}
            x={index}
            y={20 - height}
            width={0.8}
            height={height}
          />
        );
      })}
    </svg>
  );
});
