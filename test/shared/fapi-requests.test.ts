/** What the FAPI profiles accept at the backchannel endpoint. What they refuse is data in `fapi-refusals`. */
import { describe, expect, it } from 'vitest';
import { paths } from '#shared/protocol/metadata.ts';
import { castSetup, hermit, signingBank, tower } from '#test/support/clients/cast.ts';
import { asserted, beginSeconds, type JwtChanges } from '#test/support/clients/client-assertion.ts';
import { certificateOf } from '#test/support/clients/peer-certificate.ts';
import { signed } from '#test/support/clients/signed-request.ts';
import { authenticationRequest, type Outside } from '#test/support/core/outside-request.ts';
import { testIssuer } from '#test/support/core/setup.ts';
import { createSimulation } from '#test/support/core/simulation.ts';
import { knownTypes } from '#test/support/refusals/authorization-refusals.ts';
import { fapiRequest } from '#test/support/refusals/fapi-refusals.ts';

const authorization = null;

const profiles = ['fapi1-ciba-id1', 'fapi2-ciba'] as const;
type Profile = (typeof profiles)[number];

function ask(profile: Profile, form: Record<string, string | null>, outside: Outside = {}) {
  const setup = castSetup({ profile, provider: knownTypes });
  return createSimulation({ setup }).ask(
    authenticationRequest({ ...form }, { authorization, ...outside }),
  );
}

function askWith(profile: Profile, request: JwtChanges = {}, assertion: JwtChanges = {}): number {
  return ask(profile, { ...fapiRequest(request, assertion) }).status;
}

describe.each(profiles)('FAPI-CIBA §5.2.2, under %s: the endpoint takes', (profile) => {
  it('a signed request with a binding message, of a client with a key (R-119)', () => {
    expect(askWith(profile)).toBe(200);
  });

  it.each<[string, JwtChanges['claims'] & object]>([
    ['authorization details', { authorization_details: [{ type: 'account' }] }],
    ['a request context', { request_context: { till: 4 } }],
  ])('%s in place of a binding message (R-107, R-108)', (_title, claims) => {
    expect(askWith(profile, { claims: { binding_message: undefined, ...claims } })).toBe(200);
  });

  it.each([
    ['an hour from nbf to exp (R-133)', 0, 3600, 200],
    ['a second more than an hour (R-133)', 0, 3601, 400],
    ['an hour that began 50 minutes ago (R-134)', -3000, 3600, 200],
    ['an hour that began 59 minutes ago (R-134)', -3540, 3600, 200],
    ['a second of life (R-135)', 5, 1, 200],
    ['no life (R-135)', 5, 0, 400],
  ])('%s', (_title, begins, life, status) => {
    const nbf = beginSeconds + begins;
    expect(askWith(profile, { claims: { nbf, exp: nbf + life } })).toBe(status);
  });

  it('a certificate for a client, with a signed request', () => {
    const claims = { binding_message: 'Till 4' };
    const form = { ...signed(tower, { claims }), client_id: tower.client_id };
    expect(ask(profile, form, { certificate: certificateOf(tower) }).status).toBe(200);
  });

  it('an assertion for the issuer (R-043)', () => {
    expect(askWith(profile, {}, { claims: { aud: testIssuer } })).toBe(200);
  });
});

describe('FAPI 1.0 and FAPI 2.0 differ:', () => {
  it.each([
    ['an assertion for the token endpoint (R-044, R-051)', testIssuer + paths.token],
    [
      'an assertion for the backchannel endpoint (R-045, R-051)',
      testIssuer + paths.backchannelAuthentication,
    ],
    ['an assertion for a list that holds the issuer (R-051)', [testIssuer]],
  ])('%s is good for the first only', (_title, aud) => {
    const statuses = profiles.map((profile) => askWith(profile, {}, { claims: { aud } }));
    expect(statuses).toEqual([200, 401]);
  });

  it('a plain form of a client that never signs is good for the second only', () => {
    const form = { binding_message: 'Till 4', client_id: hermit.client_id };
    const certificate = certificateOf(hermit);
    expect(profiles.map((profile) => ask(profile, form, { certificate }).status)).toEqual([
      400, 200,
    ]);
  });

  it('EdDSA is good for the second only', () => {
    const statuses = profiles.map((profile) => {
      const setup = castSetup({ profile });
      const client = { ...signingBank, backchannel_authentication_request_signing_alg: 'EdDSA' };
      const simulation = createSimulation({ setup: { ...setup, clients: [client] } });
      const form = { ...fapiRequest({ header: { alg: 'EdDSA' } }, {}, client) };
      return simulation.ask(authenticationRequest(form, { authorization })).status;
    });
    expect(statuses).toEqual([400, 200]);
  });
});

describe('CIBA Core asks for less:', () => {
  it('no context, no signature, a long life and RS256 are all good there', () => {
    const simulation = createSimulation({ setup: castSetup() });
    expect(simulation.ask(authenticationRequest()).status).toBe(200);
    const claims = { nbf: beginSeconds - 86_400, exp: beginSeconds + 86_400 };
    const form = {
      ...signed(signingBank, { claims }),
      ...asserted(signingBank, { header: { alg: 'RS256' } }),
    };
    expect(simulation.ask(authenticationRequest(form, { authorization })).status).toBe(200);
  });
});
