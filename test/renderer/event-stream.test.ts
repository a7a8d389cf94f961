/** Events over HTTP: the same events however the text is cut into pieces. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createEventReader } from '#renderer/event-stream.ts';

function readIn(pieces: readonly string[]): string[] {
  const data: string[] = [];
  const read = createEventReader((one) => data.push(one));
  for (const piece of pieces) read(piece);
  return data;
}

function cut(text: string, places: readonly number[]): string[] {
  const sorted = [0, ...places.map((place) => place % text.length), text.length].toSorted(
    (left, right) => left - right,
  );
  return sorted.slice(1).map((place, index) => text.slice(sorted[index], place));
}

describe('a stream of events', () => {
  const stream = 'data: {"a":1}\n\nevent: alive\ndata: \n\nid: 7\ndata: {"b":"c d"}\n\n';

  it('gives the data of each event, and nothing of what only keeps it alive', () => {
    expect(readIn([stream])).toEqual(['{"a":1}', '{"b":"c d"}']);
  });

  it('gives the same however it is cut', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(), { maxLength: 12 }), (places) => {
        expect(readIn(cut(stream, places))).toEqual(readIn([stream]));
      }),
    );
    expect(readIn(stream.split(''))).toEqual(readIn([stream]));
  });

  it('gives nothing of an event that has not ended', () => {
    expect(readIn(['data: {"a":1}\n'])).toEqual([]);
  });
});
