/** Introspection and revocation: what a client learns of a token, and how it ends one. */
import { describe, expect, it } from 'vitest';
import { paths } from '#shared/protocol/metadata.ts';
import { dpopProof, withCertificate, withProof } from '#test/support/core/bound-request.ts';
import { grantTokens, tokenQuery } from '#test/support/core/granted-tokens.ts';
import { formPost } from '#test/support/core/outside-request.ts';
import { buildClient, buildSetup, kiosk, till } from '#test/support/core/setup.ts';
import { createSimulation, type Simulation } from '#test/support/core/simulation.ts';
import { assertionRefusals } from '#test/support/refusals/assertion-refusals.ts';
import { certificateRefusals } from '#test/support/refusals/certificate-refusals.ts';
import { clientRefusals } from '#test/support/refusals/client-refusals.ts';
import { expectRefused } from '#test/support/refusals/expect-refused.ts';
import { tokenQueryRefusals } from '#test/support/refusals/token-query-refusals.ts';
import { aroundSetup, certified, keeper } from '#test/support/refusals/userinfo-refusals.ts';

const inactive = { active: false };
const began = Date.UTC(2026, 0, 5, 9) / 1000;

function introspect(simulation: Simulation, token: string, client = till) {
  return simulation.ask(tokenQuery(paths.introspection, token, { client })).body;
}

function revoke(simulation: Simulation, token: string, client = till): number {
  return simulation.ask(tokenQuery(paths.revocation, token, { client })).status;
}

function keptTokens(simulation: Simulation) {
  return grantTokens(simulation, {
    client: keeper,
    parameters: { scope: 'openid email offline_access' },
  });
}

describe('RFC 7662 and RFC 7009: refused are', () => {
  const ofClients = [...clientRefusals, ...assertionRefusals, ...certificateRefusals];
  const here = ofClients.filter(({ table }) => table === 'introspection' || table === 'revocation');
  for (const refusal of [...here, ...tokenQueryRefusals]) {
    it(`${refusal.title} at ${refusal.table}, with ${refusal.error}`, () => expectRefused(refusal));
  }

  for (const path of [paths.introspection, paths.revocation]) {
    it(`a caller without credentials at ${path}`, () => {
      const simulation = createSimulation();
      const { access } = grantTokens(simulation);
      const refused = simulation.ask(tokenQuery(path, access, { authorization: null }));
      expect([refused.status, refused.body['error']]).toEqual([401, 'invalid_client']);
      expect(introspect(simulation, access)['active']).toBe(true);
    });

    it(`GET at ${path} with 405`, () => {
      expect(createSimulation().ask(formPost(path, [], { method: 'GET' })).status).toBe(405);
    });
  }
});

describe('RFC 7662 §2.2: introspection tells', () => {
  it('what a token of CIBA holds', () => {
    const simulation = createSimulation();
    const { access } = grantTokens(simulation, { parameters: { scope: 'openid profile' } });
    expect(introspect(simulation, access)).toEqual({
      active: true,
      iss: 'https://provider.example',
      client_id: 'till',
      sub: 'u-1',
      username: 'alice',
      scope: 'openid profile',
      token_type: 'Bearer',
      iat: began,
      exp: began + 3600,
    });
  });

  it('the authorization details that were granted (R-202)', () => {
    const provider = { authorization_details_types: ['payment'] };
    const client = { ...till, authorization_details_types: ['payment'] };
    const simulation = createSimulation({ setup: buildSetup({ provider, clients: [client] }) });
    const details = [{ type: 'payment', amount: '12.00' }];
    const parameters = { authorization_details: JSON.stringify(details) };
    const { access } = grantTokens(simulation, { parameters });
    expect(introspect(simulation, access)['authorization_details']).toEqual(details);
  });

  it('which key or certificate a token is bound to', () => {
    const simulation = createSimulation({ setup: aroundSetup });
    const bound = grantTokens(simulation, { bind: (request) => withProof(request, dpopProof()) });
    expect(introspect(simulation, bound.access)).toMatchObject({
      token_type: 'DPoP',
      cnf: { jkt: expect.stringMatching(/^[\w-]{43}$/) },
    });
    const byCertificate = grantTokens(simulation, {
      client: certified,
      bind: (request) => withCertificate(request, 'own'),
    });
    expect(introspect(simulation, byCertificate.access, certified)).toMatchObject({
      token_type: 'Bearer',
      cnf: { 'x5t#S256': 'own' },
    });
  });

  it('of a JWT what it tells of an opaque token', () => {
    const setup = buildSetup({ provider: { access_token_format: 'jwt' } });
    const simulation = createSimulation({ setup });
    const { access } = grantTokens(simulation);
    expect(introspect(simulation, access)).toMatchObject({ active: true, sub: 'u-1' });
  });

  it('of a refresh token as long as it is the newest', () => {
    const simulation = createSimulation({ setup: aroundSetup });
    const { refresh } = keptTokens(simulation);
    expect(introspect(simulation, refresh, keeper)).toMatchObject({
      active: true,
      scope: 'openid email offline_access',
      exp: began + 30 * 86_400,
    });
    const rotated = simulation.ask(
      formPost(
        paths.token,
        [
          ['grant_type', 'refresh_token'],
          ['refresh_token', refresh],
        ],
        { client: keeper },
      ),
    );
    expect(rotated.status).toBe(200);
    expect(introspect(simulation, refresh, keeper)).toEqual(inactive);
    expect(introspect(simulation, String(rotated.body['refresh_token']), keeper)['active']).toBe(
      true,
    );
  });
});

