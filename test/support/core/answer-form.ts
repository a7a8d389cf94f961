/**
 * What every error answer of the provider looks like, whatever the error: JSON, not
 * to be cached, three members at most, and a description within the small alphabet of RFC 6749.
 */
import { expect } from 'vitest';
import type { Answer } from './outside-request.ts';

const allowedMembers = new Set(['error', 'error_description', 'error_uri']);

/** Expects the answer to have the form of an OAuth error. */
export function expectErrorForm({ status, body, headers }: Answer): void {
  expect(headers.get('content-type')).toBe('application/json');
  expect(headers.get('cache-control')).toBe('no-store');
  expect(Object.keys(body).filter((name) => !allowedMembers.has(name))).toEqual([]);
  expect(body['error']).toMatch(/^[\x20-\x21\x23-\x5b\x5d-\x7e]+$/);
  expect(body['error_description']).toMatch(/^[\x20-\x21\x23-\x5b\x5d-\x7e]+$/);
  const mustWait = status === 429 || status === 503;
  expect(/^[1-9][0-9]*$/.test(headers.get('retry-after') ?? '')).toBe(mustWait);
  // RFC 6749 §5.2, RFC 6750 §3: 401 goes with a challenge for a scheme that may be used here.
  const challenge = headers.get('www-authenticate') ?? '';
  expect(challenge).toMatch(status === 401 ? /^(Basic|Bearer|DPoP) / : /^(Bearer .*|DPoP .*)?$/);
}
