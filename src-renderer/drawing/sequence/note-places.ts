/**
 * Where the notes under an arrow stand: each under its own lifeline, and beside one another where they
 * would lie on top of each other. What does not fit is shortened, and of too many the newest are kept.
 */
import type { RowNote } from '#shared/projections/sequence-diagram.ts';
import { shownState } from '../../model/words/shown-text.ts';
import { shorten, timeWidth } from './sequence-geometry.ts';

export interface PlacedNote {
  readonly note: RowNote;
  /** As much of its words as there is room for. */
  readonly text: string;
  readonly words: string;
  readonly left: number;
  readonly width: number;
}

const gap = 4;
const padding = 18;
/** The sign of a clock before the words. */
export const timerSignWidth = 13;
/** How long the words of a note may be, where there is ever less room. */
const lengths = [40, 28, 18, 12, 8];

/** The notes from left to right; none lies on another, and none outside the figure. */
export function placeNotes(
  notes: readonly RowNote[],
  centres: ReadonlyMap<string, number>,
  figureWidth: number,
): readonly PlacedNote[] {
  const room = figureWidth - timeWidth;
  const sized = fitting(notes, room);
  const centreOf = ({ party }: RowNote): number => centres.get(party) ?? timeWidth + room / 2;
  const ordered = sized.toSorted(
    (one, other) => centreOf(one.note) - centreOf(other.note) || one.note.seq - other.note.seq,
  );
  const before = offsets(ordered);
  const total = (before.at(-1) ?? 0) + (ordered.at(-1)?.width ?? 0);
  // Each as near to its lifeline as the others leave it: where they would cross, they meet halfway.
  const wished = ordered.map(({ note, width }, place) => ({
    start: centreOf(note) - width / 2 - (before[place] ?? 0),
    weight: width,
  }));
  const most = Math.max(timeWidth, figureWidth - total);
  return rising(wished).map((start, place) => {
    const left = Math.min(most, Math.max(timeWidth, start)) + (before[place] ?? 0);
    return { ...(ordered[place] as Sized), left };
  });
}

type Sized = Omit<PlacedNote, 'left'>;

function fitting(notes: readonly RowNote[], room: number): readonly Sized[] {
  for (const length of lengths) {
    const sized = notes.map((note) => sizedTo(note, length));
    if (widthOf(sized) <= room) return sized;
  }
  const kept = notes.slice(1);
  return kept.length === 0 ? notes.map((note) => sizedTo(note, 8)) : fitting(kept, room);
}

function sizedTo(note: RowNote, length: number): Sized {
  const words = wordsOf(note);
  const text = shorten(words, length);
  const sign = note.isTimer === true ? timerSignWidth : 0;
  return { note, words, text, width: wordsWidth(text) + padding + sign };
}

const narrow = /[ijltfr.,:;'!|() ]/u;
const wide = /[mwMW@→…]/u;
const capital = /\p{Lu}/u;

/** About as wide as the words are drawn, letter by letter. */
function wordsWidth(text: string): number {
  return Array.from(text).reduce((sum, sign) => {
    if (narrow.test(sign)) return sum + 3.9;
    if (wide.test(sign)) return sum + 10;
    return sum + (capital.test(sign) ? 7.8 : 6.8);
  }, 0);
}

/** What was done to a message, and a timer that was set, have words of their own. */
function wordsOf({ text, isFate, isTimer }: RowNote): string {
  const isSaid = isFate === true || (isTimer === true && text.includes(' '));
  return isSaid ? text : shownState(text);
}

function widthOf(sized: readonly Sized[]): number {
  return sized.reduce((sum, { width }) => sum + width + gap, -gap);
}

/** How much room those before each one take. */
function offsets(sized: readonly Sized[]): readonly number[] {
  let sum = 0;
  return sized.map(({ width }) => {
    const before = sum;
    sum += width + gap;
    return before;
  });
}

/** A place that is wished for, and how much it counts: wide notes stand by theirs more firmly. */
interface Wish {
  readonly start: number;
  readonly weight: number;
}

/** The nearest numbers that never fall: those that do are replaced by their mean. */
function rising(wishes: readonly Wish[]): readonly number[] {
  const blocks: (Wish & { readonly count: number })[] = [];
  for (const wish of wishes) {
    let block = { ...wish, count: 1 };
    for (let last = blocks.at(-1); last !== undefined && last.start > block.start; ) {
      const weight = last.weight + block.weight;
      const start = (last.start * last.weight + block.start * block.weight) / weight;
      block = { start, weight, count: last.count + block.count };
      blocks.pop();
      last = blocks.at(-1);
    }
    blocks.push(block);
  }
  return blocks.flatMap(({ start, count }) => Array.from({ length: count }, () => start));
}