describe('RFC 7662 §2.2: introspection says no more than inactive', () => {
  it('of what is garbled, or is no token at all', () => {
    const simulation = createSimulation();
    const { access, idToken } = grantTokens(simulation);
    for (const token of ['garbage', 'a.b.c', `${access}A`, access.slice(1), idToken]) {
      expect(introspect(simulation, token)).toEqual(inactive);
    }
  });

  it('of an expired token', () => {
    const simulation = createSimulation();
    const { access } = grantTokens(simulation);
    simulation.wait(3599 * 1000);
    expect(introspect(simulation, access)['active']).toBe(true);
    simulation.wait(1000);
    expect(introspect(simulation, access)).toEqual(inactive);
  });

  it('of another client’s token, unless it was made for the one who asks', () => {
    const simulation = createSimulation();
    expect(introspect(simulation, grantTokens(simulation).access, kiosk)).toEqual(inactive);
    const api = buildClient('https://api.example');
    const setup = buildSetup({ provider: { resources: [api.client_id] }, clients: [till, api] });
    const made = createSimulation({ setup });
    const { access } = grantTokens(made, { parameters: { resource: api.client_id } });
    expect(introspect(made, access, api)).toMatchObject({ active: true, aud: [api.client_id] });
  });
});

describe('RFC 7009 §2.1: revocation', () => {
  it('of an access token from CIBA is answered 200, and it is inactive from then on (R-303)', () => {
    const simulation = createSimulation();
    const { access } = grantTokens(simulation);
    const answer = simulation.ask(tokenQuery(paths.revocation, access));
    expect([answer.status, answer.body]).toEqual([200, {}]);
    expect(introspect(simulation, access)).toEqual(inactive);
    expect(simulation.ofKind('grant.revoked')).toHaveLength(1);
  });

  it('of a refresh token ends all that came with it (R-303)', () => {
    const simulation = createSimulation({ setup: aroundSetup });
    const { access, refresh } = keptTokens(simulation);
    expect(revoke(simulation, refresh, keeper)).toBe(200);
    expect(introspect(simulation, access, keeper)).toEqual(inactive);
    const pairs = [
      ['grant_type', 'refresh_token'],
      ['refresh_token', refresh],
    ] as const;
    const refused = simulation.ask(formPost(paths.token, pairs, { client: keeper }));
    expect(refused.body['error']).toBe('invalid_grant');
  });

  it('of an unknown token is answered 200 as well, and once more of one that is over', () => {
    const simulation = createSimulation();
    expect(revoke(simulation, 'garbage')).toBe(200);
    const { access } = grantTokens(simulation);
    expect([revoke(simulation, access), revoke(simulation, access)]).toEqual([200, 200]);
    expect(simulation.ofKind('grant.revoked')).toHaveLength(1);
  });

  it('by another client changes nothing', () => {
    const simulation = createSimulation();
    const { access } = grantTokens(simulation);
    expect(revoke(simulation, access, kiosk)).toBe(400);
    expect(introspect(simulation, access)['active']).toBe(true);
  });

  it('of one grant leaves the others alone', () => {
    const simulation = createSimulation();
    const [one, other] = [grantTokens(simulation), grantTokens(simulation)];
    revoke(simulation, one.access);
    expect(introspect(simulation, other.access)['active']).toBe(true);
  });
});
