/** The SHA-256 of a text as base64url: how PKCE, DPoP and kept tokens are compared. */
import { sha256 } from '@noble/hashes/sha2.js';
import { encodeBase64Url } from './base64.ts';
import { encodeUtf8 } from './utf8.ts';

/** 43 characters that give nothing of the text away. */
export function hashOfText(text: string): string {
  return encodeBase64Url(sha256(encodeUtf8(text)));
}
