/** Where a message is at the moment looked at: under way, there, kept on its way, or lost. */
import type { MessageView } from '#shared/projections/message-view.ts';
import type { Row } from '#shared/projections/sequence-diagram.ts';

export interface Flight {
  readonly kind: 'flying' | 'held' | 'arrived' | 'lost';
  /** How far along its arrow its head is. */
  readonly share: number;
  /** How long its head takes to the end while the clock runs; 0 while the clock stands. */
  readonly leftMs: number;
}

export interface FlightClock {
  readonly at: number;
  /** How many of the run's milliseconds go by in one; 0 while time stands still. */
  readonly pace: number;
}

const arrived: Flight = { kind: 'arrived', share: 1, leftMs: 0 };
/** How far an arrow gets that never arrives. */
const lost: Flight = { kind: 'lost', share: 0.6, leftMs: 0 };
const [nearest, farthest] = [0.12, 0.88];

/** The flight of a row's message, at that entry and that time. */
export function flightOf(row: Row, cursor: number, clock: FlightClock): Flight {
  if (row.kind === 'fold' || row.message === undefined) return arrived;
  const { receivedSeq = Infinity, lost: loss, held } = row.message;
  // What is still a ghost is shown as it will have been.
  const by = row.seq > cursor ? Infinity : cursor;
  if (loss !== undefined && loss.seq <= by) return lost;
  if (receivedSeq <= by) return arrived;
  const share = shareOf(row.message, clock.at);
  if (held !== undefined && held.seq <= cursor) return { kind: 'held', share, leftMs: 0 };
  return { kind: 'flying', share, leftMs: leftOf(row.message, clock) };
}

function shareOf({ at, arrivesAt }: MessageView, now: number): number {
  if (arrivesAt === null || arrivesAt <= at) return (nearest + farthest) / 2;
  const share = (now - at) / (arrivesAt - at);
  return Number(Math.min(farthest, Math.max(nearest, share)).toFixed(3));
}

function leftOf({ arrivesAt }: MessageView, { at, pace }: FlightClock): number {
  if (pace === 0 || arrivesAt === null) return 0;
  return Math.max(0, Math.round((arrivesAt - at) / pace));
}
