/** Finds what stands somewhere in a run: an entry by its number or time, an arrow after another one. */
import { countUpTo } from '#shared/projections/checkpoints/checkpoints.ts';
import type { Moment } from '#shared/projections/moment.ts';
import type { Band } from '#shared/projections/timeline/bands.ts';
import type { Entry } from '#shared/trace/entry.ts';

/** The entry of that number. */
export function entryAt(entries: readonly Entry[], seq: number): Entry | undefined {
  const entry = entries[countUpTo(entries, seq) - 1];
  return entry?.seq === seq ? entry : undefined;
}

/** The last entry that is not beyond that time; the first one where none is. */
export function seqAt(entries: readonly Entry[], at: number): number {
  let [low, high] = [0, entries.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((entries[middle]?.at ?? at) <= at) low = middle + 1;
    else high = middle;
  }
  return entries[Math.max(0, low - 1)]?.seq ?? 0;
}

/** The number of the arrow or act before or after that one, among those bands. */
export function nextItem(bands: readonly Band[], seq: number, by: 1 | -1): number | undefined {
  let found: number | undefined;
  for (const { arrows, marks } of bands) {
    for (const item of [...arrows, ...marks]) {
      const isBeyond = by === 1 ? item.seq > seq : item.seq < seq;
      const isNearer = found === undefined || (by === 1 ? item.seq < found : item.seq > found);
      if (isBeyond && isNearer) found = item.seq;
    }
  }
  return found;
}

/** The request of what is chosen, or the last one that was opened by then. */
export function requestInView(
  bands: readonly Band[],
  selected: number | undefined,
  { seq: cursor }: Moment,
): Band | undefined {
  const requests = bands.filter(({ about }) => about !== undefined);
  const chosen = requests.find(({ arrows, bars, marks }) =>
    [arrows, bars, marks].some((track) => track.some(({ seq }) => seq === selected)),
  );
  return chosen ?? requests.findLast(({ arrows }) => (arrows[0]?.seq ?? Infinity) <= cursor);
}
