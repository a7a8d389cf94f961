/** JWTs found wherever they stand in a message, also inside each other, and nothing else taken for one. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findTokens } from '#shared/projections/tokens/find-tokens.ts';
import type { Wire } from '#shared/protocol/encoding/wire.ts';

const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
const jwt = (claims: object, header: object = { alg: 'ES256' }): string =>
  `${part(header)}.${part(claims)}.c2ln`;
const sealed = `${part({ alg: 'RSA-OAEP', enc: 'A128GCM' })}.a.b.c.d`;

function request(parts: {
  readonly target?: string;
  readonly headers?: [string, string][];
  readonly form?: Record<string, string>;
  readonly json?: unknown;
}): Wire {
  const { target = '/token', headers = [], form, json } = parts;
  const text =
    form === undefined ? JSON.stringify(json ?? null) : String(new URLSearchParams(form));
  const type = form === undefined ? 'application/json' : 'application/x-www-form-urlencoded';
  return {
    kind: 'http.request',
    method: 'POST',
    target,
    headers: [['Content-Type', type], ...headers],
    body: Buffer.from(text).toString('base64'),
  };
}

function answer(json: unknown, headers: [string, string][] = []): Wire {
  const body = Buffer.from(JSON.stringify(json)).toString('base64');
  return { kind: 'http.response', status: 200, reason: 'OK', headers, body };
}

const told = (wire: Wire): readonly string[] =>
  findTokens(wire).map(({ kind, place }) => `${kind}: ${place.join(' › ')}`);

describe('tokens in a message', () => {
  it('are found in headers', () => {
    const headers: [string, string][] = [
      ['Authorization', `DPoP ${jwt({ sub: 'a' }, { typ: 'at+jwt' })}`],
      ['DPoP', jwt({ htm: 'GET' })],
      ['X-Other', jwt({})],
    ];
    expect(told(request({ headers }))).toEqual([
      'access-token: Authorization header',
      'dpop-proof: DPoP header',
    ]);
  });

  it('are found in forms, and inside a signed request', () => {
    const form = {
      client_assertion: jwt({ iss: 'till' }),
      request: jwt({ id_token_hint: jwt({ sub: 'u' }), login_hint_token: jwt({ sub: 'u' }) }),
      scope: 'openid',
    };
    expect(told(request({ form }))).toEqual([
      'client-assertion: form › client_assertion',
      'signed-request: form › request',
      'id-token-hint: form › request › id_token_hint',
      'login-hint-token: form › request › login_hint_token',
    ]);
  });

  it('are found in JSON, where an ID token in a request is a pushed one', () => {
    const json = { id_token: jwt({}), access_token: 'opaque', list: [{ deep: jwt({}) }] };
    expect(told(answer(json))).toEqual([
      'id-token: body › id_token',
      'other: body › list › 0 › deep',
    ]);
    expect(told(request({ json }))[0]).toBe('pushed-id-token: body › id_token');
    expect(told(answer({ access_token: jwt({}, { typ: 'at+jwt' }) }))).toEqual([
      'access-token: body › access_token',
    ]);
  });

  it('are found in the query, and in where a browser is sent', () => {
    expect(told(request({ target: `/authorize?id_token_hint=${jwt({})}` }))).toEqual([
      'id-token-hint: query › id_token_hint',
    ]);
    expect(told(answer({}, [['Location', `https://c.example/?id_token=${jwt({})}`]]))).toEqual([
      'id-token: Location › id_token',
    ]);
  });

  it('show their header where they are encrypted', () => {
    const [found] = findTokens(answer({ id_token: sealed }));
    expect(found).toMatchObject({
      kind: 'id-token',
      jwt: undefined,
      sealed: { header: { enc: 'A128GCM' } },
    });
  });

  it.each(['a.b.c', 'www.example.org', '1.2.3.4.5', '..', '', `${part([])}.${part({})}.x`])(
    'are no such thing as %j',
    (text) => {
      expect(findTokens(answer({ id_token: text }))).toEqual([]);
    },
  );

  it('are counted to a limit, however many and however deep they are', () => {
    let nested = jwt({ sub: 'innermost' });
    for (let depth = 0; depth < 12; depth += 1) nested = jwt({ next: nested });
    expect(findTokens(answer({ id_token: nested })).length).toBeLessThan(10);
    const many = Array.from({ length: 500 }, () => jwt({}));
    expect(findTokens(answer({ many })).length).toBe(24);
  });

  it('never throw, whatever a message holds', () => {
    const looking = fc.property(fc.jsonValue(), fc.string(), (json, header) => {
      const headers: [string, string][] = [
        ['DPoP', header],
        ['Location', header],
      ];
      expect(() => findTokens(request({ target: header, json, headers }))).not.toThrow();
      expect(() => findTokens(answer(json, headers))).not.toThrow();
    });
    fc.assert(looking);
  });
});
