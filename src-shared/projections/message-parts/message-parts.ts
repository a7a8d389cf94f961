/**
 * A message as its parts: headers, query, and what its body holds, each with its card. Made from the
 * message alone, and from the request that an answer belongs to.
 */
import { decodeBase64 } from '../../protocol/encoding/base64.ts';
import { readForm } from '../../protocol/encoding/form.ts';
import { bodyText, headerOf, parseJson, type Wire } from '../../protocol/encoding/wire.ts';
import { endpointAt } from '../../trace/match/endpoint-name.ts';
import type { MessageView } from '../message-view.ts';
import {
  type CardHalf,
  type CardPlace,
  headerCard,
  memberCard,
} from '../parameter-cards/find-card.ts';
import type { ParameterCard } from '../parameter-cards/parameter-card.ts';

export interface Part {
  readonly name: string;
  readonly value: string;
  /** Another part before it has the same name. */
  readonly isRepeated: boolean;
  readonly card: ParameterCard | undefined;
}

export type Content =
  | { readonly kind: 'none' }
  | { readonly kind: 'form'; readonly parts: readonly Part[] }
  | { readonly kind: 'json'; readonly value: unknown }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array };

export interface MessageParts {
  readonly place: CardPlace | undefined;
  readonly half: CardHalf;
  readonly headers: readonly Part[];
  readonly query: readonly Part[];
  readonly content: Content;
}

type Half = Pick<MessageView, 'wire' | 'from' | 'to'>;

/** The parts of a message; the other messages of its exchange say what an answer answers. */
export function messageParts(message: Half, exchange: readonly Half[]): MessageParts {
  const { wire } = message;
  const half: CardHalf = wire.kind === 'http.response' ? 'answer' : 'request';
  const place = placeOf(message, exchange);
  const cardOf = (name: string) => memberCard(place, half, name);
  const headers = wire.kind === 'channel.note' ? [] : wire.headers;
  return {
    place,
    half,
    headers: partsOf(headers, (name) => headerCard(half, name)),
    query: partsOf(queryOf(wire), cardOf),
    content: contentOf(wire, cardOf),
  };
}

/** The endpoint that the exchange is with; undefined for an address that is none of ours. */
export function placeOf(message: Half, exchange: readonly Half[]): CardPlace | undefined {
  if (message.wire.kind === 'channel.note') return 'channel';
  const asked = exchange.find(({ wire }) => wire.kind === 'http.request') ?? message;
  if (asked.wire.kind !== 'http.request') return undefined;
  const isCallback = asked.from === 'provider' || asked.from === 'outside-provider';
  return isCallback ? 'notification' : endpointAt(asked.wire.target);
}

function partsOf(
  pairs: readonly (readonly [string, string])[],
  cardOf: (name: string) => ParameterCard | undefined,
): readonly Part[] {
  const before = new Set<string>();
  return pairs.map(([name, value]) => {
    const known = name.toLowerCase();
    const isRepeated = before.has(known);
    before.add(known);
    return { name, value, isRepeated, card: cardOf(name) };
  });
}

/** What stands behind the question mark, also of a redirect. */
function queryOf(wire: Wire): readonly (readonly [string, string])[] {
  if (wire.kind === 'channel.note') return [];
  const address = wire.kind === 'http.request' ? wire.target : (headerOf(wire, 'location') ?? '');
  const mark = address.indexOf('?');
  return mark < 0 ? [] : (readForm(address.slice(mark + 1))?.pairs ?? []);
}

function contentOf(wire: Wire, cardOf: (name: string) => ParameterCard | undefined): Content {
  if (wire.body === '') return { kind: 'none' };
  const text = bodyText(wire);
  if (text === undefined)
    return { kind: 'bytes', bytes: decodeBase64(wire.body) ?? new Uint8Array() };
  const form = isForm(wire) ? readForm(text) : undefined;
  if (form !== undefined) return { kind: 'form', parts: partsOf(form.pairs, cardOf) };
  const value = parseJson(text);
  return value === undefined ? { kind: 'text', text } : { kind: 'json', value };
}

function isForm(wire: Wire): boolean {
  if (wire.kind !== 'http.request') return false;
  return (headerOf(wire, 'content-type') ?? '').startsWith('application/x-www-form-urlencoded');
}
