/** Two small readings that a client needs: where a call goes, and how long it has to wait. */
import { describe, expect, it } from 'vitest';
import { callbackPartyName, callbackPath } from '#shared/protocol/callback-path.ts';
import { readCallAddress } from '#shared/protocol/encoding/call-address.ts';
import { readRetryAfter } from '#shared/protocol/encoding/retry-after.ts';

describe('the address of a call', () => {
  it.each([
    ['https://op.example/token', 'https://op.example', 'op.example', '/token'],
    ['https://OP.example:443/a?b=c#d', 'https://op.example', 'op.example', '/a?b=c'],
    ['http://127.0.0.1:8080', 'http://127.0.0.1:8080', '127.0.0.1:8080', '/'],
    ['http://localhost:80?x', 'http://localhost', 'localhost', '/?x'],
    ['https://[::1]:8443/token', 'https://[::1]:8443', '[::1]:8443', '/token'],
  ])('%s is taken apart', (text, origin, host, target) => {
    expect(readCallAddress(text)).toEqual({ origin, host, target });
  });

  it.each([
    '',
    '/token',
    'ftp://op.example',
    'https://user@op.example',
    'https://',
    'https://a b/',
  ])('is not «%s»', (text) => {
    expect(readCallAddress(text)).toBeUndefined();
  });
});

describe('Retry-After (RFC 9110 §10.2.3)', () => {
  const now = Date.UTC(2028, 1, 29, 23, 59, 0);

  it.each([
    ['0', 0],
    ['120', 120_000],
    [' 7 ', 7000],
    ['Wed, 01 Mar 2028 00:00:00 GMT', 60_000],
    ['Sat, 01 Jan 2028 00:00:00 GMT', 0],
  ])('%s is read', (value, milliseconds) => {
    expect(readRetryAfter(value, now)).toBe(milliseconds);
  });

  it.each([undefined, '', '-1', '1.5', 'soon', 'Wed, 01 Foo 2028 00:00:00 GMT', '2028-03-01'])(
    'says nothing when it is %s',
    (value) => {
      expect(readRetryAfter(value, now)).toBeUndefined();
    },
  );

  it('counts days as the calendar does', () => {
    for (let day = 0; day < 5000; day += 37) {
      const date = new Date(now + day * 86_400_000);
      expect(readRetryAfter(date.toUTCString(), now)).toBe(day * 86_400_000);
    }
  });
});

describe('the callback of a party', () => {
  it.each(['till', 'a till/7', 'Kasse №1'])('leads back to «%s»', (name) => {
    expect(callbackPartyName(callbackPath(name))).toBe(name);
    expect(callbackPartyName(`${callbackPath(name)}?x=1`)).toBe(name);
  });

  it.each([
    '/token',
    '/relying-party/till',
    '/relying-party/till/callback/x',
    '/relying-party/%/callback',
  ])('is not %s', (target) => {
    expect(callbackPartyName(target)).toBeUndefined();
  });
});
