/** What a relying party puts on the wire: its parameters, signed or not, and nothing about people. */
import { decodeJwt, decodeProtectedHeader } from 'jose';
import { describe, expect, it } from 'vitest';
import { bodyText, headerOf } from '#shared/protocol/encoding/wire.ts';
import { elsewhere, idTokenFor, playElsewhere, tokensWith } from '#test/support/core/party-game.ts';

type Options = Parameters<typeof playElsewhere>[0];

function askedWith(options: Options) {
  const game = playElsewhere(options);
  game.press();
  return game.call();
}

const clientParameters = [
  'client_id',
  'client_secret',
  'client_assertion',
  'client_assertion_type',
];

function requestNames(form: ReadonlyMap<string, string>): string[] {
  return [...form.keys()].filter((name) => !clientParameters.includes(name));
}

const signing = { backchannel_authentication_request_signing_alg: 'ES256' };

const everything = {
  acr_values: 'pin tap',
  requested_expiry: 60,
  authorization_details: [{ type: 'payment', amount: '12.50' }],
  request_context: { ip: '192.0.2.1' },
  resource: ['https://api.example/a', 'https://api.example/b'],
  claims: { id_token: { email: null } },
  ui_locales: 'de en',
};

describe('CIBA Core §7.1: an authentication request', () => {
  it('is a form post with openid, one hint and what else was asked for (R-256)', () => {
    const { method, url, form, request } = askedWith({ request: everything });
    expect([method, url]).toEqual(['POST', `${elsewhere}/bc`]);
    expect(headerOf(request, 'content-type')).toBe('application/x-www-form-urlencoded');
    expect(form.get('scope')?.split(' ')).toContain('openid');
    expect([...form.keys()].filter((name) => name.includes('hint'))).toEqual(['login_hint']);
    expect(form.get('acr_values')).toBe('pin tap');
    expect(form.get('requested_expiry')).toBe('60');
    expect(JSON.parse(form.get('authorization_details') ?? '')).toEqual(
      everything.authorization_details,
    );
    expect(JSON.parse(form.get('request_context') ?? '')).toEqual(everything.request_context);
    expect(bodyText(request)).toContain(
      'resource=https%3A%2F%2Fapi.example%2Fa&resource=https%3A%2F%2Fapi.example%2Fb',
    );
  });

  it.each(['login_hint_token', 'id_token_hint'] as const)(
    'takes %s in place of the login hint (R-256)',
    (kind) => {
      const { form } = askedWith({ request: { hint: { kind, value: 'a.b.c' } } });
      expect(form.get(kind)).toBe('a.b.c');
      expect([...form.keys()].filter((name) => name.includes('hint'))).toEqual([kind]);
    },
  );

  it('has nothing outside the signature but the client’s own credentials (R-256)', () => {
    const { form } = askedWith({ client: signing, request: everything });
    expect(requestNames(form)).toEqual(['request']);
    expect(decodeJwt(form.get('request') ?? '')).toMatchObject({
      scope: 'openid',
      login_hint: 'alice',
      acr_values: 'pin tap',
      requested_expiry: '60',
      authorization_details: everything.authorization_details,
      resource: everything.resource,
    });
  });

  it('is signed as FAPI-CIBA wants it, with a jti of its own (R-257)', () => {
    const signed = askedWith({ client: signing }).form.get('request') ?? '';
    const { iss, aud, sub, iat = 0, nbf, exp = 0, jti } = decodeJwt(signed);
    expect(decodeProtectedHeader(signed)).toMatchObject({ alg: 'ES256', kid: 'till-1' });
    expect({ iss, aud, sub }).toEqual({ iss: 'till', aud: elsewhere, sub: undefined });
    expect(nbf).toBe(iat);
    expect(exp - iat).toBeGreaterThan(0);
    expect(exp - iat).toBeLessThanOrEqual(3600);
    expect(jti).toMatch(/^[A-Za-z0-9_-]{12}$/);
  });

  it('never carries a jti twice (R-257)', () => {
    const game = playElsewhere({ client: signing });
    const jwtIds = [1, 2, 3].map(() => {
      game.press();
      const { jti } = decodeJwt(game.call().form.get('request') ?? '');
      game.answer(400, { error: 'unknown_user_id' });
      return jti;
    });
    expect(new Set(jwtIds).size).toBe(3);
  });

  it.each(['ping', 'push'] as const)(
    'has in %s mode a new notification token of 256 bits each time (R-258)',
    (backchannel_token_delivery_mode) => {
      const game = playElsewhere({ client: { backchannel_token_delivery_mode } });
      const tokens = [1, 2].map(() => {
        game.press();
        const token = game.call().form.get('client_notification_token') ?? '';
        game.answer(400, { error: 'unknown_user_id' });
        return token;
      });
      for (const token of tokens) expect(token).toMatch(/^[A-Za-z0-9_-]{43}$/);
      expect(new Set(tokens).size).toBe(2);
    },
  );

  it('has no notification token in poll mode', () => {
    expect(askedWith({}).form.has('client_notification_token')).toBe(false);
  });
});

