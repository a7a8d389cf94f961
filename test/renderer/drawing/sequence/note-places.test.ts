/** Notes under an arrow: each under its lifeline, none on another, none outside the figure. */
import { describe, expect, it } from 'vitest';
import { type PlacedNote, placeNotes } from '#renderer/drawing/sequence/note-places.ts';
import { timeWidth } from '#renderer/drawing/sequence/sequence-geometry.ts';
import type { RowNote } from '#shared/projections/sequence-diagram.ts';
import type { Party } from '#shared/trace/party.ts';

const till: Party = 'relying-party/till';
const width = 660;
const centres = new Map<string, number>([
  [till, 250],
  ['provider', 370],
  ['authentication-device/phone', 600],
]);

function notes(...texts: readonly (readonly [Party, string])[]): readonly RowNote[] {
  return texts.map(([party, text], place) => ({ seq: place + 1, party, text }));
}

function middleOf({ left, width: own }: PlacedNote): number {
  return left + own / 2;
}

function overlaps(placed: readonly PlacedNote[]): number {
  return placed.filter((one, place) => {
    const next = placed[place + 1];
    return next !== undefined && one.left + one.width > next.left;
  }).length;
}

describe('the notes of one arrow', () => {
  it('stand under the middle of their lifelines where there is room', () => {
    const placed = placeNotes(notes([till, 'polling'], ['provider', 'alive']), centres, width);
    expect(placed.map(middleOf)).toEqual([250, 370]);
  });

  it('of one party stand side by side around its lifeline, the older on the left', () => {
    const held = ['held at a breakpoint', 'interval 5 → 1', 'released'] as const;
    const placed = placeNotes(
      notes(...held.map((text) => ['provider', text] as const)),
      centres,
      900,
    );
    expect(placed.map(({ text }) => text)).toEqual(held);
    expect(overlaps(placed)).toBe(0);
    const [first, last] = [placed[0], placed.at(-1)];
    const middle = ((first?.left ?? 0) + (last?.left ?? 0) + (last?.width ?? 0)) / 2;
    expect(Math.abs(middle - 370)).toBeLessThan(4);
  });

  it('of two parties make way for each other, and keep the order of the lifelines', () => {
    const long = 'edited on the way and much more';
    const placed = placeNotes(notes(['provider', long], [till, long]), centres, 900);
    expect(placed.map(({ note }) => note.party)).toEqual([till, 'provider']);
    expect(overlaps(placed)).toBe(0);
  });

  it.each([1, 2, 3, 5, 8, 13, 40])(
    'lie inside the figure and not on one another: %i of them',
    (count) => {
      const parties: readonly Party[] = [till, 'provider', 'authentication-device/phone'];
      const many = Array.from({ length: count }, (_, place) => {
        const party = parties[place % 3] ?? till;
        return [party, `a state of ${'some length '.repeat(place % 4)}`] as const;
      });
      const placed = placeNotes(notes(...many), centres, width);
      expect(placed.length).toBeGreaterThan(0);
      expect(overlaps(placed)).toBe(0);
      expect(Math.min(...placed.map(({ left }) => left))).toBeGreaterThanOrEqual(timeWidth);
      const ends = placed.map(({ left, width: own }) => left + own);
      expect(Math.max(...ends)).toBeLessThanOrEqual(width + 1);
    },
  );

  it('keep the newest where there are too many, and say in full what was shortened', () => {
    const many = Array.from({ length: 40 }, (_, at) => ['provider', `note number ${at}`] as const);
    const placed = placeNotes(notes(...many), centres, width);
    expect(placed.length).toBeLessThan(40);
    expect(placed.at(-1)?.words).toBe('note number 39');
    expect(placed.at(-1)?.text).toMatch(/…$/);
  });

  it('read a fate as it is written, and a state as people say it', () => {
    const [fate, state] = placeNotes(
      [
        { seq: 1, party: till, text: 'id_token.sub a → b', isFate: true },
        { seq: 2, party: 'provider', text: 'alive.signedIn' },
      ],
      centres,
      900,
    );
    expect(fate?.words).toBe('id_token.sub a → b');
    expect(state?.words).toBe('signed in');
  });
});
