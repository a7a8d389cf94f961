/**
 * The text of a message as a person would read it: what it is called on the wire, its headers, its
 * values after decoding, and the claims of the JWTs in it. Made when words are first looked for.
 */
import { bodyText, type Wire } from '../../../protocol/encoding/wire.ts';
import { jwtsOf, type MatchMessage, parametersOf } from './match-message.ts';

/** The test for words that stand somewhere in a message, in whatever case. */
export function textTest(words: string): (message: MatchMessage) => boolean {
  const wanted = words.toLowerCase();
  return (message) => textOf(message).includes(wanted);
}

function textOf(message: MatchMessage): string {
  message.text ??= linesOf(message).join('\n').toLowerCase();
  return message.text;
}

function linesOf(message: MatchMessage): readonly string[] {
  const { wire, from, to } = message;
  const headers = wire.kind === 'channel.note' ? [] : wire.headers.map(namedText);
  return [
    ...firstLines(wire),
    `${from} ${to}`,
    ...headers,
    ...valueLines(parametersOf(message)),
    ...jwtsOf(message).flatMap(({ claims }) => valueLines(claims)),
    bodyText(wire) ?? '',
  ];
}

function firstLines(wire: Wire): readonly string[] {
  if (wire.kind === 'http.request') return [`${wire.method} ${wire.target}`];
  return wire.kind === 'http.response' ? [`${wire.status} ${wire.reason}`] : [wire.subject];
}

function valueLines(values: ReadonlyMap<string, readonly string[]>): readonly string[] {
  return [...values].flatMap(([name, texts]) => texts.map((text) => namedText([name, text])));
}

function namedText([name, text]: readonly [string, string]): string {
  return `${name}: ${text}`;
}
