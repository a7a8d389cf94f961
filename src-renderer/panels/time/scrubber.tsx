/** The whole run as a strip: where messages are dense, where refusals are, and where the cursor is. */
import { memo } from 'react';
import { Slider, SliderThumb, SliderTrack } from 'react-aria-components';
import type { Strip } from '#shared/projections/density/density.ts';
import { shownTime } from '../../model/shown-text.ts';
import { stopsBefore } from '../../model/stops.ts';
import { type RunView, useDispatch } from '../../model/use-trace.ts';

export function Scrubber({ view }: { readonly view: RunView }) {
  const { model, cursor, moment } = view;
  const dispatch = useDispatch();
  const { stops } = model;
  const last = stops.length;
  const place = cursor === null ? last : Math.max(0, stopsBefore(stops, cursor + 1) - 1);
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
      <SliderTrack className="scrubber-track">
        <DensityStrip strip={model.density.bySequence} count={model.entries.length} />
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
