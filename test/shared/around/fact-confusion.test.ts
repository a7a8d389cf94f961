/**
 * One JWT in two places of a call is verified with two sets of keys. What is good with the keys of
 * one place must not count in the other, or whoever calls could choose the keys.
 */
import { describe, expect, it } from 'vitest';
import type { Need } from '#shared/kernel/need.ts';
import { type Fact, verificationOf } from '#shared/protocol/fact.ts';
import { paths } from '#shared/protocol/metadata.ts';
import { formPost } from '#test/support/core/outside-request.ts';
import { ecKey } from '#test/support/core/registration-request.ts';
import { buildClient, buildSetup } from '#test/support/core/setup.ts';
import { createSimulation } from '#test/support/core/simulation.ts';
import { stubFact, stubJwt } from '#test/support/core/stub-signer.ts';

const victim = buildClient('victim', {
  token_endpoint_auth_method: 'private_key_jwt',
  jwks: { keys: [ecKey] },
});

/** A signature that is good with the key inside the token, and with no other. */
function factOf(need: Need): Fact {
  const fact = stubFact(need);
  return need.kind === 'verify' && need.keys !== 'embedded' && fact.kind === 'verification'
    ? { ...fact, outcome: 'bad-signature' }
    : fact;
}

describe('a JWT that comes as a DPoP proof and as something else', () => {
  it('does not authenticate a client by the key that it brought along', () => {
    const simulation = createSimulation({
      setup: buildSetup({ clients: [victim] }),
      factOf,
    });
    const forged = stubJwt({
      alg: 'ES256',
      typ: 'dpop+jwt',
      header: { jwk: { kty: 'EC', crv: 'P-256', x: 'x', y: 'y' } },
      claims: {
        iss: 'victim',
        sub: 'victim',
        aud: 'https://provider.example',
        exp: Date.UTC(2026, 0, 5, 9) / 1000 + 60,
        jti: 'j-1',
      },
    });
    const request = formPost(
      paths.backchannelAuthentication,
      [
        ['client_assertion_type', 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer'],
        ['client_assertion', forged],
        ['scope', 'openid'],
        ['login_hint', 'alice'],
      ],
      { authorization: null },
    );
    const headers = [...request.headers, ['DPoP', forged] as [string, string]];
    expect(simulation.ask({ ...request, headers }).body['error']).toBe('invalid_client');
  });
});

describe('what is known of a JWT', () => {
  const found = (keysFingerprint: string, outcome: 'good' | 'bad-signature'): Fact => ({
    kind: 'verification',
    jwt: 'j',
    keysFingerprint,
    outcome,
    header: {},
    claims: {},
  });

  it('is what the keys said that are asked for, and nothing that others said', () => {
    const facts = [found('one', 'good'), found('other', 'bad-signature')];
    expect(verificationOf(facts, 'j', 'one')?.outcome).toBe('good');
    expect(verificationOf(facts.toReversed(), 'j', 'other')?.outcome).toBe('bad-signature');
    expect(verificationOf(facts, 'j', 'embedded')).toBeUndefined();
  });
});
