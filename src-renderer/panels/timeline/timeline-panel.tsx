/** The run against its time, to scale; what is shown of it, and the way around in it. */
import { useMemo, useRef } from 'react';
import { type Band, bandsOf } from '#shared/projections/timeline/bands.ts';
import { newestTime, type Timeline } from '#shared/projections/timeline/timeline.ts';
import { useCommand } from '../../commands/use-command.ts';
import { timelineOf } from '../../model/boards/timeline-of.ts';
import { useLooking } from '../../model/moment/looking.ts';
import { useSteady } from '../../model/steady/use-steady.ts';
import type { RunView } from '../../model/use-trace.ts';
import { HowToBegin } from '../how-to-begin.tsx';
import { entryAt, nextItem, requestInView, seqAt } from './places.ts';
import { spanOf, type TimeScale, timeAt, zoomed } from './time-range.ts';
import { TimelineFigure } from './timeline-figure.tsx';
import { headsWidth } from './timeline-heads.tsx';
import { bandSpan, placeBands } from './timeline-layout.ts';
import { TimelineOverview } from './timeline-overview.tsx';
import { TimelineTools } from './timeline-tools.tsx';
import { TimelineTwin } from './timeline-twin.tsx';
import { plotKeys, zoomStep } from './use-plot-keys.ts';
import { type TimeRange, useFollowed, useTimeRange } from './use-time-range.ts';
import { useViewport } from './use-viewport.ts';

export function TimelinePanel() {
  const { view } = useLooking();
  const timeline = timelineOf(view.model);
  if (bandsOf(timeline.bands).length === 0) {
    return (
      <div className="empty">
        <p>Time appears here to scale: how long each message, poll, prompt and token lasts.</p>
        <HowToBegin run={view.model.run} />
      </div>
    );
  }
  return <TimelineView timeline={timeline} />;
}

/** So many requests begin open; the others begin folded, so that nothing jumps when they come. */
const firstOpen = 3;

function TimelineView({ timeline }: { readonly timeline: Timeline }) {
  const { view, selected, onSelect, onGo, onMove } = useLooking();
  const { model, moment } = view;
  const range = useTimeRange(model.run, timeline);
  const place = useRef<HTMLElement>(null);
  const viewport = useViewport(place);
  const scale = useScale(range, Math.max(120, viewport.width - headsWidth));
  const { bands, boxes, isOpen } = useBoxes(view, timeline, range, scale);
  const now = newestTime(timeline);
  useFollowed(range, moment.at);
  useFollowed(range, selected === undefined ? undefined : entryAt(model.entries, selected)?.at);
  const request = requestInView(bands, selected, moment);
  const acts = useActs({ range, timeline, request, about: range.axis.placeOf(moment.at) });
  const seek = useSteady((x: number): void => onMove(seqAt(model.entries, timeAt(scale, x))));
  const fold = useSteady((about: string | undefined): void => range.setOpen(about, !isOpen(about)));
  const keys = plotKeys({
    range,
    about: acts.about,
    onNext: (by) => onSelect(nextItem(bands, selected ?? moment.seq, by) ?? moment.seq),
    onEnter: () => selected !== undefined && onGo(selected),
  });
  return (
    <div className="timeline">
      <TimelineTools
        {...acts}
        isFitted={range.range === undefined}
        skips={range.skips}
        onSkips={range.setSkips}
        request={request?.about}
        note={noteOf(bands.length)}
      />
      <TimelineOverview
        {...{ axis: range.axis, whole: range.whole, range: range.shown }}
        strip={model.density.byTime}
        origin={model.entries[0]?.at ?? 0}
        cursorAt={moment.at}
        onRange={range.setRange}
      />
      <TimelineFigure
        {...{ view, boxes, scale, range, viewport, place, now, selected, onSelect }}
        lanes={model.diagram.lanes}
        version={timeline.version}
        onSeek={seek}
        onFold={fold}
        onKeyDown={keys}
      />
      <TimelineTwin
        {...{ bands, now }}
        lanes={model.diagram.lanes}
        span={spanOf(scale)}
        cursor={moment.seq}
        version={timeline.version}
      />
    </div>
  );
}

function noteOf(requests: number): string {
  return requests > firstOpen
    ? 'A request unfolds by its badge · drag pans · Ctrl+wheel zooms'
    : 'Click goes there · drag pans · Ctrl+wheel zooms';
}

/** The same scale while nothing of it changes, so that cursor moves draw no band anew. */
function useScale({ axis, shown: { start, end } }: TimeRange, width: number): TimeScale {
  return useMemo(() => ({ axis, start, end, width }), [axis, start, end, width]);
}

/** The bands of which anything is in view, below each other. */
function useBoxes({ model }: RunView, timeline: Timeline, range: TimeRange, scale: TimeScale) {
  const { version, bands } = timeline;
  const spans = useMemo(
    () =>
      bandsOf(bands).map((band, index) => ({
        band,
        index,
        ...bandSpan(band, newestTime(timeline)),
        version,
      })),
    [bands, timeline, version],
  );
  const beginsOpen = new Map(spans.map(({ band, index }) => [band.about, index < firstOpen]));
  const isOpen = (about: string | undefined): boolean =>
    range.open[about ?? ''] ?? beginsOpen.get(about) ?? false;
  const { start, end } = spanOf(scale);
  const shown = spans.filter((one) => one.end >= start && one.start <= end).map(({ band }) => band);
  const boxes = placeBands(shown, model.diagram.lanes, ({ about }) => isOpen(about));
  return { bands: shown, boxes, isOpen };
}

interface Acting {
  readonly range: TimeRange;
  readonly timeline: Timeline;
  readonly request: Band | undefined;
  /** Where the cursor is. */
  readonly about: number;
}

/** What the buttons and the commands of the timeline do. */
function useActs({ range, timeline, request, about: cursorPlace }: Acting) {
  const { shown, whole, axis } = range;
  const isInView = cursorPlace >= shown.start && cursorPlace <= shown.end;
  const about = isInView ? cursorPlace : (shown.start + shown.end) / 2;
  const onZoom = (by: 'in' | 'out'): void =>
    range.setRange(zoomed(shown, whole, by === 'in' ? 1 / zoomStep : zoomStep, about));
  const onFit = (): void => range.setRange(undefined);
  const onRequest = (): void => {
    if (request === undefined) return;
    const { start, end } = bandSpan(request, newestTime(timeline));
    const [from, until] = [axis.placeOf(start), axis.placeOf(end)];
    const besides = Math.max(60, (until - from) * 0.04);
    range.show(request.about, {
      start: Math.max(whole.start, from - besides),
      end: until + besides,
    });
  };
  const noRequest = request === undefined ? 'No request has been opened yet.' : undefined;
  useCommand('timeline.fit', onFit);
  useCommand('timeline.request', onRequest, noRequest);
  useCommand('timeline.zoom-in', () => onZoom('in'));
  useCommand('timeline.zoom-out', () => onZoom('out'));
  useCommand('timeline.shorten-idle', () => range.setSkips(!range.skips));
  return { onZoom, onFit, onRequest, about };
}
