/** Chance in the network: numbers drawn from the step's own entropy, so that a replay repeats them. */
import type { Duration } from '../../protocol/setup/fault-rule.ts';
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
export function drawMs(source: Source, by: Duration): number {
  switch (by.kind) {
    case 'fixed':
      return by.ms;
    case 'uniform':
      return by.fromMs + Math.floor(fraction(source) * (by.toMs - by.fromMs + 1));
    default: {
      const drawn = by.medianMs * Math.exp(by.sigma * normal(source));
      return Math.min(mostMs, Math.round(drawn));
    }
  }
}

/** By Box and Muller; the first number must not be zero. */
function normal(source: Source): number {
  const radius = Math.sqrt(-2 * Math.log(1 - fraction(source)));
  return radius * Math.cos(2 * Math.PI * fraction(source));
}
