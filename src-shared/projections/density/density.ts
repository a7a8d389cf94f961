/**
 * How much happened where: a run cut into buckets of one width, by number and by time, for the strip
 * under the history. Appending never folds from the start: when the run outgrows its buckets, two
 * neighbours become one, so the width is always the smallest power of two that fits.
 */
import type { Entry } from '../../trace/entry.ts';
import { bearingOf, type Importance } from './importance.ts';

export type Bucket = Readonly<Record<Importance, number>>;

export interface Strip {
  /** How many numbers, or how many milliseconds, one bucket spans. */
  readonly width: number;
  /** As many as the run has filled: more than half of those asked for, once it is long enough. */
  readonly buckets: readonly Bucket[];
}

export interface Density {
  readonly most: number;
  readonly bySequence: GrowingStrip;
  readonly byTime: GrowingStrip;
}

interface GrowingStrip extends Strip {
  width: number;
  /** Where the strip begins: a run may go on from another one. */
  origin: number | undefined;
  buckets: Mutable<Bucket>[];
}

type Mutable<Of> = { -readonly [Field in keyof Of]: Of[Field] };

/** A density with nothing in it. */
export function createDensity(most: number): Density {
  return { most: Math.max(1, Math.floor(most)), bySequence: emptyStrip(), byTime: emptyStrip() };
}

/** Takes in one entry at the live edge. */
export function addToDensity({ most, bySequence, byTime }: Density, entry: Entry): void {
  const bearing = bearingOf(entry);
  count(bySequence, most, entry.seq, bearing);
  count(byTime, most, entry.at, bearing);
}

/** The density of a whole run. */
export function density(entries: readonly Entry[], most: number): Density {
  const made = createDensity(most);
  for (const entry of entries) addToDensity(made, entry);
  return made;
}

function emptyStrip(): GrowingStrip {
  return { width: 1, origin: undefined, buckets: [] };
}

function count(
  strip: GrowingStrip,
  most: number,
  place: number,
  bearing: readonly Importance[],
): void {
  strip.origin ??= place;
  const offset = place - strip.origin;
  while (offset >= strip.width * most) widen(strip);
  const index = Math.floor(offset / strip.width);
  while (strip.buckets.length <= index) strip.buckets.push(emptyBucket());
  const bucket = strip.buckets[index];
  if (bucket === undefined) return;
  for (const importance of bearing) bucket[importance] += 1;
}

function widen(strip: GrowingStrip): void {
  const wider: Mutable<Bucket>[] = [];
  for (const [index, bucket] of strip.buckets.entries()) {
    const held = wider[index >>> 1];
    if (held === undefined) wider.push(bucket);
    else for (const importance of importances) held[importance] += bucket[importance];
  }
  strip.buckets = wider;
  strip.width *= 2;
}

const importances = ['messages', 'refusals', 'moves', 'inputs'] as const satisfies Importance[];

function emptyBucket(): Mutable<Bucket> {
  return { messages: 0, refusals: 0, moves: 0, inputs: 0 };
}
