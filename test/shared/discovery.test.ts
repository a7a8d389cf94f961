/** What the provider says of itself before anybody asks for a sign-in (CIBA Core §4). */
import { describe, expect, it } from 'vitest';
import type { HttpRequest } from '#shared/protocol/encoding/wire.ts';
import { paths } from '#shared/protocol/metadata.ts';
import { buildSetup, stubKey } from '#test/support/core/setup.ts';
import { createSimulation } from '#test/support/core/simulation.ts';

function get(target: string): HttpRequest {
  return { kind: 'http.request', method: 'GET', target, headers: [], body: '' };
}

const { status, body, headers } = createSimulation().ask(get(paths.discovery));

describe('CIBA Core §4: the discovery document', () => {
  it('is JSON at the well-known place (R-001)', () => {
    expect([status, headers.get('content-type')]).toEqual([200, 'application/json']);
    expect(body).toMatchObject({
      issuer: 'https://provider.example',
      backchannel_authentication_endpoint: 'https://provider.example/backchannel/authentication',
    });
  });

  it('names only the delivery mode that really works (R-002)', () => {
    expect(body['backchannel_token_delivery_modes_supported']).toEqual(['poll']);
  });

  it('names the CIBA grant (R-003)', () => {
    expect(body['grant_types_supported']).toEqual(['urn:openid:params:grant-type:ciba']);
  });

  it('is silent about signed requests, which are off (R-005)', () => {
    expect(body).not.toHaveProperty(
      'backchannel_authentication_request_signing_alg_values_supported',
    );
  });

  it('says that there are no user codes (R-006)', () => {
    expect(body['backchannel_user_code_parameter_supported']).toBe(false);
  });

  it('names the algorithm of each key once', () => {
    const keys = [stubKey, { ...stubKey, kid: 'stub-2' }, { ...stubKey, kid: 'r', alg: 'RS256' }];
    const answer = createSimulation({ setup: buildSetup({ keys }) }).ask(get(paths.discovery));
    expect(answer.body['id_token_signing_alg_values_supported']).toEqual(['ES256', 'RS256']);
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
