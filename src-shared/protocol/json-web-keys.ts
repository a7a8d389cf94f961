/** JWK Sets as they are read from text, their fingerprint, and the thumbprint of one key. */
import { sha256 } from '@noble/hashes/sha2.js';
import { encodeBase64Url } from './encoding/base64.ts';
import { encodeUtf8 } from './encoding/utf8.ts';
import { bodyText, parseJsonObject, type Wire } from './encoding/wire.ts';
import { type PublicKey, publicKey } from './setup/public-key.ts';

/** The public keys of a JWK Set; undefined when the text is none. What is no public key is left out. */
export function keysOfText(text: string | null | undefined): readonly PublicKey[] | undefined {
  const keys = parseJsonObject(text ?? undefined)?.['keys'];
  if (!Array.isArray(keys)) return undefined;
  return keys.flatMap((key: unknown) => {
    const parsed = publicKey.safeParse(key);
    return parsed.success ? [parsed.data] : [];
  });
}

/** The keys of a JWK Set answer, or undefined when it is none. */
export function keysOfAnswer(wire: Wire): readonly PublicKey[] | undefined {
  if (wire.kind !== 'http.response' || wire.status !== 200) return undefined;
  return keysOfText(bodyText(wire));
}

// A cache of pure results: the same sets of keys are asked for with every call.
const fingerprints = new WeakMap<readonly PublicKey[], string>();

/** Names a set of keys, so that a fact found with other keys can be told apart. */
export function fingerprintOf(keys: readonly PublicKey[]): string {
  const known = fingerprints.get(keys);
  if (known !== undefined) return known;
  const made = encodeBase64Url(sha256(encodeUtf8(JSON.stringify(keys))).subarray(0, 12));
  fingerprints.set(keys, made);
  return made;
}

const requiredMembers: Readonly<Record<string, readonly string[]>> = {
  EC: ['crv', 'kty', 'x', 'y'],
  OKP: ['crv', 'kty', 'x'],
  RSA: ['e', 'kty', 'n'],
};

/** The members that make up a key of that type, in the order of RFC 7638 §3.2; undefined of no type. */
export function requiredMembersOf(
  key: Readonly<Record<string, unknown>>,
): readonly string[] | undefined {
  const type = String(key['kty']);
  // A type may be named like something that every object has.
  return Object.hasOwn(requiredMembers, type) ? requiredMembers[type] : undefined;
}

/** The thumbprint of a public key (RFC 7638), or undefined when it is none. */
export function thumbprintOf(key: Readonly<Record<string, unknown>>): string | undefined {
  const members = requiredMembersOf(key);
  if (members === undefined) return undefined;
  const values = members.map((name): [string, unknown] => [name, key[name]]);
  if (values.some(([, value]) => typeof value !== 'string')) return undefined;
  const canonical = JSON.stringify(Object.fromEntries(values));
  return encodeBase64Url(sha256(encodeUtf8(canonical)));
}

/** The key that can be encrypted to by that algorithm: one that says it is for that, or the first. */
export function encryptionKeyFor<Key extends Readonly<Record<string, unknown>>>(
  keys: readonly Key[],
  alg: string,
): Key | undefined {
  const fitting = keys.filter((key) => canEncrypt(key, alg));
  return fitting.find(({ use }) => use === 'enc') ?? fitting[0];
}

function canEncrypt(key: Readonly<Record<string, unknown>>, alg: string): boolean {
  const { use, kty, crv, alg: named = alg } = key;
  if (use === 'sig' || named !== alg) return false;
  if (alg.startsWith('RSA')) return kty === 'RSA';
  return kty === 'EC' || (kty === 'OKP' && crv === 'X25519');
}
