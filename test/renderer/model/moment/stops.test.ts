/** The stops around a cursor, searched as a walk would find them. */
import { describe, expect, it } from 'vitest';
import { stopsAround, stopsBefore } from '#renderer/model/moment/stops.ts';

const stops = [0, 3, 4, 9, 20];

describe('the stops of a run', () => {
  it.each([0, 1, 3, 4, 5, 9, 20, 21])('are those before and after %d', (cursor) => {
    expect(stopsAround(stops, cursor, 30)).toEqual({
      earlier: stops.findLast((stop) => stop < cursor),
      later: stops.find((stop) => stop > cursor),
    });
    expect(stopsBefore(stops, cursor)).toBe(stops.filter((stop) => stop < cursor).length);
  });

  it('lead back from the live edge, and on to nothing', () => {
    expect(stopsAround(stops, null, 20)).toEqual({ earlier: 9, later: undefined });
    expect(stopsAround([], null, 0)).toEqual({ earlier: undefined, later: undefined });
  });
});
