/**
 * Takes out whatever lets somebody act as another: tokens, codes, secrets, private keys, and what
 * they could be made from. The one function for everything that leaves the workbench, files and
 * logs alike. What is unique stays unique, so that a redacted run still shows who answered what.
 */
import { decodeBase64Text, encodeBase64Text } from '../protocol/encoding/base64-text.ts';
import { sha256Of } from '../protocol/encoding/sha256.ts';
import { encodeUtf8 } from '../protocol/encoding/utf8.ts';
import { isObject, parseJson } from '../protocol/encoding/wire.ts';

const gone = 'redacted';

const secretNames = [
  'client_secret',
  'secret',
  'password',
  'user_code',
  'pin',
  'code',
  'code_verifier',
  'access_token',
  'refresh_token',
  'id_token',
  'token',
  'client_notification_token',
  'registration_access_token',
  'management_token',
  'client_assertion',
  'assertion',
];
const isSecretName: ReadonlySet<string> = new Set(secretNames);
const secretHeaders = new Set([
  'authorization',
  'proxy-authorization',
  'dpop',
  'dpop-nonce',
  'cookie',
  'set-cookie',
]);
const privateMembers = new Set(['d', 'p', 'q', 'dp', 'dq', 'qi', 'oth', 'k']);

// As a form, as JSON, or as somebody wrote it in a sentence.
const named = new RegExp(`\\b(${secretNames.join('|')})("?\\s*[=:]\\s*"?)([^&"\\s,;}]+)`, 'gi');
// What is random is long and has letters large and small and digits: so has every part of a JWT.
const word = /[A-Za-z0-9_-]{20,}/g;

/** The value without its secrets; its shape, and what is no secret, stays. */
export function redacted<Value>(value: Value): Value {
  return walk(value) as Value;
}

function walk(value: unknown): unknown {
  if (typeof value === 'string') return redactText(value);
  if (Array.isArray(value)) return value.map(walk);
  if (!isObject(value)) return value;
  const isKey = typeof value['kty'] === 'string';
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name]) => !(isKey && privateMembers.has(name)))
      .map(([name, inner]) => [redactText(name), walkMember(name, inner)]),
  );
}

/** What has a way of its own to be cleaned, by its name. */
const cleaned: ReadonlyMap<string, (value: unknown) => unknown> = new Map([
  ['entropy', () => ''],
  ['raw', () => ''],
  ['seed', () => null],
  // A run that continues another one holds that one's whole world.
  ['state', (value: unknown) => (isObject(value) ? {} : walk(value))],
  ['body', (value: unknown) => (typeof value === 'string' ? redactBody(value) : walk(value))],
  ['headers', (value: unknown) => (Array.isArray(value) ? value.map(redactHeader) : walk(value))],
]);

function walkMember(name: string, value: unknown): unknown {
  const clean = cleaned.get(name);
  if (clean !== undefined) return clean(value);
  return isSecretName.has(name.toLowerCase()) && typeof value === 'string' ? gone : walk(value);
}

/** A body in base64: a form, a JSON object, or any other text; what is no text is left out. */
function redactBody(body: string): string {
  const text = decodeBase64Text(body);
  if (text === undefined) return '';
  const json = parseJson(text);
  const clean = json === undefined ? redactText(text) : JSON.stringify(walk(json));
  return encodeBase64Text(clean);
}

function redactHeader(header: unknown): unknown {
  if (!Array.isArray(header)) return walk(header);
  const [name, value]: unknown[] = header;
  if (typeof name !== 'string' || typeof value !== 'string') return walk(header);
  if (!secretHeaders.has(name.toLowerCase())) return [name, redactText(value)];
  // The scheme says how a client proves itself, and is no secret.
  const scheme = /^(Basic|Bearer|DPoP) /i.exec(value)?.[0] ?? '';
  return [name, scheme + gone];
}

function redactText(text: string): string {
  return text.replace(named, `$1$2${gone}`).replace(word, pseudonym);
}

/** The badge that stays, and what tells it from every other word. */
function pseudonym(found: string): string {
  const isRandom = /[0-9]/.test(found) && /[a-z]/.test(found) && /[A-Z]/.test(found);
  if (!isRandom) return found;
  const hash = sha256Of(encodeUtf8(found)).subarray(0, 4);
  return `${found.slice(0, 4)}_${Array.from(hash, twoDigits).join('')}`;
}

function twoDigits(byte: number): string {
  return byte.toString(16).padStart(2, '0');
}
