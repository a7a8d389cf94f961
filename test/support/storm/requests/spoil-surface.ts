/** Spoils everything around what is said: headers, media types, methods, targets, and the bytes. */
import fc from 'fast-check';
import { rendered, withHeader, without } from './blank.ts';
import { hostileJwt } from './hostile-jwt.ts';
import { hostileJson, hostileText } from './hostile-text.ts';
import type { Spoil } from './spoil.ts';

const headerNames = [
  'Content-Type',
  'Authorization',
  'DPoP',
  'Host',
  'Accept',
  'Content-Encoding',
  'Cookie',
  'X-Forwarded-For',
  'X-Forwarded-Host',
  'Forwarded',
  'X-HTTP-Method-Override',
  'Range',
  'If-None-Match',
  'Accept-Encoding',
  'Accept-Language',
  'Origin',
  'Referer',
  '__proto__',
] as const;
const mediaTypes = [
  'application/json',
  'text/plain',
  'multipart/form-data; boundary=x',
  'application/xml',
  '',
  'application/x-www-form-urlencoded; charset=utf-16',
  'APPLICATION/X-WWW-FORM-URLENCODED',
  'application/x-www-form-urlencodedx',
  'application/x-www-form-urlencoded, application/json',
  'application/jwt',
  ';',
  'application/json; charset="',
];

const headers: readonly fc.Arbitrary<Spoil>[] = [
  fc
    .constantFrom(...mediaTypes)
    .map((type) => (blank) => withHeader(without(blank, 'content-type'), 'Content-Type', type)),
  fc.tuple(fc.constantFrom(...headerNames), hostileText).map(
    ([name, value]) =>
      (blank) =>
        withHeader(blank, name, value),
  ),
  hostileJwt.map(
    (jwt) => (blank, known, client) =>
      withHeader(without(blank, 'dpop'), 'DPoP', jwt(known, client, blank.target, 'dpop')),
  ),
  fc.constantFrom(...headerNames).map((name) => (blank) => {
    const held = blank.headers.find(([one]) => one === name);
    return held === undefined ? blank : withHeader(blank, ...held);
  }),
];

const methods = [
  'GET',
  'HEAD',
  'PUT',
  'DELETE',
  'PATCH',
  'OPTIONS',
  'TRACE',
  'PROPFIND',
  'M-SEARCH',
];
const suffixes = [
  '?scope=openid',
  '?',
  '/',
  '//',
  '/..',
  '/%2e%2e/token',
  ';x=1',
  '%00',
  '%',
  '#x',
  ' ',
  '\\',
  '?client_id=till&client_secret=x',
  '/constructor',
  '/__proto__',
  '/x'.repeat(500),
];
const places: readonly fc.Arbitrary<Spoil>[] = [
  fc.constantFrom(...methods).map((method) => (blank) => ({ ...blank, method })),
  fc
    .constantFrom(...suffixes)
    .map((suffix) => (blank) => ({ ...blank, target: blank.target + suffix })),
  fc
    .constantFrom(
      '*',
      'http://evil.example/token',
      '//evil.example/token',
      '',
      '/nowhere',
      '/__proto__',
    )
    .map((target) => (blank) => ({ ...blank, target })),
  fc.constantFrom('form', 'json', 'query', 'none').map((body) => (blank) => ({ ...blank, body })),
];

const bodies: readonly fc.Arbitrary<Spoil>[] = [
  fc
    .uint8Array({ maxLength: 200 })
    .map((bytes) => (blank) => ({ ...blank, bytes: Buffer.from(bytes) })),
  fc
    .oneof(hostileText, hostileJson)
    .map((text) => (blank) => ({ ...blank, bytes: Buffer.from(text) })),
  fc.tuple(fc.nat(), fc.nat(255)).map(([at, value]) => (blank) => {
    const bytes = Buffer.from(rendered(blank).body, 'base64');
    if (bytes.length > 0) bytes[at % bytes.length] = value;
    return { ...blank, bytes };
  }),
  fc.nat().map((end) => (blank) => {
    const bytes = Buffer.from(rendered(blank).body, 'base64');
    return { ...blank, bytes: bytes.subarray(0, end % (bytes.length + 1)) };
  }),
  fc
    .tuple(fc.constantFrom('&', '=', '%', '+', 'a=', '&&=', 'é'), fc.constantFrom(100, 30_000))
    .map(([unit, length]) => (blank) => ({ ...blank, bytes: Buffer.from(unit.repeat(length)) })),
];

/** A change of the form in which a call comes. */
export const surfaceSpoil: fc.Arbitrary<Spoil> = fc.oneof(
  { weight: 5, arbitrary: fc.oneof(...headers) },
  { weight: 2, arbitrary: fc.oneof(...places) },
  { weight: 2, arbitrary: fc.oneof(...bodies) },
);
