/** What the provider says of itself before anybody asks for a sign-in (CIBA Core §4). */
import { describe, expect, it } from 'vitest';
import { settingsOf } from '#shared/profiles/profiles.ts';
import type { HttpRequest } from '#shared/protocol/encoding/wire.ts';
import { paths } from '#shared/protocol/metadata.ts';
import type { ProviderSettings } from '#shared/protocol/setup/provider-settings.ts';
import { buildSetup, stubKey } from '#test/support/core/setup.ts';
import { createSimulation } from '#test/support/core/simulation.ts';

function get(target: string): HttpRequest {
  return { kind: 'http.request', method: 'GET', target, headers: [], body: '' };
}

const { status, body, headers } = createSimulation().ask(get(paths.discovery));

/** What a provider with those settings says of itself. */
function metadataWith(provider: Partial<ProviderSettings>) {
  return createSimulation({ setup: buildSetup({ provider }) }).ask(get(paths.discovery)).body;
}

describe('CIBA Core §4: the discovery document', () => {
  it('is JSON at the well-known place (R-001)', () => {
    expect([status, headers.get('content-type')]).toEqual([200, 'application/json']);
    expect(body).toMatchObject({
      issuer: 'https://provider.example',
      backchannel_authentication_endpoint: 'https://provider.example/backchannel/authentication',
    });
  });

  it('stands as well where RFC 8414 has its place for it', () => {
    expect(createSimulation().ask(get(paths.serverMetadata)).body).toEqual(body);
  });

  it('names the delivery modes that are switched on, and no others (R-002)', () => {
    const name = 'backchannel_token_delivery_modes_supported';
    expect(body[name]).toEqual(['poll', 'ping', 'push']);
    expect(metadataWith({ delivery_modes: ['poll'] })[name]).toEqual(['poll']);
  });

  it('names the CIBA grant, unless everybody is pushed to (R-003)', () => {
    const ciba = 'urn:openid:params:grant-type:ciba';
    expect(body['grant_types_supported']).toContain(ciba);
    const pushing = metadataWith({ delivery_modes: ['push'] });
    expect(pushing['grant_types_supported']).not.toContain(ciba);
  });

  const signing = 'backchannel_authentication_request_signing_alg_values_supported';

  it.each(['core', 'fapi1-ciba-id1', 'fapi2-ciba'] as const)(
    'names asymmetric algorithms alone for signed requests, under %s (R-004)',
    (profile) => {
      const algorithms = metadataWith(settingsOf(profile))[signing];
      expect(algorithms).toEqual(expect.arrayContaining(['ES256', 'PS256']));
      expect(String(algorithms)).not.toMatch(/HS|none/i);
    },
  );

  it('is silent about signed requests that are switched off (R-005)', () => {
    expect(metadataWith({ request_signing_algorithms: [] })).not.toHaveProperty(signing);
  });

  it('says whether there are user codes (R-006)', () => {
    const name = 'backchannel_user_code_parameter_supported';
    expect(body[name]).toBe(true);
    expect(metadataWith({ user_code_supported: false })[name]).toBe(false);
  });

  it('lists the types of authorization details, by name alone (R-010)', () => {
    const types = ['account', { type: 'payment', fields: { amount: 'number' } }] as const;
    const name = 'authorization_details_types_supported';
    expect(metadataWith({ authorization_details_types: types })[name]).toEqual([
      'account',
      'payment',
    ]);
    expect(body).not.toHaveProperty(name);
  });

  it('names the algorithm of each key once', () => {
    const keys = [stubKey, { ...stubKey, kid: 'stub-2' }, { ...stubKey, kid: 'r', alg: 'RS256' }];
    const answer = createSimulation({ setup: buildSetup({ keys }) }).ask(get(paths.discovery));
    expect(answer.body['id_token_signing_alg_values_supported']).toEqual(['ES256', 'RS256']);
  });

  it('says how a first sign-in goes', () => {
    expect(body).toMatchObject({
      authorization_endpoint: 'https://provider.example/authorize',
      response_types_supported: ['code'],
      code_challenge_methods_supported: ['S256'],
      authorization_response_iss_parameter_supported: true,
      request_parameter_supported: false,
    });
    expect(body['grant_types_supported']).toContain('authorization_code');
  });

  it('lists what needs a certificate only where there is TLS (R-008)', () => {
    const methods = 'token_endpoint_auth_methods_supported';
    const plain = createSimulation({ setup: buildSetup({ issuer: 'http://127.0.0.1:7000' }) });
    const { body: overHttp } = plain.ask(get(paths.discovery));
    expect(body[methods]).toContain('tls_client_auth');
    expect(body['mtls_endpoint_aliases']).toMatchObject({
      token_endpoint: body['token_endpoint'],
      backchannel_authentication_endpoint: body['backchannel_authentication_endpoint'],
    });
    expect(String(overHttp[methods])).not.toContain('tls');
    expect(overHttp).not.toHaveProperty('mtls_endpoint_aliases');
  });

  it('offers no public client the endpoints that are for others’ tokens', () => {
    expect(body['token_endpoint_auth_methods_supported']).toContain('none');
    for (const name of ['introspection', 'revocation']) {
      expect(body[`${name}_endpoint_auth_methods_supported`]).not.toContain('none');
    }
  });

  it('points to endpoints that are there', () => {
    for (const path of Object.values(paths)) {
      expect(createSimulation().ask(get(path)).status).not.toBe(404);
      expect(createSimulation().ask(get(`${path}?x=1`)).status).not.toBe(404);
    }
  });
});

describe('the key set', () => {
  it('holds the public keys and nothing private (R-009)', () => {
    const { body: jwks } = createSimulation().ask(get(paths.jwks));
    expect(jwks).toEqual({ keys: [stubKey] });
  });
});
