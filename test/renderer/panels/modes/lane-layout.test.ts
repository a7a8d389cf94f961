/** The clock that three runs share: to scale, and with words that never lie on each other. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LaneArrow } from '#renderer/model/modes/lane-arrows.ts';
import { momentNextTo } from '#renderer/model/modes/lane-arrows.ts';
import {
  clockScale,
  clockTicks,
  laneColumns,
  momentAt,
  placeWords,
  shortWords,
  yOf,
} from '#renderer/panels/modes/lane-layout.ts';

const arrow = (seq: number, at: number): LaneArrow => ({
  seq,
  from: 'provider',
  to: 'relying-party/till',
  title: 'ping',
  tone: 'plain',
  isAnswer: false,
  isCall: false,
  at,
  until: at + 40,
});

const times = fc.array(fc.nat(200_000), { minLength: 1, maxLength: 60 });

describe('the shared clock', () => {
  it('puts twice the time at twice the height, and finds the moment of a height again', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 3_600_000 }),
        fc.double({ min: 0.2, max: 20, noNaN: true }),
        (endMs, zoom) => {
          const scale = clockScale(endMs, zoom);
          const half = yOf(scale, endMs / 2) - yOf(scale, 0);
          expect(yOf(scale, endMs) - yOf(scale, 0)).toBeCloseTo(half * 2, 3);
          expect(momentAt(scale, yOf(scale, endMs), endMs)).toBe(endMs);
          expect(momentAt(scale, -100, endMs)).toBe(0);
          expect(scale.height).toBeGreaterThan(yOf(scale, endMs));
        },
      ),
    );
  });

  it('has ticks that are apart, and that begin with the run', () => {
    for (const endMs of [50, 8000, 120_000, 7_200_000]) {
      const scale = clockScale(endMs, 1);
      const ticks = clockTicks(scale, endMs);
      expect(ticks[0]).toBe(0);
      const [first = 0, second = Number.POSITIVE_INFINITY] = ticks.map((at) => yOf(scale, at));
      expect(second - first).toBeGreaterThanOrEqual(20);
    }
  });

  it('never lays words on words, and never above their arrow', () => {
    fc.assert(
      fc.property(times, (ats) => {
        const arrows = ats.toSorted((left, right) => left - right).map((at, seq) => arrow(seq, at));
        const scale = clockScale(200_000, 1);
        const places = [...placeWords(arrows, scale)];
        for (const [index, [seq, y]] of places.entries()) {
          const [, before = Number.NEGATIVE_INFINITY] = places[index - 1] ?? [];
          expect(y - before).toBeGreaterThanOrEqual(14);
          const own = arrows[seq]?.at ?? 0;
          expect(y).toBeGreaterThanOrEqual(yOf(scale, own));
          expect(y - yOf(scale, own)).toBeLessThan(90);
        }
      }),
    );
  });

  it('leaves the words to the answers where there are too many for all', () => {
    const polls = Array.from({ length: 24 }, (_, index): LaneArrow[] => [
      { ...arrow(index * 2, index * 5000), isCall: true },
      { ...arrow(index * 2 + 1, index * 5000 + 40), isAnswer: true },
    ]).flat();
    const words = placeWords(polls, clockScale(120_000, 1));
    expect([...words.keys()]).toEqual(
      polls.filter(({ isAnswer }) => isAnswer).map(({ seq }) => seq),
    );
    expect(placeWords(polls, clockScale(120_000, 10)).size).toBe(polls.length);
  });

  it('steps from any moment to the next one at which something happens', () => {
    const moments = [0, 40, 80, 3000];
    expect(momentNextTo(moments, 80, 1)).toBe(3000);
    expect(momentNextTo(moments, 79, -1)).toBe(40);
    expect(momentNextTo(moments, 3000, 1)).toBeUndefined();
    expect(momentNextTo(moments, 0, -1)).toBeUndefined();
  });
});

describe('the words of an arrow', () => {
  it('keep the end of a path, which says most', () => {
    const title = 'POST /backchannel/authentication';
    expect(shortWords(title, 40)).toBe(title);
    expect(shortWords(title, 24)).toBe('POST …/authentication');
    expect(shortWords(title, 17)).toBe('…/authentication');
    expect(shortWords('400 authorization_pending', 12)).toBe('400 authori…');
  });

  it('stand beside the lifelines, with room in a narrow lane as well', () => {
    const narrow = laneColumns(176, 4);
    expect(narrow.wordsX).toBeGreaterThan(narrow.xOf(3));
    expect(narrow.mostCharacters).toBeGreaterThanOrEqual(12);
    expect(laneColumns(400, 4).mostCharacters).toBeGreaterThan(narrow.mostCharacters);
  });
});
