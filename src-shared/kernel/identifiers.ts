/**
 * Identifiers and tokens from the 32 bytes that an input carries, by a hash counter: one input can
 * need many values, and replaying it must give the same ones.
 */
import { assert } from '../protocol/assert.ts';
import { decodeBase64, encodeBase64Url } from '../protocol/encoding/base64.ts';
import { sha256Of } from '../protocol/encoding/sha256.ts';

export interface Identifiers {
  /** 240 bits as 40 characters: more than CIBA Core §7.3 recommends; products have other looks. */
  readonly authReqId: (look?: IdentifierLook) => string;
  /** 256 bits as 43 characters, for tokens. */
  readonly token: () => string;
  /** 96 bits to seal a token with. */
  readonly nonce: () => Uint8Array;
  /** 72 bits as 12 characters, for names inside the simulator. */
  readonly short: () => string;
  /** From 0 up to, but not including, 1, in steps of 2 to the power of -32. */
  readonly fraction: () => number;
}

// Of 32 bytes in padded base64.
const encodedSeedLength = 44;

/** A source of identifiers for one step, seeded by that step's entropy. */
export function createIdentifiers(entropy: string): Identifiers {
  assert(entropy.length === encodedSeedLength, 'an input carries 32 bytes of entropy');
  // Most steps need none, so the seed is unpacked for the first one.
  let block: Uint8Array | undefined;
  let counter = 0;
  const next = (length: number): Uint8Array => {
    block ??= firstBlock(entropy);
    block[32] = counter >>> 24;
    block[33] = counter >>> 16;
    block[34] = counter >>> 8;
    block[35] = counter;
    counter += 1;
    // A copy: V8 has to give a short array a buffer of its own before it can show a part of it.
    return sha256Of(block).slice(0, length);
  };
  const text = (length: number): string => encodeBase64Url(next(length));
  return {
    authReqId: (look = 'letters-40') => identifier(look, next(30)),
    token: () => text(32),
    nonce: () => next(12),
    short: () => text(9),
    fraction: () => next(4).reduce((sum, byte) => sum * 256 + byte, 0) / 2 ** 32,
  };
}

/** What an auth_req_id looks like. */
export type IdentifierLook = 'letters-40' | 'letters-34' | 'uuid';

function identifier(look: IdentifierLook, bytes: Uint8Array): string {
  if (look !== 'uuid') return encodeBase64Url(bytes).slice(0, look === 'letters-34' ? 34 : 40);
  const digits = [...bytes.subarray(0, 16)]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('');
  // RFC 9562 §5.4: version 4, and one of four digits for the variant.
  const variant = '89ab'[Number.parseInt(digits[16] ?? '0', 16) % 4];
  const marked = `${digits.slice(0, 12)}4${digits.slice(13, 16)}${variant}${digits.slice(17)}`;
  return marked.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

/** The seed with room for the counter behind it. */
function firstBlock(entropy: string): Uint8Array {
  const seed = decodeBase64(entropy);
  assert(seed !== undefined && seed.length === 32, 'an input carries 32 bytes of entropy');
  const block = new Uint8Array(36);
  block.set(seed);
  return block;
}
