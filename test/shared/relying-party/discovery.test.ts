/** How a relying party finds a provider elsewhere, and what it does not believe of it. */
import { describe, expect, it } from 'vitest';
import {
  elsewhere,
  elsewhereMetadata,
  idTokenFor,
  playElsewhere,
  tokensWith,
} from '#test/support/core/party-game.ts';

type Options = Parameters<typeof playElsewhere>[0];

/** A sign-in that has asked for the discovery document and nothing else. */
function discovering(options: Options = {}) {
  const game = playElsewhere(options);
  game.simulation.signIn();
  return game;
}

const aliases = {
  backchannel_authentication_endpoint: 'https://mtls.op.example/bc',
  token_endpoint: 'https://mtls.op.example/token',
};

const certificate = {
  thumbprint: 't',
  subject: 'CN=till',
  sanDns: [],
  sanUri: [],
  sanIp: [],
  sanEmail: [],
  trusted: true,
  publicKeyThumbprint: 'k',
};

describe('OpenID Connect Discovery §4: a provider elsewhere', () => {
  it('is asked where its endpoints are, before anything else and only once', () => {
    const game = discovering();
    expect(game.call()).toMatchObject({
      method: 'GET',
      url: `${elsewhere}/.well-known/openid-configuration`,
    });
    game.answer(200, elsewhereMetadata);
    expect(game.call().url).toBe(`${elsewhere}/bc`);
    game.acknowledge();
    game.press();
    expect(game.call().url).toBe(`${elsewhere}/bc`);
  });

  it('may have an issuer with a path', () => {
    const issuer = `${elsewhere}/tenants/7`;
    const game = discovering({ role: { provider: { issuer } } });
    expect(game.call().url).toBe(`${issuer}/.well-known/openid-configuration`);
  });

  it.each<[string, number, object | string]>([
    ['names another issuer', 200, { ...elsewhereMetadata, issuer: 'https://evil.example' }],
    [
      'names its issuer with one more slash',
      200,
      { ...elsewhereMetadata, issuer: `${elsewhere}/` },
    ],
    ['lacks its token endpoint', 200, { ...elsewhereMetadata, token_endpoint: undefined }],
    ['lacks its keys', 200, { ...elsewhereMetadata, jwks_uri: undefined }],
    [
      'offers another delivery mode',
      200,
      { ...elsewhereMetadata, backchannel_token_delivery_modes_supported: ['ping'] },
    ],
    ['is no JSON', 200, 'hello'],
    ['is an error', 404, elsewhereMetadata],
    ['is a redirect', 302, elsewhereMetadata],
  ])('whose document %s is not asked anything', (_title, status, body) => {
    const game = discovering();
    game.answer(status, body, [['Location', 'https://evil.example']]);
    expect(game.ended()).toMatchObject({ state: 'failed' });
    expect(game.ended()?.reason).toMatch(/provider|document/);
    expect(game.simulation.calls).toEqual([]);
  });

  it('that does not answer ends the sign-in with the reason', () => {
    const game = discovering();
    game.simulation.endCall({ kind: 'refused', reason: 'That host is not allowed.' });
    expect(game.ended()).toMatchObject({ state: 'failed', reason: 'That host is not allowed.' });
  });

  it('that has aliases for certificates is called there by a client that presents one', () => {
    const game = discovering({
      client: { token_endpoint_auth_method: 'tls_client_auth' },
      role: { certificate },
    });
    game.answer(200, { ...elsewhereMetadata, mtls_endpoint_aliases: aliases });
    expect(game.call().url).toBe('https://mtls.op.example/bc');
    game.acknowledge();
    game.simulation.wait(5000);
    expect(game.call().url).toBe('https://mtls.op.example/token');
  });

  it('that has aliases for certificates is called as usual by everybody else', () => {
    const game = discovering();
    game.answer(200, { ...elsewhereMetadata, mtls_endpoint_aliases: aliases });
    expect(game.call().url).toBe(`${elsewhere}/bc`);
  });

  it('that cannot be reached for its keys makes the tokens worthless', () => {
    const game = playElsewhere();
    game.press();
    game.acknowledge();
    game.simulation.wait(5000);
    game.answer(200, tokensWith(idTokenFor(game)));
    game.simulation.endCall({ kind: 'timed-out', reason: 'late' });
    expect(game.ended()).toMatchObject({ state: 'failed', reason: 'late' });
    expect(game.kept()).toBeNull();
  });
});