describe('CIBA Core §7.1.2: a user code', () => {
  it('is asked for only when the provider misses it, and sent with a new request (R-294)', () => {
    const game = playElsewhere({ client: { ...signing, backchannel_token_delivery_mode: 'ping' } });
    game.press();
    const first = game.call().form.get('request') ?? '';
    expect(decodeJwt(first)).not.toHaveProperty('user_code');
    game.answer(400, { error: 'missing_user_code' });
    expect(game.state()).toBe('needsUserCode');
    const signIn = game.simulation.ofKind('sign-in.began')[0]?.signIn ?? '';
    const intent = { run: 'test', relyingParty: 'till', signIn, code: 'grey-otter-77' };
    game.simulation.give({
      kind: 'intent.given',
      intent: { kind: 'user-code.entered', ...intent },
    });
    const again = decodeJwt(game.call().form.get('request') ?? '');
    expect(again).toMatchObject({ user_code: 'grey-otter-77', login_hint: 'alice' });
    expect(again['client_notification_token']).not.toBe(
      decodeJwt(first)['client_notification_token'],
    );
  });

  it('is nowhere in the world once it has been sent and answered (R-294)', () => {
    const game = playElsewhere({ request: { user_code: 'grey-otter-77' } });
    game.press();
    expect(game.call().form.get('user_code')).toBe('grey-otter-77');
    game.acknowledge();
    const { setup, ...held } = game.simulation.world();
    expect(JSON.stringify(held)).not.toContain('grey-otter-77');
    expect(JSON.stringify(held)).not.toContain(
      Buffer.from('grey-otter-77').toString('base64').slice(0, 12),
    );
  });

  it('is not waited for by anybody else', () => {
    const game = playElsewhere();
    game.press();
    const signIn = game.simulation.ofKind('sign-in.began')[0]?.signIn ?? '';
    const code = { relyingParty: 'till', signIn, code: '1' };
    expect(game.simulation.refusalOf({ kind: 'user-code.entered', run: 'test', ...code })).toMatch(
      /^Nobody waits/,
    );
  });
});

describe('a client that does not know who sits at the other device', () => {
  it('says nothing of them to anybody (R-295)', () => {
    const game = playElsewhere();
    game.press();
    game.acknowledge();
    game.simulation.wait(5000);
    game.answer(200, tokensWith(idTokenFor(game)));
    const headers = game.simulation
      .ofKind('message.sent')
      .flatMap(({ wire }) => (wire.kind === 'http.request' ? wire.headers : []))
      .map(([name]) => name.toLowerCase());
    expect(headers.length).toBeGreaterThan(10);
    expect(headers.filter((name) => name.startsWith('x-fapi'))).toEqual([]);
  });
});
