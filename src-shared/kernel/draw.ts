/** Draws from a distribution with the step's own entropy, so that a replay draws the same. */
import { unreachable } from '../protocol/assert.ts';
import type { Distribution } from '../protocol/setup/distribution.ts';
import type { Identifiers } from './identifiers.ts';

const aDay = 86_400_000;

/** Numbers from 0 up to, but not including, 1. */
type Source = Pick<Identifiers, 'fraction'>;

/** A length of time in whole milliseconds, never over the most. */
export function drawMs(source: Source, from: Distribution, mostMs = aDay): number {
  switch (from.kind) {
    case 'fixed':
      return from.ms;
    case 'uniform':
      return from.fromMs + Math.floor(source.fraction() * (from.toMs - from.fromMs + 1));
    case 'log-normal': {
      const ms = from.medianMs * Math.exp(from.sigma * drawNormal(source));
      return Math.min(mostMs, Math.round(ms));
    }
    default:
      return unreachable(from);
  }
}

/** Box and Muller: two even numbers make one of the standard normal distribution. */
function drawNormal(source: Source): number {
  const radius = Math.sqrt(-2 * Math.log(1 - source.fraction()));
  return radius * Math.cos(2 * Math.PI * source.fraction());
}
