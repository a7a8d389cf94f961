/**
 * The program of the signing thread: is given keys once, and then texts to sign, as many at a time
 * as there are. It knows nothing of tokens.
 */
import { constants, type KeyObject, sign } from 'node:crypto';
import { parentPort } from 'node:worker_threads';

/** A key to be remembered under that number. */
export interface KeyGiven {
  readonly kind: 'key';
  readonly id: number;
  readonly alg: string;
  readonly key: KeyObject;
}

/** Texts to sign, each with the number of its key. */
export interface TextsToSign {
  readonly kind: 'sign';
  readonly keys: readonly number[];
  readonly texts: readonly string[];
}

/** The next signatures in the order of the texts, base64url; or why one could not be made. */
export type Signatures = readonly (string | Error)[];

const patienceMs = 2;
const held = new Map<number, KeyGiven>();

function signatureOf({ alg, key }: KeyGiven, text: string): string {
  const bytes = Buffer.from(text);
  switch (alg) {
    case 'RS256':
      return sign('sha256', bytes, key).toString('base64url');
    case 'PS256': {
      const padding = constants.RSA_PKCS1_PSS_PADDING;
      const saltLength = constants.RSA_PSS_SALTLEN_DIGEST;
      return sign('sha256', bytes, { key, padding, saltLength }).toString('base64url');
    }
    case 'ES256':
      return joinedPair(sign('sha256', bytes, key)).toString('base64url');
    case 'EdDSA':
      return sign(null, bytes, key).toString('base64url');
    default:
      throw new Error(`Nothing is signed with ${alg} here.`);
  }
}

const coordinateBytes = 32;

/**
 * The two numbers of an ES256 signature side by side (RFC 7518 §3.4) out of their DER. Node does it
 * when it is given the key among options, but takes longer to read those than to sign.
 */
function joinedPair(der: Buffer): Buffer {
  const pair = Buffer.alloc(2 * coordinateBytes);
  // SEQUENCE, its length, then INTEGER, length and bytes, twice; all of them short.
  const first = integerAt(der, 2);
  const second = integerAt(der, 4 + first.length);
  placeAtEnd(pair, coordinateBytes, first);
  placeAtEnd(pair, 2 * coordinateBytes, second);
  return pair;
}

function integerAt(der: Buffer, at: number): Buffer {
  return der.subarray(at + 2, at + 2 + (der[at + 1] ?? 0));
}

/** An integer is as short as it can be, or has a zero in front so that it is positive. */
function placeAtEnd(pair: Buffer, end: number, integer: Buffer): void {
  const digits = integer.subarray(Math.max(0, integer.length - coordinateBytes));
  pair.set(digits, end - digits.length);
}

function signed(key: number, text: string): string | Error {
  try {
    const given = held.get(key);
    return given === undefined ? new Error('There is no such key.') : signatureOf(given, text);
  } catch (thrown) {
    return thrown instanceof Error ? thrown : new Error(String(thrown));
  }
}

/** Nobody waits for the whole of a long list: what is signed goes back every few milliseconds. */
function signAll(keys: readonly number[], texts: readonly string[]): void {
  let since = performance.now();
  let done: (string | Error)[] = [];
  for (const [at, text] of texts.entries()) {
    done.push(signed(keys[at] ?? -1, text));
    if (performance.now() - since < patienceMs) continue;
    parentPort?.postMessage(done);
    since = performance.now();
    done = [];
  }
  if (done.length > 0) parentPort?.postMessage(done);
}

parentPort?.on('message', (message: KeyGiven | TextsToSign) => {
  if (message.kind === 'key') held.set(message.id, message);
  else {
    const { keys, texts } = message;
    signAll(keys, texts);
  }
});
