/** Pairwise subjects (CIBA Core §4, OpenID Connect Core §8): one person, another name in every sector. */
import { createHash } from 'node:crypto';
import { decodeJwt } from 'jose';
import { describe, expect, it } from 'vitest';
import { paths } from '#shared/protocol/metadata.ts';
import type { ClientInput } from '#shared/protocol/setup/client-metadata.ts';
import { codeFor, codeRequest, portal, redirectUri } from '#test/support/core/first-sign-in.ts';
import { grantTokens, tokenQuery, userinfoRequest } from '#test/support/core/granted-tokens.ts';
import { authenticationRequest } from '#test/support/core/outside-request.ts';
import { buildClient, buildSetup, till } from '#test/support/core/setup.ts';
import { createSimulation } from '#test/support/core/simulation.ts';

function pairwise(name: string, changes: Partial<ClientInput>) {
  return buildClient(name, { subject_type: 'pairwise', ...changes });
}

const shop = pairwise('shop', { jwks_uri: 'https://bank.example/shop.json' });
const branch = pairwise('branch', { jwks_uri: 'https://BANK.example:8443/branch.json' });
const rival = pairwise('rival', { jwks_uri: 'https://rival.example/shop.json' });
const joined = pairwise('joined', {
  jwks_uri: 'https://joined.example/jwks',
  sector_identifier_uri: 'https://bank.example/sector.json',
});
const web = { ...portal, client_id: 'web', subject_type: 'pairwise' as const };
const clients = [till, shop, branch, rival, joined, web];
const setup = buildSetup({ clients });

function subjectOf(client: typeof till, login_hint = 'alice'): unknown {
  const simulation = createSimulation({ setup });
  const { idToken } = grantTokens(simulation, { client, parameters: { login_hint } });
  return decodeJwt(idToken).sub;
}

describe('CIBA Core §4: a pairwise poll client without a sector document', () => {
  it('is told a subject made for the host of its jwks_uri (R-032)', () => {
    const simulation = createSimulation({ setup });
    const { secret } = simulation.world();
    const text = JSON.stringify(['sub', 'bank.example', 'u-1', secret]);
    const made = createHash('sha256').update(text).digest('base64url');
    expect(subjectOf(shop)).toBe(made);
  });

  it('hears the same as its neighbour at another port of that host, and never what another host hears (R-032)', () => {
    expect(subjectOf(branch)).toBe(subjectOf(shop));
    expect(subjectOf(rival)).not.toBe(subjectOf(shop));
    expect(subjectOf(shop, 'bruno')).not.toBe(subjectOf(shop));
    expect(subjectOf(till)).toBe('u-1');
  });
});

describe('a pairwise client', () => {
  it('with a sector document belongs to the host of that', () => {
    expect(subjectOf(joined)).toBe(subjectOf(shop));
  });

  it('of the code flow belongs to the host of its redirect URI', () => {
    const simulation = createSimulation({ setup });
    const code = codeFor(simulation, { client_id: 'web' });
    const { body } = simulation.ask(codeRequest(code, {}, { client: web }));
    const text = JSON.stringify([
      'sub',
      new URL(redirectUri).host,
      'u-1',
      simulation.world().secret,
    ]);
    const made = createHash('sha256').update(text).digest('base64url');
    expect(decodeJwt(String(body['id_token'])).sub).toBe(made);
  });

  for (const access_token_format of ['opaque', 'jwt'] as const) {
    it(`hears one subject everywhere, with ${access_token_format} access tokens`, () => {
      const provider = { access_token_format };
      const simulation = createSimulation({ setup: buildSetup({ clients, provider }) });
      const { access, idToken } = grantTokens(simulation, { client: shop });
      const { sub } = decodeJwt(idToken);
      const told = simulation.ask(userinfoRequest(`Bearer ${access}`)).body;
      const looked = simulation.ask(tokenQuery(paths.introspection, access, { client: shop })).body;
      expect([told['sub'], looked['sub']]).toEqual([sub, sub]);
      expect(sub).not.toBe('u-1');
    });
  }

  it('can hint with the ID token that it was given (R-076)', () => {
    const simulation = createSimulation({ setup });
    const { idToken } = grantTokens(simulation, { client: shop });
    const parameters = { login_hint: null, id_token_hint: idToken };
    simulation.ask(authenticationRequest(parameters, { client: shop }));
    expect(simulation.ofKind('request.opened').at(-1)?.sub).toBe('u-1');
  });
});
