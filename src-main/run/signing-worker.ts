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

/** The signatures in the same order, base64url; or why one could not be made. */
export type Signatures = readonly (string | Error)[];

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
      return sign('sha256', bytes, { key, dsaEncoding: 'ieee-p1363' }).toString('base64url');
    case 'EdDSA':
      return sign(null, bytes, key).toString('base64url');
    default:
      throw new Error(`Nothing is signed with ${alg} here.`);
  }
}

function signed(key: number, text: string): string | Error {
  try {
    const given = held.get(key);
    return given === undefined ? new Error('There is no such key.') : signatureOf(given, text);
  } catch (thrown) {
    return thrown instanceof Error ? thrown : new Error(String(thrown));
  }
}

parentPort?.on('message', (message: KeyGiven | TextsToSign) => {
  if (message.kind === 'key') held.set(message.id, message);
  else {
    const { keys, texts } = message;
    const signatures: Signatures = texts.map((text, at) => signed(keys[at] ?? -1, text));
    parentPort?.postMessage(signatures);
  }
});
