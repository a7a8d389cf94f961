/**
 * A hash worked out for somebody to follow: the bytes that go in, the hash that comes out, how much of
 * it is taken, and the text that this makes. What it is compared with is not known here.
 */
import { type DigestName, digestOfAlgorithm } from '../../protocol/digest-of-algorithm.ts';
import { encodeBase64Url } from '../../protocol/encoding/base64.ts';
import { encodeUtf8 } from '../../protocol/encoding/utf8.ts';
import { hashBy } from '../../protocol/left-half-hash.ts';

export interface HashWork {
  readonly digest: DigestName;
  /** What is hashed, as text; undefined where it is no text. */
  readonly text: string | undefined;
  /** What is hashed, byte for byte. */
  readonly bytes: Uint8Array;
  readonly hash: Uint8Array;
  /** So many bytes of the hash are taken, from the left. */
  readonly taken: number;
  /** Those bytes as base64url. */
  readonly encoded: string;
}

/** The left half of the hash that goes with the algorithm: at_hash, rt_hash and c_hash. */
export function leftHalfWork(token: string, alg: string): HashWork {
  const whole = textWork(token, digestOfAlgorithm(alg));
  const taken = whole.hash.length / 2;
  return { ...whole, taken, encoded: encodeBase64Url(whole.hash.subarray(0, taken)) };
}

/** The whole SHA-256 of an access token, as a DPoP proof holds it (RFC 9449 §4.2). */
export function accessTokenHashWork(accessToken: string): HashWork {
  return textWork(accessToken, 'SHA-256');
}

/** The whole SHA-256 of a certificate's DER, as cnf holds it (RFC 8705 §3.1). */
export function certificateWork(der: Uint8Array): HashWork {
  return bytesWork(der, undefined, 'SHA-256');
}

/** The whole hash of a text. */
export function textWork(text: string, digest: DigestName): HashWork {
  return bytesWork(encodeUtf8(text), text, digest);
}

function bytesWork(bytes: Uint8Array, text: string | undefined, digest: DigestName): HashWork {
  const hash = hashBy(digest, bytes);
  return { digest, text, bytes, hash, taken: hash.length, encoded: encodeBase64Url(hash) };
}
