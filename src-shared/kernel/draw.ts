/** Draws from a distribution with the step's own entropy, so that a replay draws the same. */
import { unreachable } from '../protocol/assert.ts';
import type { Distribution } from '../protocol/setup/distribution.ts';
import type { Identifiers } from './identifiers.ts';

const mostMs = 86_400_000;

/** A length of time in whole milliseconds, never over a day. */
export function drawMs(identifiers: Identifiers, from: Distribution): number {
  switch (from.kind) {
    case 'fixed':
      return from.ms;
    case 'uniform':
      return from.fromMs + Math.floor(identifiers.fraction() * (from.toMs - from.fromMs + 1));
    case 'log-normal': {
      const ms = from.medianMs * Math.exp(from.sigma * drawNormal(identifiers));
      return Math.min(mostMs, Math.round(ms));
    }
    default:
      return unreachable(from);
  }
}

/** Box and Muller: two even numbers make one of the standard normal distribution. */
function drawNormal(identifiers: Identifiers): number {
  const radius = Math.sqrt(-2 * Math.log(1 - identifiers.fraction()));
  return radius * Math.cos(2 * Math.PI * identifiers.fraction());
}
