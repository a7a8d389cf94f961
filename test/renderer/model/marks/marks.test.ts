/** Bookmarks in a run: where they stand, and what becomes of those that were removed. */
import { describe, expect, it } from 'vitest';
import { createMarks, isPlaced } from '#renderer/model/marks/marks.ts';
import { notedAfter, nothingNoted } from '#renderer/model/marks/run-notes.ts';
import { labelledTicks } from '#renderer/model/words/labelled-ticks.ts';
import type { Entry } from '#shared/trace/entry.ts';
import type { Bookmark } from '#shared/trace/run-file/bookmark.ts';
import { pushedClient } from '#test/support/match/recorded-runs.ts';

const bookmark = (id: string, at: Bookmark['at']): Bookmark => ({ id, at, title: id, text: '' });

describe('bookmarks', () => {
  it('stand in the order of the run, by number or by what happens there, what is to come last', async () => {
    const all: readonly Entry[] = pushedClient();
    const grown: Entry[] = [];
    const place = createMarks(grown);
    const of = [
      bookmark('second', { match: { kind: 'entry', is: 'message.sent' }, ordinal: 2 }),
      bookmark('start', { seq: 0 }),
    ];
    expect(place(of).filter(isPlaced)).toEqual([]);
    let found = 0;
    for (const entry of all) {
      grown.push(entry);
      found = Math.max(found, place(of).filter(isPlaced).length);
    }
    expect(found).toBe(2);
    const sent = all.filter(({ kind }) => kind === 'message.sent');
    expect(place(of).map(({ bookmark: { id }, seq }) => [id, seq])).toEqual([
      ['start', 0],
      ['second', sent[1]?.seq],
    ]);
    expect(place([bookmark('beyond', { seq: 1_000_000 })])[0]?.seq).toBeUndefined();
  });

  it('that were removed can be put back, the last one first, until they were', () => {
    const stamp = { seq: 0, at: 0, run: 'r' };
    const set = (id: string) =>
      ({ kind: 'bookmark.set', ...stamp, bookmark: bookmark(id, { seq: 1 }) }) as const;
    const remove = (id: string) => ({ kind: 'bookmark.removed', ...stamp, id }) as const;
    const gone = [set('a'), set('b'), remove('a'), remove('b'), remove('none')].reduce(
      notedAfter,
      nothingNoted,
    );
    expect(gone.removed.map(({ id }) => id)).toEqual(['a', 'b']);
    const back = notedAfter(gone, set('b'));
    expect([back.bookmarks.map(({ id }) => id), back.removed.map(({ id }) => id)]).toEqual([
      ['b'],
      ['a'],
    ]);
  });
});

describe('the names on the strip', () => {
  const sides = (...shares: number[]) =>
    labelledTicks(
      shares.map((share) => ({ share, title: 'A bookmark' })),
      1000,
    ).map(({ side, room }) => (room === undefined ? 'none' : side));

  it('stand right of their ticks, left where the strip ends, and nowhere where they would overlap', () => {
    expect(sides(0, 0.5, 1)).toEqual(['right', 'right', 'left']);
    expect(sides(0.5, 0.51, 0.9)).toEqual(['left', 'right', 'right']);
    expect(sides(0, 0.005, 0.01, 0.015)).toEqual(['none', 'none', 'none', 'right']);
  });
});
