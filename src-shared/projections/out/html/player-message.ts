/** One message for the stand-alone page: its parts with their cards, its bytes, and the JWTs in it. */
import { decodeBase64, encodeBase64 } from '../../../protocol/encoding/base64.ts';
import { encodeUtf8 } from '../../../protocol/encoding/utf8.ts';
import type { Wire } from '../../../protocol/encoding/wire.ts';
import { type Content, messageParts, type Part } from '../../message-parts/message-parts.ts';
import { messageWords } from '../../message-parts/message-words.ts';
import type { MessageView } from '../../message-view.ts';
import { claimCardOf, headerCardOf } from '../../tokens/claim-cards/claim-cards.ts';
import { type FoundToken, findTokens } from '../../tokens/find-tokens.ts';
import { tokenTitle } from '../../tokens/token-kind.ts';
import { shownLine, shownLines } from '../shown-characters.ts';
import type { Numbered } from './numbered.ts';
import { cardOfClaim, cardOfParameter } from './player-cards.ts';
import type { PlayerCard, PlayerMessage, PlayerPart, PlayerToken } from './player-data.ts';

export interface MessageScene {
  readonly cards: Numbered<PlayerCard>;
  readonly clean: <Value>(value: Value) => Value;
  /** The messages of its exchange, itself among them. */
  readonly exchange: readonly MessageView[];
  /** As it was recorded: only to read the JWTs in it, whose claims are then masked. */
  readonly recorded: Wire | undefined;
  readonly judgement: number | undefined;
}

const longestValue = 12_000;

/** All that the page tells of it. */
export function playerMessage(message: MessageView, scene: MessageScene): PlayerMessage {
  const { wire } = message;
  const { place, headers, query, content } = messageParts(message, scene.exchange);
  const shown = (parts: readonly Part[], where: string): readonly PlayerPart[] =>
    parts.map((part) => shownPart(part, where, scene));
  const start = startOf(wire);
  return {
    words: messageWords(message, place),
    start: shownLine(start, longestValue),
    headers: shown(headers, 'header'),
    query: shown(query, String(place)),
    form: content.kind === 'form' ? shown(content.parts, String(place)) : [],
    text: contentText(content),
    bytes: encodeBase64(bytesOf(wire, start)),
    ...(scene.judgement === undefined ? {} : { judgement: scene.judgement }),
    tokens: scene.recorded === undefined ? [] : playerTokens(scene.recorded, scene),
  };
}

function startOf(wire: Wire): string {
  if (wire.kind === 'http.request') return `${wire.method} ${wire.target} HTTP/1.1`;
  if (wire.kind === 'http.response') return `HTTP/1.1 ${wire.status} ${wire.reason}`;
  return wire.subject;
}

/** As HTTP/1.1 puts it; a note on the channel is its body alone. */
function bytesOf(wire: Wire, start: string): Uint8Array {
  const body = decodeBase64(wire.body) ?? new Uint8Array();
  if (wire.kind === 'channel.note') return body;
  const head = wire.headers.map(([name, value]) => `${name}: ${value}\r\n`).join('');
  const before = encodeUtf8(`${start}\r\n${head}\r\n`);
  const whole = new Uint8Array(before.length + body.length);
  whole.set(before);
  whole.set(body, before.length);
  return whole;
}

function shownPart({ name, value, card }: Part, where: string, { cards }: MessageScene) {
  const shown = { name: shownLine(name), value: shownLine(value, longestValue) };
  if (card === undefined) return shown;
  const key = `${where} ${card.name} ${card.means}`;
  return { ...shown, card: cards.numberOf(key, () => cardOfParameter(card)) };
}

function contentText(content: Content): string {
  if (content.kind === 'json') return shownLines(JSON.stringify(content.value, null, 2));
  return content.kind === 'text' ? shownLines(content.text) : '';
}

function playerTokens(recorded: Wire, scene: MessageScene): readonly PlayerToken[] {
  return findTokens(recorded).map((token) => playerToken(token, scene));
}

function playerToken(
  { kind, place, jwt, sealed }: FoundToken,
  { cards, clean }: MessageScene,
): PlayerToken {
  const header = membersOf(clean(jwt?.header ?? sealed?.header ?? {}));
  const numbered = (name: string, where: string, card: ReturnType<typeof headerCardOf>) =>
    card === undefined ? {} : { card: cards.numberOf(`${where} ${name}`, () => cardOfClaim(card)) };
  return {
    title: tokenTitle(kind),
    place: shownLine(clean(place).join(' › ')),
    header: header.map(([name, value]) => ({
      ...shownMember(name, value),
      ...numbered(name, 'jwt header', headerCardOf(name)),
    })),
    ...(jwt === undefined
      ? {}
      : {
          claims: membersOf(clean(jwt.claims)).map(([name, value]) => ({
            ...shownMember(name, value),
            ...numbered(name, `claim of ${kind}`, claimCardOf(kind, name)),
          })),
        }),
  };
}

function membersOf(of: Readonly<Record<string, unknown>>): readonly [string, unknown][] {
  return Object.entries(of);
}

function shownMember(name: string, value: unknown): PlayerPart {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return { name: shownLine(name), value: shownLine(text, longestValue) };
}
