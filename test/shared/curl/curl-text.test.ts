/** A recorded request as a curl command: what a real shell makes of it is what was recorded. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { curlText } from '#shared/projections/curl/curl-text.ts';
import { encodeBase64Text } from '#shared/protocol/encoding/base64-text.ts';
import type { HttpRequest } from '#shared/protocol/encoding/wire.ts';
import { callOf, requestOf } from '#test/support/shell/shell-words.ts';

const issuer = 'http://127.0.0.1:8123';
const poll: HttpRequest = {
  kind: 'http.request',
  method: 'POST',
  target: '/token',
  headers: [
    ['Host', '127.0.0.1:8123'],
    ['Authorization', 'Basic dGlsbDpzZWNyZXQ='],
    ['Content-Type', 'application/x-www-form-urlencoded'],
    ['Content-Length', '44'],
  ],
  body: encodeBase64Text('grant_type=ciba&auth_req_id=x&client_secret=hush'),
};

const inFull = (request: HttpRequest): string => curlText(request, { issuer, withSecrets: true });

describe('a request as a curl command', () => {
  it('is one parameter a line, to be read', () => {
    expect(inFull({ ...poll, headers: poll.headers.slice(0, 3), body: '' })).toBe(
      [
        'curl \\',
        '  --request POST \\',
        '  --url http://127.0.0.1:8123/token \\',
        '  --globoff --path-as-is \\',
        "  --header 'Authorization: Basic dGlsbDpzZWNyZXQ=' \\",
        "  --header 'Content-Type: application/x-www-form-urlencoded' \\",
        '  --header Accept: \\',
        '  --header User-Agent:',
      ].join('\n'),
    );
  });

  it('means to a shell what was recorded, and curl adds nothing of its own', () => {
    expect(requestOf(callOf(inFull(poll)))).toEqual({
      method: 'POST',
      url: 'http://127.0.0.1:8123/token',
      headers: {
        Authorization: 'Basic dGlsbDpzZWNyZXQ=',
        'Content-Type': 'application/x-www-form-urlencoded',
      },
      body: Buffer.from('grant_type=ciba&auth_req_id=x&client_secret=hush'),
    });
  });

  it('keeps secrets to itself unless they are wanted', () => {
    const masked = curlText(poll, { issuer, withSecrets: false });
    expect(masked).not.toMatch(/hush|dGlsbDpzZWNyZXQ/);
    expect(masked).toContain('Authorization: Basic ‹client secret 1›');
    expect(masked).toContain('grant_type=ciba');
    expect(requestOf(callOf(masked)).url).toBe('http://127.0.0.1:8123/token');
  });

  it('names the provider’s address where the request does not', () => {
    const text = inFull({ ...poll, method: 'GET', target: '/jwks?a=[1]', headers: [], body: '' });
    expect(requestOf(callOf(text))).toMatchObject({
      method: 'GET',
      url: `${issuer}/jwks?a=[1]`,
      body: undefined,
    });
  });

  it('hands in what no parameter can hold byte by byte', () => {
    const bytes = Buffer.from(Array.from({ length: 256 }, (_, byte) => byte));
    const text = inFull({ ...poll, body: bytes.toString('base64') });
    expect(requestOf(callOf(text)).body).toEqual(bytes);
  });

  it('quotes whatever a body and a header hold', () => {
    const odd = fc.string({
      unit: fc.constantFrom(
        "'",
        '"',
        '\\',
        '$',
        '`',
        '!',
        '\n',
        '\r',
        ' ',
        '@',
        '*',
        '~',
        'é',
        'a',
      ),
      minLength: 1,
    });
    const value = odd.filter((text) => !/[\r\n]/.test(text) && text.trim() === text);
    fc.assert(
      fc.property(odd, value, (body, header) => {
        const text = inFull({
          ...poll,
          headers: [['X-Odd', header]],
          body: encodeBase64Text(body),
        });
        const said = requestOf(callOf(text));
        expect(said.body?.toString()).toBe(body);
        expect(said.headers['X-Odd']).toBe(header);
      }),
      { numRuns: 60 },
    );
  });
});
