/** Where bands and lanes stand, which strokes and names are drawn, and what an item says of itself. */
import { describe, expect, it } from 'vitest';
import { labelled, thinned } from '#renderer/panels/timeline/labelled-items.ts';
import { type BandBox, placeBands, rowOf } from '#renderer/panels/timeline/timeline-layout.ts';
import { lineOf } from '#renderer/panels/timeline/timeline-words.ts';
import { lanesOf } from '#shared/projections/lanes.ts';
import { addToMessages, createMessages } from '#shared/projections/message-view.ts';
import { type Band, bandsOf } from '#shared/projections/timeline/bands.ts';
import { addToTimeline, createTimeline } from '#shared/projections/timeline/timeline.ts';
import type { Bar } from '#shared/projections/timeline/timeline-item.ts';
import { richRun } from '#test/support/core/rich-run.ts';

const entries = richRun();
const messages = createMessages();
const timeline = createTimeline(messages);
for (const entry of entries) {
  addToMessages(messages, entry);
  addToTimeline(timeline, entry);
}
const bands = bandsOf(timeline.bands);
const lanes = timeline.setup === undefined ? [] : lanesOf(timeline.setup);
const last = entries.at(-1)?.seq ?? 0;

function linesOf({ arrows, bars, marks }: Band): string {
  return [...arrows, ...bars, ...marks].map((item) => lineOf(item, lanes, last)).join('\n');
}

/** Below the line of its party, and above the lane after it. */
function liesInItsLane({ lanes: boxes }: BandBox, bar: Bar): boolean {
  const lane = boxes.find(({ party }) => party === bar.party);
  const row = lane && rowOf(lane, bar);
  if (lane === undefined || row === undefined) return false;
  return row.top > lane.line && row.top + row.height <= lane.top + lane.height;
}

describe('the layout', () => {
  it('has a band for each request, below each other without a gap', () => {
    const boxes = placeBands(bands, lanes, (band) => band === bands[1]);
    expect(boxes.length).toBe(3);
    for (const [index, { top }] of boxes.entries()) {
      const before = boxes[index - 1];
      expect(top).toBe(before === undefined ? 0 : before.top + before.height);
    }
    expect(boxes.map(({ isOpen }) => isOpen)).toEqual([false, true, false]);
  });

  it('has a lane for whoever takes part in a request, and a row for each of its bars', () => {
    for (const box of placeBands(bands, lanes, () => true)) {
      expect(box.lanes.map(({ party }) => party).toSorted()).toEqual(
        [...box.band.parties.keys()].toSorted(),
      );
      for (const bar of box.band.bars) expect(liesInItsLane(box, bar)).toBe(true);
    }
  });
});

describe('strokes and names', () => {
  it('are all there when they are far enough apart, and else one for those on each other', () => {
    const arrows = bands[0]?.arrows ?? [];
    expect(thinned(arrows, (at) => at, undefined)).toEqual(arrows);
    const few = thinned(arrows, (at) => at / 10_000, arrows[4]?.seq);
    expect(few.length).toBeLessThan(arrows.length);
    expect(few).toContain(arrows[4]);
  });

  it('never lie on one another', () => {
    const arrows = bands[0]?.arrows ?? [];
    const labels = labelled(arrows, (at) => at / 50);
    expect(labels.size).toBeGreaterThan(2);
    const ends = new Map<string, number>();
    for (const { seq, from, start } of arrows) {
      const label = labels.get(seq);
      if (label === undefined) continue;
      expect(start / 50).toBeGreaterThanOrEqual(ends.get(from) ?? 0);
      ends.set(from, start / 50 + label.length * 6.6);
    }
  });
});

describe('the words', () => {
  it('tell a poll that came too soon, a request and its end, and what was held', () => {
    const [first, second, third] = bands.map(linesOf);
    expect(first).toMatch(/Provider: The poll came too soon: by 4 s\./);
    expect(first).toMatch(/Provider: The request «W4SCT» Redeemed, after 19 s/);
    expect(second).toMatch(/Bruno’s phone to Provider: decision: approve, there after 1\.5 s/);
    expect(third).toMatch(/Provider: The request «TICKET» Expired, after 45 s/);
  });

  it('tell what was not over yet by then', () => {
    const arrow = bands[0]?.arrows[0];
    expect(arrow && lineOf(arrow, lanes, arrow.seq)).toMatch(/on its way until 00:00\.040$/);
  });
});
