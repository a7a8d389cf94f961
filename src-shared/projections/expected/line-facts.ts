/** A message of a run as it is held against what was expected. */
import { bodyObject, type Wire } from '../../protocol/encoding/wire.ts';
import { type EndpointName, endpointAt, pathOf } from '../../trace/match/endpoint-name.ts';
import type { Party } from '../../trace/party.ts';
import type { Messages, MessageView } from '../message-view.ts';

export interface LineFacts {
  readonly seq: number;
  readonly from: Party;
  readonly to: Party;
  readonly title: string;
  readonly half: 'request' | 'response' | 'note';
  readonly method: string | undefined;
  readonly path: string | undefined;
  readonly endpoint: EndpointName | undefined;
  readonly status: number | undefined;
  readonly error: string | undefined;
  /** What it is told by, in small letters. */
  readonly text: string;
  /** What became of it, where it never arrived. */
  readonly lost: string | undefined;
}

/** The facts of a message, as far as that moment knows them. */
export function lineFacts(message: MessageView, messages: Messages, cursor: number): LineFacts {
  const { seq, from, to, wire, title, detail, lost } = message;
  const asked = messages.exchanges.get(message.exchange)?.[0];
  const endpoint = endpointOf(asked ?? message);
  const error = errorIn(wire);
  return {
    seq,
    from,
    to,
    title,
    half: halves[wire.kind],
    ...requestLine(wire),
    endpoint,
    status: wire.kind === 'http.response' ? wire.status : undefined,
    error,
    text: wordsOf([title, detail, endpoint ?? '', ...synonyms(wire, endpoint), ...namesIn(wire)]),
    lost: lost !== undefined && lost.seq <= cursor ? lost.text : undefined,
  };
}

const halves = {
  'http.request': 'request',
  'http.response': 'response',
  'channel.note': 'note',
} as const;

function requestLine(wire: Wire): Pick<LineFacts, 'method' | 'path'> {
  if (wire.kind !== 'http.request') return { method: undefined, path: undefined };
  return { method: wire.method, path: pathOf(wire.target) };
}

/** CIBA Core §10.2, §10.3: a provider asks nobody but the client that it notifies. */
function endpointOf({ from, wire }: MessageView): EndpointName | undefined {
  if (wire.kind !== 'http.request') return undefined;
  return from === 'provider' ? 'notification' : endpointAt(wire.target);
}

function errorIn(wire: Wire): string | undefined {
  const said = wire.kind === 'channel.note' || wire.body === '' ? {} : (bodyObject(wire) ?? {});
  return typeof said['error'] === 'string' ? said['error'] : undefined;
}

function namesIn(wire: Wire): readonly string[] {
  return wire.body === '' ? [] : Object.keys(bodyObject(wire) ?? {});
}

/** Words that people write for it, and the message does not say. */
function synonyms(wire: Wire, endpoint: EndpointName | undefined): readonly string[] {
  if (wire.kind === 'http.response') return ['response answer acknowledgement ack'];
  if (wire.kind === 'channel.note') return ['prompt consent authenticate authentication approve'];
  return [
    'request call',
    endpoint === 'token' ? 'poll polling token' : '',
    endpoint === 'notification' ? 'notification notify callback' : '',
  ];
}

function wordsOf(texts: readonly string[]): string {
  return texts
    .join(' ')
    .replaceAll(/[_\-/]/g, ' ')
    .toLowerCase();
}
