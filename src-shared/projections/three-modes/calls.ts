/**
 * What relying parties and the provider said to each other over HTTP, each request with its answer and
 * the time at which either got there. What goes over the authentication channel is no call.
 */
import { bodyObject, type Wire } from '../../protocol/encoding/wire.ts';
import type { Entry } from '../../trace/entry.ts';
import { type EndpointName, endpointAt } from '../../trace/match/endpoint-name.ts';
import { type Party, roleOf } from '../../trace/party.ts';
import { addToMessages, createMessages, type MessageView } from '../message-view.ts';
import type { Instant } from './figure.ts';

/** A message, and when it got to whom it was for; undefined where it never did. */
export interface Half {
  readonly seq: number;
  readonly at: number;
  readonly from: Party;
  readonly to: Party;
  readonly wire: Wire;
  readonly received: Instant | undefined;
}

export interface Call {
  readonly endpoint: EndpointName | undefined;
  readonly asked: Half;
  readonly answer: Half | undefined;
}

export interface Said {
  readonly calls: readonly Call[];
  /** Every message, those of the authentication channel too. */
  readonly messages: readonly Half[];
}

/** All that was said in a run. */
export function saidIn(entries: readonly Entry[]): Said {
  const messages = createMessages();
  const times = new Map<number, number>();
  for (const entry of entries) {
    addToMessages(messages, entry);
    times.set(entry.seq, entry.at);
  }
  const halfOf = (view: MessageView): Half => {
    const { seq, at, from, to, wire, receivedSeq } = view;
    const receivedAt = receivedSeq === undefined ? undefined : times.get(receivedSeq);
    const isThere = receivedSeq !== undefined && receivedAt !== undefined;
    return {
      seq,
      at,
      from,
      to,
      wire,
      received: isThere ? { seq: receivedSeq, at: receivedAt } : undefined,
    };
  };
  const calls: Call[] = [];
  for (const view of messages.list) {
    if (view.wire.kind !== 'http.request' || !isBetween(view)) continue;
    const halves = messages.exchanges.get(view.exchange) ?? [];
    const answer = halves.find(({ wire }) => wire.kind === 'http.response');
    calls.push({
      endpoint: isClient(view.to) ? 'notification' : endpointAt(view.wire.target),
      asked: halfOf(view),
      answer: answer === undefined ? undefined : halfOf(answer),
    });
  }
  return { calls, messages: messages.list.map(halfOf) };
}

const isBetween = ({ from, to }: Pick<MessageView, 'from' | 'to'>): boolean =>
  (isClient(from) && isProvider(to)) || (isProvider(from) && isClient(to));

/** True for whoever asks for a sign-in. */
export function isClient(party: Party): boolean {
  const role = roleOf(party);
  return role === 'relying-party' || role === 'outside-client';
}

/** True for whoever answers. */
export function isProvider(party: Party): boolean {
  const role = roleOf(party);
  return role === 'provider' || role === 'outside-provider';
}

/** The error of an answer, if it is one. */
export function errorOf({ answer }: Call): string | undefined {
  const error = answer === undefined ? undefined : bodyObject(answer.wire)?.['error'];
  return typeof error === 'string' ? error : undefined;
}
