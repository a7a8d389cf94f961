/**
 * Who notices that a message is late or lost, and when: whoever waits for an answer gives up after
 * its patience, or at once when the connection breaks. What they do then is up to them
 * (`silence.ts`); here it is only planned.
 */
import { bodyObject } from '../../protocol/encoding/wire.ts';
import { cancel, plannedItem } from '../collections/agenda.ts';
import { mapDelete, mapGet } from '../collections/persistent-map.ts';
import { type Draft, planTask } from '../draft.ts';
import type { PendingCall } from '../provider/records.ts';
import type { MessageInTransit } from '../world.ts';
import { type Way, withoutAsked } from './network.ts';
import { lose } from './transit.ts';

/** CIBA Core §10.1: a client should be ready to wait half a minute for a long poll. */
const patienceMs = 35_000;

export const silenceReasons = {
  'timed out': 'Nobody answered in time.',
  reset: 'The connection was reset.',
} as const;

/** Loses a message on purpose, and lets whoever waits find out. */
export function breakOff(draft: Draft, transit: MessageInTransit, how: 'drop' | 'reset'): void {
  const { exchange, way } = transit;
  lose(draft, transit, how === 'drop' ? 'dropped' : 'reset');
  if (way?.kind === 'call' || way?.kind === 'called') {
    const call = way.kind === 'called' ? way.call : pendingCallOf(transit, way);
    endLater(draft, transit, call, how);
  } else if (mapGet(draft.exchanges, exchange)?.outside === true) closeSocket(draft, exchange, how);
  else watch(draft, transit, how === 'drop' ? 'timed out' : 'reset');
}

/** Whoever waits for this message, or for the answer to it, waits only so long. */
export function watch(
  draft: Draft,
  transit: MessageInTransit,
  why: 'timed out' | 'reset' = 'timed out',
): void {
  const { exchange, sentBy, id: message, way } = transit;
  const prompt = promptOf(transit);
  if (way !== undefined || (transit.wire.kind === 'channel.note' && prompt === null)) return;
  // A request that came from outside is waited for by a client that has a clock of its own.
  if (mapGet(draft.exchanges, exchange)?.outside === true) return;
  const id = silenceOf(exchange);
  const dueAt =
    draft.nowMs + (why === 'reset' ? draft.setup.latencyMs : patienceOf(draft, transit));
  const planned = plannedItem(draft.agenda, id);
  if (planned !== undefined && planned.dueAt <= dueAt) return;
  draft.agenda = cancel(draft.agenda, id);
  planTask(draft, id, dueAt, sentBy, { kind: 'silence', exchange, why, message, prompt });
}

/** The answer is here; nobody has to give up. */
export function stopWatching(draft: Draft, exchange: string): void {
  draft.agenda = cancel(draft.agenda, silenceOf(exchange));
}

/** What became of a decision is known, if this is about the same prompt. */
export function stopWatchingPrompt(draft: Draft, transit: MessageInTransit): void {
  const task = plannedItem(draft.agenda, silenceOf(transit.exchange))?.task;
  if (task?.kind === 'silence' && task.prompt === promptOf(transit))
    stopWatching(draft, transit.exchange);
}

/** The call that a message becomes once it has left. */
export function pendingCallOf(
  { exchange, sentBy, about, wire }: MessageInTransit,
  { origin, purpose }: Extract<Way, { kind: 'call' }>,
): PendingCall {
  const effect = `call-${exchange}`;
  const request = wire.kind === 'http.request' ? wire : nothingToAsk;
  return { effect, cause: sentBy, about, origin, request, exchange, purpose };
}

const nothingToAsk = {
  kind: 'http.request',
  method: 'GET',
  target: '/',
  headers: [],
  body: '',
} as const;

function silenceOf(exchange: string): string {
  return `silence-${exchange}`;
}

function patienceOf(draft: Draft, { from, to, wire }: MessageInTransit): number {
  const asker = wire.kind === 'http.response' ? to : from;
  const isNotification = wire.kind !== 'channel.note' && asker === 'provider';
  return isNotification ? draft.setup.provider.callback_timeout_seconds * 1000 : patienceMs;
}

/** The prompt that waits to hear what became of its decision. */
function promptOf({ wire }: MessageInTransit): string | null {
  if (wire.kind !== 'channel.note' || !wire.subject.startsWith('decision')) return null;
  const prompt = bodyObject(wire)?.['prompt'];
  return typeof prompt === 'string' ? prompt : null;
}

function closeSocket(draft: Draft, exchange: string, how: 'drop' | 'reset'): void {
  draft.exchanges = mapDelete(draft.exchanges, exchange);
  draft.network = withoutAsked(draft.network, exchange);
  draft.effects.push({ kind: 'drop', exchange, how: how === 'drop' ? 'close' : 'reset' });
}

function endLater(
  draft: Draft,
  transit: MessageInTransit,
  call: PendingCall,
  how: 'drop' | 'reset',
): void {
  const kind = how === 'drop' ? 'timed-out' : 'failed';
  const reason = silenceReasons[how === 'drop' ? 'timed out' : 'reset'];
  const wait = how === 'drop' ? patienceOf(draft, transit) : draft.setup.latencyMs;
  const task = { kind: 'call-over', call, outcome: { kind, reason } } as const;
  planTask(draft, `over-${transit.id}`, draft.nowMs + wait, transit.sentBy, task);
}
