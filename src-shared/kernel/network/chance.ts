/** Chance in the network: numbers drawn from the step's own entropy, so that a replay repeats them. */
import type { Distribution } from '../../protocol/setup/distribution.ts';
import { drawMs } from '../draw.ts';
import type { Identifiers } from '../identifiers.ts';

type Source = Pick<Identifiers, 'short'>;

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const mostMs = 3_600_000;

/** A number from 0 up to, but not including, 1: eight letters of an identifier, six bits each. */
export function fraction(source: Source): number {
  let value = 0;
  for (const letter of source.short().slice(0, 8)) value = value * 64 + letters.indexOf(letter);
  return value / 64 ** 8;
}

/** How long it takes this time, in whole milliseconds. */
export function drawDuration(source: Source, by: Distribution): number {
  return drawMs({ fraction: () => fraction(source) }, by, mostMs);
}
