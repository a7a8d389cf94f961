/**
 * What the timeline shows of a run: which part, whether idle stretches are skipped, which requests are
 * folded. It is kept while another tab is shown; where the cursor goes, what is shown goes with it.
 */
import { useEffect, useMemo, useRef } from 'react';
import { type IdleScale, idleScale, plainScale } from '#shared/projections/timeline/idle-scale.ts';
import type { Timeline } from '#shared/projections/timeline/timeline.ts';
import { useKeptDraft } from '../../model/kept/kept-draft.ts';
import { type Range, showing, wholeRange, within } from './time-range.ts';

interface Kept {
  readonly skips: boolean;
  /** Undefined where all of the run is shown. */
  readonly range: Range | undefined;
  /** By request: whether it is open, where somebody has said so. */
  readonly open: Readonly<Record<string, boolean>>;
}

export interface TimeRange extends Kept {
  readonly axis: IdleScale;
  readonly whole: Range;
  readonly shown: Range;
  readonly setRange: (range: Range | undefined) => void;
  readonly setSkips: (skips: boolean) => void;
  /** Shows that part with that request open. */
  readonly show: (about: string | undefined, range: Range) => void;
  readonly setOpen: (about: string | undefined, isOpen: boolean) => void;
}

/** No idle stretch is drawn as if it were any longer. */
const longestIdleMs = 1000;

export function useTimeRange(run: string, { times }: Timeline): TimeRange {
  const [kept, keep] = useKeptDraft<Kept>(`timeline ${run}`, readKept);
  const { skips } = kept;
  const count = times.length;
  const axis = useMemo(
    () => (skips ? idleScale(times.slice(0, count), longestIdleMs) : plainScale),
    [skips, times, count],
  );
  const [first, last] = [times[0] ?? 0, times[count - 1] ?? 0];
  const whole = useMemo(
    () => wholeRange(axis.placeOf(first), axis.placeOf(last)),
    [axis, first, last],
  );
  const shown = kept.range === undefined ? whole : within(kept.range, whole);
  const setSkips = (next: boolean): void => {
    const scale = next ? idleScale(times, longestIdleMs) : plainScale;
    const range = kept.range && {
      start: scale.placeOf(axis.timeAt(kept.range.start)),
      end: scale.placeOf(axis.timeAt(kept.range.end)),
    };
    keep({ ...kept, skips: next, range });
  };
  return {
    ...kept,
    axis,
    whole,
    shown,
    setSkips,
    setRange: (range) => keep({ ...kept, range: isAll(range, whole) ? undefined : range }),
    show: (about, range) =>
      keep({ ...kept, range: within(range, whole), open: { ...kept.open, [about ?? '']: true } }),
    setOpen: (about, isOpen) => keep({ ...kept, open: { ...kept.open, [about ?? '']: isOpen } }),
  };
}

function isAll(range: Range | undefined, whole: Range): boolean {
  return range === undefined || (range.start <= whole.start && range.end >= whole.end);
}

function readKept(kept: unknown): Kept {
  const nothing: Kept = { skips: false, range: undefined, open: {} };
  if (typeof kept !== 'object' || kept === null) return nothing;
  // It was written by this very hook, into this window's own store.
  return { ...nothing, ...(kept as Partial<Kept>) };
}

/** Brings a time into view whenever it becomes another one. */
export function useFollowed(range: TimeRange, at: number | undefined): void {
  const before = useRef(at);
  useEffect(() => {
    if (before.current === at) return;
    before.current = at;
    if (at === undefined) return;
    const next = showing(range.shown, range.whole, range.axis.placeOf(at));
    if (next !== range.shown) range.setRange(next);
  });
}
