/** Between which two moments a message changed what the provider holds: whole steps of the run. */
import type { MessageView } from '../message-view.ts';

export interface RecordSpan {
  /** The last entry before; -1 where the run began with it. */
  readonly before: number;
  /** The last entry of the step that it was part of. */
  readonly after: number;
}

type Half = Pick<MessageView, 'seq' | 'from' | 'to' | 'receivedSeq'>;

/**
 * For what comes to the provider, the step of its arrival; for what leaves it, all since the request
 * that it answers had come. Undefined for what does not concern the provider, or has not reached it.
 */
export function recordSpan(
  message: Half,
  exchange: readonly Half[],
  { stops, last }: { readonly stops: readonly number[]; readonly last: number },
): RecordSpan | undefined {
  if (message.from !== 'provider' && message.to !== 'provider') return undefined;
  const asked = exchange.find(({ to }) => to === 'provider');
  const isAnswer = message.from === 'provider' && asked !== undefined && asked.seq < message.seq;
  const begins =
    message.to === 'provider'
      ? message.receivedSeq
      : startOf(message, isAnswer ? asked : undefined);
  const ends = message.to === 'provider' ? message.receivedSeq : message.seq;
  if (begins === undefined || ends === undefined) return undefined;
  return { before: stopBefore(stops, begins), after: stopFrom(stops, ends, last) };
}

function startOf(message: Half, asked: Half | undefined): number {
  return asked?.receivedSeq ?? message.seq;
}

function stopBefore(stops: readonly number[], seq: number): number {
  return stops[stopsBelow(stops, seq) - 1] ?? -1;
}

function stopFrom(stops: readonly number[], seq: number, last: number): number {
  return stops[stopsBelow(stops, seq)] ?? last;
}

/** How many steps ended before that entry. */
function stopsBelow(stops: readonly number[], seq: number): number {
  let [low, high] = [0, stops.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((stops[middle] ?? seq) < seq) low = middle + 1;
    else high = middle;
  }
  return low;
}
