/**
 * Distinguished names as RFC 4514 writes them, parsed and compared: «CN=till, O=Shop» and
 * «cn=till,o=Shop» are one name. It reads no certificate, and no quoted or slash-separated form.
 */
import { attributeTypes } from './attribute-types.ts';
import { decodeUtf8, encodeUtf8 } from './utf8.ts';

export interface NameAttribute {
  /** The object identifier; for a name that nobody registered, that name in small letters. */
  readonly type: string;
  /** Text, or bytes in hexadecimal of a value that is no text. */
  readonly value: { readonly kind: 'text' | 'bytes'; readonly of: string };
}

/** Most specific part first, as it is written; a part of several attributes is a set. */
export type DistinguishedName = readonly (readonly NameAttribute[])[];

/** Parses RFC 4514 text, spaces around separators allowed; undefined when it is no such name. */
export function parseDistinguishedName(text: string): DistinguishedName | undefined {
  // Half a surrogate pair has no UTF-8, so two different ones would end up alike.
  if (!text.isWellFormed()) return undefined;
  if (/^ *$/.test(text)) return [];
  return allOf(
    splitUnescaped(text, ',').map((part) => allOf(splitUnescaped(part, '+').map(parseAttribute))),
  );
}

/**
 * True when both texts are the same name (RFC 4517 §4.2.15): the same parts in the same order,
 * texts alike but for ASCII case and runs of spaces. An empty name is the same as nothing.
 */
export function sameDistinguishedName(one: string, other: string): boolean {
  const [first, second] = [parseDistinguishedName(one), parseDistinguishedName(other)];
  if (first === undefined || second === undefined || first.length === 0) return false;
  return comparable(first) === comparable(second);
}

function comparable(name: DistinguishedName): string {
  return JSON.stringify(name.map((part) => part.map(comparableAttribute).toSorted()));
}

function comparableAttribute({ type, value: { kind, of } }: NameAttribute): string {
  return JSON.stringify([type, kind, kind === 'text' && registered.has(type) ? folded(of) : of]);
}

/**
 * RFC 4518 also folds what looks alike beyond ASCII. Whoever is let in by a name had better spell
 * it out, so here such letters differ.
 */
function folded(text: string): string {
  return text
    .replace(/[A-Z]/g, (letter) => letter.toLowerCase())
    .replace(/ +/g, ' ')
    .replace(/^ | $/g, '');
}

const registered: ReadonlySet<string> = new Set(attributeTypes.values());
const attribute = /^ *([a-z][a-z0-9-]*|(?:0|[1-9]\d*)(?:\.(?:0|[1-9]\d*))+) *= *(.*)$/is;

function parseAttribute(text: string): NameAttribute | undefined {
  const [, name, rest] = attribute.exec(text) ?? [];
  if (name === undefined || rest === undefined) return undefined;
  const value = rest.startsWith('#') ? parseHex(rest.trimEnd()) : parseText(withoutTail(rest));
  const lower = name.toLowerCase();
  return value && { type: attributeTypes.get(lower) ?? lower, value };
}

/** Spaces at the end are no part of the value, but for one that a backslash protects. */
function withoutTail(text: string): string {
  const trimmed = text.replace(/ +$/, '');
  const backslashes = /\\*$/.exec(trimmed)?.[0].length ?? 0;
  return backslashes % 2 === 1 ? text.slice(0, trimmed.length + 1) : trimmed;
}

const piece = /\\([0-9a-f]{2})|\\([ "#+,;<=>\\])|([^\\"+,;<>\0]+)/giy;

function parseText(text: string): NameAttribute['value'] | undefined {
  const bytes: number[] = [];
  let reached = 0;
  for (const [whole, pair, escaped, plain] of text.matchAll(piece)) {
    reached += whole.length;
    if (pair !== undefined) bytes.push(Number.parseInt(pair, 16));
    else for (const byte of encodeUtf8(escaped ?? plain ?? '')) bytes.push(byte);
  }
  const of = reached === text.length ? decodeUtf8(Uint8Array.from(bytes)) : undefined;
  return of === undefined ? undefined : { kind: 'text', of };
}

/** UTF8String, NumericString, PrintableString, IA5String and VisibleString: all UTF-8 to us. */
const textTags: ReadonlySet<number> = new Set([12, 18, 19, 22, 26]);

function parseHex(text: string): NameAttribute['value'] | undefined {
  if (!/^#(?:[0-9a-f]{2})+$/i.test(text)) return undefined;
  const hex = text.slice(1).toLowerCase();
  const bytes = Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
  const [tag = 0, length] = bytes;
  // Longer texts have a longer length field; they stay bytes, which compare as well.
  const isText = textTags.has(tag) && length === bytes.length - 2 && length < 128;
  const of = isText ? decodeUtf8(bytes.subarray(2)) : undefined;
  return of === undefined ? { kind: 'bytes', of: hex } : { kind: 'text', of };
}

function splitUnescaped(text: string, separator: ',' | '+'): string[] {
  const parts = [''];
  for (const [sign] of text.matchAll(/\\.|[^\\]|\\/gsu)) {
    if (sign === separator) parts.push('');
    else parts.push(`${parts.pop() ?? ''}${sign}`);
  }
  return parts;
}

function allOf<Of>(items: readonly (Of | undefined)[]): Of[] | undefined {
  const present = items.filter((item) => item !== undefined);
  return present.length === items.length ? present : undefined;
}
