/** The whole run as a strip: where messages are dense, where refusals are, and where the cursor is. */
import { Slider, SliderThumb, SliderTrack } from 'react-aria-components';
import { shownTime } from '../../model/shown-text.ts';
import { type RunView, useDispatch } from '../../model/use-trace.ts';

const bars = 120;

export function Scrubber({ view }: { readonly view: RunView }) {
  const { model, cursor, moment } = view;
  const dispatch = useDispatch();
  const { stops } = model;
  const last = stops.length;
  const place =
    cursor === null
      ? last
      : Math.max(
          0,
          stops.findLastIndex((stop) => stop <= cursor),
        );
  const strip = density(view);
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
        <svg className="density" viewBox={`0 0 ${bars} 20`} preserveAspectRatio="none" aria-hidden>
          {strip.map(({ height, isRefused }, index) => (
            <rect
              key={`${String(index)}`}
              className={isRefused ? 'bar refused' : 'bar'}
              x={index}
              y={20 - height}
              width={0.8}
              height={height}
            />
          ))}
        </svg>
        <SliderThumb className="scrubber-thumb" aria-label={`At ${shownTime(moment.at)}`} />
      </SliderTrack>
    </Slider>
  );
}

function density({ model }: RunView) {
  const { list } = model.diagram.messages;
  const counts = Array.from({ length: bars }, () => ({ count: 0, isRefused: false }));
  const total = Math.max(1, model.entries.length);
  for (const message of list) {
    const cell = counts[Math.min(bars - 1, Math.floor((message.seq / total) * bars))];
    if (cell === undefined) continue;
    cell.count += 1;
    if (message.tone === 'refused') cell.isRefused = true;
  }
  const most = Math.max(1, ...counts.map(({ count }) => count));
  return counts.map(({ count, isRefused }) => ({ height: (count / most) * 18, isRefused }));
}
