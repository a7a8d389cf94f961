/**
 * Tokens that carry their own content, sealed with the run's secret: the provider keeps nothing for a
 * token but what was revoked, however many there are. To everyone else they are opaque.
 */
import { decodeBase64, encodeBase64Url } from '../../../protocol/encoding/base64.ts';
import { equalInConstantTime } from '../../../protocol/encoding/basic-credentials.ts';
import { hmacSha256With, sha256Into, sha256Of } from '../../../protocol/encoding/sha256.ts';
import { decodeUtf8, encodeUtf8 } from '../../../protocol/encoding/utf8.ts';
import { parseJsonObject } from '../../../protocol/encoding/wire.ts';

const nonceBytes = 12;
const tagBytes = 16;
// A token holds what the client asked for, which may fill as much as a request holds, twice encoded.
const shape = /^[A-Za-z0-9_-]{40,300000}$/;

/** Seals content for this run; the nonce must be fresh. */
export function seal(secret: string, nonce: Uint8Array, content: object): string {
  const shown = encodeUtf8(JSON.stringify(content));
  const end = nonceBytes + shown.length;
  const sealed = new Uint8Array(end + tagBytes);
  sealed.set(nonce);
  sealed.set(shown, nonceBytes);
  mask(secret, nonce, sealed.subarray(nonceBytes, end));
  sealed.set(tagOf(secret, sealed.subarray(0, end)), end);
  return encodeBase64Url(sealed);
}

/** What was sealed, or undefined when this run did not seal it. */
export function unseal(secret: string, token: string): Record<string, unknown> | undefined {
  const sealed = shape.test(token) ? decodeBase64(token) : undefined;
  if (sealed === undefined || sealed.length <= nonceBytes + tagBytes) return undefined;
  // Two spellings of the last character decode alike; only the one that was given out counts.
  if (encodeBase64Url(sealed) !== token) return undefined;
  const body = sealed.subarray(0, sealed.length - tagBytes);
  const tag = encodeBase64Url(sealed.subarray(sealed.length - tagBytes));
  if (!equalInConstantTime(tag, encodeBase64Url(tagOf(secret, body)))) return undefined;
  const hidden = body.subarray(nonceBytes);
  mask(secret, body.subarray(0, nonceBytes), hidden);
  return parseJsonObject(decodeUtf8(hidden));
}

interface SealingKeys {
  readonly secret: string;
  readonly mask: Uint8Array;
  readonly tag: (bytes: Uint8Array) => Uint8Array;
}

// A cache of what follows from the secret alone; a program rarely seals for two runs in turn.
let heldKeys: SealingKeys | undefined;

function keysOf(secret: string): SealingKeys {
  if (heldKeys?.secret !== secret) {
    const mask = sha256Of(encodeUtf8(`mask ${secret}`));
    heldKeys = { secret, mask, tag: hmacSha256With(encodeUtf8(`tag ${secret}`)) };
  }
  return heldKeys;
}

function tagOf(secret: string, body: Uint8Array): Uint8Array {
  return keysOf(secret).tag(body).slice(0, tagBytes);
}

const stream = new Uint8Array(32);

/** Covers bytes where they stand with hashes of key, nonce and a counter; twice shows them again. */
function mask(secret: string, nonce: Uint8Array, bytes: Uint8Array): void {
  const key = keysOf(secret).mask;
  const block = new Uint8Array(key.length + nonceBytes + 2);
  block.set(key);
  block.set(nonce, key.length);
  for (let start = 0, counter = 0; start < bytes.length; start += stream.length, counter += 1) {
    block[block.length - 2] = counter >> 8;
    block[block.length - 1] = counter & 0xff;
    sha256Into(block, stream);
    const end = Math.min(start + stream.length, bytes.length);
    for (let index = start; index < end; index += 1) {
      bytes[index] = (bytes[index] ?? 0) ^ (stream[index - start] ?? 0);
    }
  }
}
