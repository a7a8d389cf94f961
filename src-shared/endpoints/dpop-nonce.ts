/** Nonces for DPoP (RFC 9449 §8): one for every few minutes, made from the run's secret. */
import { sha256 } from '@noble/hashes/sha2.js';
import type { Draft } from '../kernel/draft.ts';
import { encodeBase64Url } from '../protocol/encoding/base64.ts';
import { encodeUtf8 } from '../protocol/encoding/utf8.ts';

const periodMs = 120_000;

/** The nonces that are good now: this period's, which is given out, and the one before. */
export function currentNonces(draft: Draft): readonly string[] {
  const period = Math.floor(draft.nowMs / periodMs);
  return [period, period - 1].map((count) =>
    encodeBase64Url(sha256(encodeUtf8(`nonce ${count} ${draft.secret}`)).subarray(0, 18)),
  );
}
