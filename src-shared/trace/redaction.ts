/**
 * Takes out whatever lets somebody act as another: tokens, codes, secrets, private keys, and what
 * they could be made from. The one function for everything that leaves the workbench, files, texts
 * and logs alike. Within one export a secret has one name wherever it stands, and is counted once.
 */

import { decodeBase64Text, encodeBase64Text } from '../protocol/encoding/base64-text.ts';
import { readBasicCredentials } from '../protocol/encoding/basic-credentials.ts';
import { isObject, parseJson } from '../protocol/encoding/wire.ts';
import { jwtOf } from './redaction/jwt-noun.ts';
import { maskText } from './redaction/mask-text.ts';
import { createSecretBook, type Masked, type SecretBook } from './redaction/secret-book.ts';
import { nounOfMember, type SecretNoun } from './redaction/secret-kind.ts';
import { spellingsOf } from './redaction/spellings.ts';

export interface Redaction {
  /** Learns the secrets of a value, so that they are known wherever they stand before it. */
  readonly learn: (value: unknown) => void;
  /** The value without its secrets; its shape, and what is no secret, stays. */
  readonly clean: <Value>(value: Value) => Value;
  /** What was masked in all that was cleaned so far. */
  readonly masked: () => Masked;
}

/** The redaction of one export. */
export function createRedaction(): Redaction {
  const book = createSecretBook(spellingsOf);
  return {
    learn: (value) => void walk(value, learning(book)),
    clean: <Value>(value: Value) => walk(value, book) as Value,
    masked: book.masked,
  };
}

/** One value by itself, as for a line of the log. */
export function redacted<Value>(value: Value): Value {
  const { learn, clean } = createRedaction();
  learn(value);
  return clean(value);
}

/** Reads without masking: nothing counts as used, and what a JWT says is read as well. */
function learning(book: SecretBook): SecretBook {
  const learner: SecretBook = {
    ...book,
    phrases: () => [],
    lengths: () => nothing,
    pseudonymOf: (word) => word,
    nameOf: (secret, noun, isSure) => {
      if (noun === undefined) return undefined;
      book.note(secret, noun, isSure);
      const claims = secret.includes('.') ? jwtOf(secret)?.claims : undefined;
      if (claims !== undefined) walk(claims, learner);
      return secret;
    },
  };
  return learner;
}

const nothing: ReadonlySet<number> = new Set();

function walk(value: unknown, book: SecretBook): unknown {
  if (typeof value === 'string') return maskText(value, book);
  if (Array.isArray(value)) return value.map((inner) => walk(inner, book));
  if (!isObject(value)) return value;
  const isKey = typeof value['kty'] === 'string';
  const members: [string, unknown][] = [];
  for (const [name, inner] of Object.entries(value)) {
    if (isKey && privateMembers.has(name)) noteKey(inner, name, book);
    else members.push([maskText(name, book), walkMember(name, inner, book)]);
  }
  return Object.fromEntries(members);
}

const privateMembers = new Set(['d', 'p', 'q', 'dp', 'dq', 'qi', 'oth', 'k']);

/** A private half is left out and not only masked; one key counts once. */
function noteKey(inner: unknown, name: string, book: SecretBook): void {
  if (typeof inner === 'string' && (name === 'd' || name === 'k')) book.nameOf(inner, 'key');
}

type Cleaning = (value: unknown, book: SecretBook) => unknown;

/** What has a way of its own to be cleaned, by its name. */
const cleaned: ReadonlyMap<string, Cleaning> = new Map<string, Cleaning>([
  ['entropy', () => ''],
  ['raw', () => ''],
  ['seed', () => null],
  // A run that continues another one holds that one's whole world.
  ['state', (value, book) => (isObject(value) ? {} : walk(value, book))],
  [
    'body',
    (value, book) => (typeof value === 'string' ? maskBody(value, book) : walk(value, book)),
  ],
  [
    'headers',
    (value, book) =>
      Array.isArray(value) ? value.map((one) => maskHeader(one, book)) : walk(value, book),
  ],
]);

function walkMember(name: string, value: unknown, book: SecretBook): unknown {
  const clean = cleaned.get(name);
  if (clean !== undefined) return clean(value, book);
  const noun = typeof value === 'string' ? nounOfMember(name) : undefined;
  return noun === undefined || typeof value !== 'string'
    ? walk(value, book)
    : (book.nameOf(value, noun) ?? value);
}

/** A body in base64: a form, a JSON object, or any other text; what is no text is left out. */
function maskBody(body: string, book: SecretBook): string {
  const text = decodeBase64Text(body);
  if (text === undefined) return '';
  const json = parseJson(text);
  const clean = json === undefined ? maskText(text, book) : JSON.stringify(walk(json, book));
  return encodeBase64Text(clean);
}

/** Headers that are secret whole, and what they hold. */
const secretHeaders: ReadonlyMap<string, SecretNoun> = new Map([
  ['authorization', 'access token'],
  ['proxy-authorization', 'credential'],
  ['dpop', 'DPoP proof'],
  ['dpop-nonce', 'DPoP nonce'],
]);

function maskHeader(header: unknown, book: SecretBook): unknown {
  if (!Array.isArray(header)) return walk(header, book);
  const [name, value]: unknown[] = header;
  if (typeof name !== 'string' || typeof value !== 'string') return walk(header, book);
  const lower = name.toLowerCase();
  if (lower === 'cookie' || lower === 'set-cookie') return [name, maskCookies(value, lower, book)];
  const noun = secretHeaders.get(lower);
  if (noun === undefined) return [name, maskText(value, book)];
  // The scheme says how a client proves itself, and is no secret.
  const scheme = /^(Basic|Bearer|DPoP) /i.exec(value)?.[0] ?? '';
  const credential = value.slice(scheme.length);
  const isBasic = scheme.toLowerCase() === 'basic ';
  return [
    name,
    scheme + (isBasic ? maskBasic(value, credential, book) : nameIn(credential, noun, book)),
  ];
}

function nameIn(value: string, noun: SecretNoun, book: SecretBook): string {
  return book.nameOf(value, noun) ?? value;
}

/** The client's secret has the same name here as in the set-up. */
function maskBasic(value: string, credential: string, book: SecretBook): string {
  if (isMaskedAlready(credential)) return credential;
  const secret = readBasicCredentials(value)?.secret;
  return secret === undefined || secret === ''
    ? nameIn(credential, 'credential', book)
    : nameIn(secret, 'client secret', book);
}

function isMaskedAlready(text: string): boolean {
  return text === 'redacted' || text.includes('‹');
}

/** A cookie keeps its name, and what a browser is told of it. */
function maskCookies(value: string, header: string, book: SecretBook): string {
  return value
    .split(';')
    .map((part, index) => {
      const equals = part.indexOf('=');
      if (header === 'set-cookie' && index > 0) return part;
      if (equals < 0) return isMaskedAlready(part) ? part : nameIn(part, 'cookie', book);
      return part.slice(0, equals + 1) + nameIn(part.slice(equals + 1), 'cookie', book);
    })
    .join(';');
}
