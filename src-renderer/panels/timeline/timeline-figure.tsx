/** The bands of a timeline below their axis, beside their names. Only what can be seen is drawn. */
import { useRef } from 'react';
import type { Lane } from '#shared/projections/lanes.ts';
import type { RunView } from '../../model/use-trace.ts';
import { BandPlot, grownWords, standingWords } from './band-plot.tsx';
import type { TimeScale } from './time-range.ts';
import { axisHeight, TimelineAxis, TimelineGrid } from './timeline-axis.tsx';
import { CursorLine, CursorTime } from './timeline-cursor.tsx';
import { headsWidth, TimelineHeads } from './timeline-heads.tsx';
import type { BandBox } from './timeline-layout.ts';
import { usePlotHands, useWheel } from './use-plot-hands.ts';
import { keptKeys, useKeysOn } from './use-plot-keys.ts';
import type { TimeRange } from './use-time-range.ts';
import type { Viewport } from './use-viewport.ts';

interface FigureProps {
  readonly view: RunView;
  readonly lanes: readonly Lane[];
  readonly boxes: readonly BandBox[];
  readonly scale: TimeScale;
  readonly range: TimeRange;
  readonly viewport: Viewport;
  readonly place: React.RefObject<HTMLElement | null>;
  readonly now: number;
  readonly version: number;
  readonly selected: number | undefined;
  readonly onSelect: (seq: number) => void;
  readonly onSeek: (x: number) => void;
  readonly onFold: (about: string | undefined) => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
}

const leastHeight = 120;

export function TimelineFigure(props: FigureProps) {
  const { view, lanes, boxes, scale, range, viewport, place, now, selected } = props;
  const hands = usePlotHands(props);
  useWheel(place, { range, scale });
  useKeysOn(place, props.onKeyDown);
  const last = boxes.at(-1);
  const height = Math.max(
    leastHeight,
    viewport.height - axisHeight(scale) - 8,
    last === undefined ? 0 : last.top + last.height,
  );
  const near = boxes.filter(
    ({ top, height: high }) =>
      top + high >= viewport.top - 60 && top <= viewport.top + viewport.height + 60,
  );
  const { seq: cursor, at: cursorAt } = view.moment;
  return (
    <section
      className="tl-figure"
      ref={place}
      aria-label="Timeline"
      tabIndex={0}
      data-keeps={keptKeys}
    >
      <div className="tl-top" style={{ paddingLeft: headsWidth }}>
        <AxisPlace {...{ view, scale }} onSeek={props.onSeek} />
      </div>
      <div className="tl-main" style={{ height }}>
        <TimelineHeads boxes={near} {...{ height, cursor }} onFold={props.onFold} />
        <svg className="tl-plot" width={scale.width} height={height} aria-hidden {...hands}>
          <TimelineGrid scale={scale} height={height} />
          {near.map((box) => (
            <BandPlot
              key={box.band.about ?? ''}
              {...{ box, lanes, scale, now, cursor, cursorAt }}
              selected={selected}
              grown={grownWords(box, props.version)}
              standing={standingWords(box, cursor, cursorAt)}
            />
          ))}
          <CursorLine view={view} scale={scale} height={height} />
        </svg>
      </div>
    </section>
  );
}

type AxisPlaceProps = Pick<FigureProps, 'view' | 'scale' | 'onSeek'>;

/** The axis is as good a place to go to a time as the plot below it. */
function AxisPlace({ view, scale, onSeek }: AxisPlaceProps) {
  const element = useRef<HTMLDivElement>(null);
  return (
    <div
      className="tl-axis-place"
      ref={element}
      aria-hidden
      onPointerUp={({ clientX }) =>
        onSeek(clientX - (element.current?.getBoundingClientRect().left ?? 0))
      }
    >
      <TimelineAxis scale={scale} />
      <CursorTime view={view} scale={scale} />
    </div>
  );
}
