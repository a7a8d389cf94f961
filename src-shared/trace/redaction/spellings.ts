/** The ways in which one secret is written: as it is, in a form, in an address, in JSON, in base64. */
import { encodeBase64Text } from '../../protocol/encoding/base64-text.ts';

/** Each spelling once, the longest first, so that none is masked as a part of another. */
export function spellingsOf(secret: string): readonly string[] {
  const escaped = percentEncoded(secret);
  const base64 = encodeBase64Text(secret);
  const url = base64.replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
  const spellings = [
    secret,
    escaped,
    escaped.toLowerCase() === escaped ? escaped : escaped.replaceAll(/%../g, lowerCase),
    escaped.replaceAll('%20', '+'),
    JSON.stringify(secret).slice(1, -1),
    base64,
    base64.replace(/=+$/, ''),
    url,
  ];
  return [...new Set(spellings)].toSorted((one, other) => other.length - one.length);
}

/** What is no pair of halves cannot be written in an address at all. */
function percentEncoded(secret: string): string {
  return secret.isWellFormed() ? encodeURIComponent(secret) : secret;
}

function lowerCase(escape: string): string {
  return escape.toLowerCase();
}
