/** How a relying party says who it is, and proves that it holds the key of its tokens. */
import { decodeJwt, decodeProtectedHeader } from 'jose';
import { describe, expect, it } from 'vitest';
import { readBasicCredentials } from '#shared/protocol/encoding/basic-credentials.ts';
import { headerOf } from '#shared/protocol/encoding/wire.ts';
import {
  elsewhere,
  idTokenFor,
  partyKey,
  playElsewhere,
  tokensWith,
} from '#test/support/core/party-game.ts';

type Options = Parameters<typeof playElsewhere>[0];

function askedWith(options: Options) {
  const game = playElsewhere(options);
  game.press();
  return game.call();
}

const signing = { backchannel_authentication_request_signing_alg: 'ES256' };

describe('a client says who it is', () => {
  it('by Basic credentials', () => {
    const { request } = askedWith({});
    expect(readBasicCredentials(headerOf(request, 'authorization'))).toMatchObject({
      clientId: 'till',
    });
  });

  it('by its secret in the form', () => {
    const { form, request } = askedWith({
      client: { token_endpoint_auth_method: 'client_secret_post' },
    });
    expect(form.get('client_id')).toBe('till');
    expect(form.get('client_secret')).toMatch(/^secret of till/);
    expect(headerOf(request, 'authorization')).toBeUndefined();
  });

  it.each([
    ['private_key_jwt', 'ES256', 'till-1'],
    ['client_secret_jwt', 'HS256', undefined],
  ] as const)('by %s, with the issuer as audience', (token_endpoint_auth_method, alg, kid) => {
    const { form } = askedWith({ client: { token_endpoint_auth_method } });
    const assertion = form.get('client_assertion') ?? '';
    expect(decodeProtectedHeader(assertion)).toEqual({ alg, ...(kid && { kid }), typ: 'JWT' });
    const { iss, sub, aud, jti } = decodeJwt(assertion);
    expect({ iss, sub, aud }).toEqual({ iss: 'till', sub: 'till', aud: elsewhere });
    expect(jti).toBeDefined();
    expect(form.get('client_assertion_type')).toBe(
      'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
    );
  });

  it.each(['tls_client_auth', 'self_signed_tls_client_auth'] as const)(
    'by its certificate with %s',
    (token_endpoint_auth_method) => {
      const { form, request } = askedWith({
        client: { token_endpoint_auth_method },
        role: { certificate },
      });
      expect(form.get('client_id')).toBe('till');
      expect(request.certificate).toEqual(certificate);
    },
  );

  it.each<[string, Options, RegExp]>([
    [
      'a key',
      { client: { token_endpoint_auth_method: 'private_key_jwt' }, role: { keys: [] } },
      /a key for/,
    ],
    ['a key of the registered kind', { client: { ...signing, ...ps256 } }, /a key for PS256/],
    ['a key for proofs', { client: { dpop_bound_access_tokens: true }, role: { keys: [] } }, /key/],
    [
      'a certificate',
      { client: { token_endpoint_auth_method: 'tls_client_auth' } },
      /a certificate/,
    ],
  ])('and cannot begin without %s', (_title, options, sentence) => {
    const { simulation } = playElsewhere(options);
    const plain = { loginHint: 'alice', bindingMessage: '', scope: 'openid' };
    const intent = {
      kind: 'sign-in.pressed',
      run: 'test',
      relyingParty: 'till',
      ...plain,
    } as const;
    expect(simulation.refusalOf(intent)).toMatch(sentence);
  });
});

const ps256 = { backchannel_authentication_request_signing_alg: 'PS256' };

const certificate = {
  thumbprint: 'thumbprint',
  subject: 'CN=till',
  sanDns: [],
  sanUri: [],
  sanIp: [],
  sanEmail: [],
  trusted: true,
  publicKeyThumbprint: 'key',
};

describe('RFC 9449: a client with bound tokens', () => {
  function polled() {
    const game = playElsewhere({ client: { dpop_bound_access_tokens: true } });
    game.press();
    game.acknowledge();
    game.simulation.wait(5000);
    return game;
  }

  it('proves with every token call that it holds its key', () => {
    const game = polled();
    const proof = headerOf(game.call().request, 'dpop') ?? '';
    const { kty, crv, x, y } = partyKey;
    expect(decodeProtectedHeader(proof)).toMatchObject({
      typ: 'dpop+jwt',
      alg: 'ES256',
      jwk: { kty, crv, x, y },
    });
    const { htm, htu, jti } = decodeJwt(proof);
    expect({ htm, htu }).toEqual({ htm: 'POST', htu: `${elsewhere}/token` });
    expect(jti).toBeDefined();
  });

  it('repeats the call at once with the nonce that it is given', () => {
    const game = polled();
    game.answer(400, { error: 'use_dpop_nonce' }, [['DPoP-Nonce', 'n-1']]);
    expect(decodeJwt(headerOf(game.call().request, 'dpop') ?? '')).toMatchObject({ nonce: 'n-1' });
    game.answer(400, { error: 'use_dpop_nonce' }, [['DPoP-Nonce', 'n-2']]);
    expect(game.ended()).toMatchObject({ state: 'failed', reason: 'use_dpop_nonce' });
  });

  it('takes no token that anybody could use', () => {
    const game = polled();
    game.answer(200, tokensWith(idTokenFor(game)));
    expect(game.ended()).toMatchObject({ state: 'failed', reason: 'the token_type is Bearer' });
  });
});
