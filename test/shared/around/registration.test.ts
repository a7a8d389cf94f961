/** Dynamic registration: what is refused, and what comes back when nothing is. */
import { describe, expect, it } from 'vitest';
import { settingsOf } from '#shared/profiles/profiles.ts';
import { cibaGrantType, paths } from '#shared/protocol/metadata.ts';
import type { ProfileName } from '#shared/protocol/setup/run-setup.ts';
import { factsWith } from '#test/support/core/documents.ts';
import {
  ecKey,
  jsonRequest,
  type Members,
  notified,
  register,
  registrationRequest,
  rsaKey,
} from '#test/support/core/registration-request.ts';
import { buildSetup, stubKey } from '#test/support/core/setup.ts';
import { createSimulation } from '#test/support/core/simulation.ts';
import { expectRefused } from '#test/support/refusals/expect-refused.ts';
import { registrationRefusals } from '#test/support/refusals/registration/registration-refusals.ts';

const withKeys: Members = { jwks: { keys: [ecKey, rsaKey] } };

describe('RFC 7591 §3: the registration endpoint refuses', () => {
  for (const refusal of registrationRefusals) {
    it(`${refusal.title}, with ${refusal.error}`, () => expectRefused(refusal));
  }

  it('GET with 405', () => {
    const answer = createSimulation().ask(jsonRequest(undefined, { method: 'GET' }));
    expect(answer.status).toBe(405);
  });

  it('without keeping anything', () => {
    const simulation = createSimulation();
    simulation.ask(registrationRequest({ backchannel_token_delivery_mode: 'carrier-pigeon' }));
    expect(simulation.world().registrations.size).toBe(0);
    expect(simulation.ofKind('client.registered')).toEqual([]);
  });
});

describe('the FAPI profiles refuse to register', () => {
  const keys = [{ ...stubKey, kid: 'r', alg: 'RS256' }, stubKey];
  const strong: Members = { ...withKeys, token_endpoint_auth_method: 'private_key_jwt' };

  function answerIn(profile: ProfileName, members: Members) {
    const setup = buildSetup({ profile, provider: settingsOf(profile), keys });
    return createSimulation({ setup }).ask(registrationRequest(members));
  }

  for (const profile of ['fapi1-ciba-id1', 'fapi2-ciba'] as const) {
    for (const method of ['none', 'client_secret_basic', 'client_secret_jwt']) {
      it(`${method}, in ${profile} (R-034)`, () => {
        const { status, body } = answerIn(profile, {
          ...strong,
          token_endpoint_auth_method: method,
        });
        expect([status, body['error']]).toEqual([400, 'invalid_client_metadata']);
      });
    }

    it(`push, in ${profile} (R-035)`, () => {
      const { status, body } = answerIn(profile, { ...strong, ...notified('push') });
      expect([status, body['error']]).toEqual([400, 'invalid_client_metadata']);
    });

    it(`RS256 for ID tokens, even where there is such a key, in ${profile}`, () => {
      const { body } = answerIn(profile, { ...strong, id_token_signed_response_alg: 'RS256' });
      expect(body['error_description']).toContain('id_token_signed_response_alg');
    });

    it(`plain http callbacks, even on loopback, in ${profile} (R-016)`, () => {
      const members = { ...strong, ...notified('ping', 'http://127.0.0.1:7000/cb') };
      expect(answerIn(profile, members).status).toBe(400);
    });

    it(`nothing else: a strong poll client is welcome in ${profile}`, () => {
      expect(answerIn(profile, strong).status).toBe(201);
    });
  }
});

describe('RFC 7591 §3.2.1: a registration is answered', () => {
  const simulation = createSimulation();
  const { body, clientId } = register(simulation, { software_version: 'unknown here' });

  it('with an identifier, a secret and the way to manage them', () => {
    expect(body).toMatchObject({
      client_id: expect.stringMatching(/^[\w-]{12}$/),
      client_secret: expect.stringMatching(/^[\w-]{43}$/),
      client_secret_expires_at: 0,
      client_id_issued_at: Date.UTC(2026, 0, 5, 9) / 1000,
      registration_access_token: expect.stringMatching(/^[\w-]{43}$/),
      registration_client_uri: `https://provider.example/register/${clientId}`,
    });
  });

  it('with every member as it counts, and without what is unknown here', () => {
    expect(body).toMatchObject({
      client_name: 'Coffee Machine',
      grant_types: [cibaGrantType],
      response_types: [],
      token_endpoint_auth_method: 'client_secret_basic',
      scope: 'openid profile email phone offline_access payment',
      subject_type: 'public',
      id_token_signed_response_alg: 'ES256',
    });
    expect(body).not.toHaveProperty('software_version');
  });

  it('and written down', () => {
    const [entry] = simulation.ofKind('client.registered');
    expect(entry).toMatchObject({ change: 'registered', client: { client_id: clientId } });
  });

  it('and leads to a client whose token is kept as a hash', () => {
    expect(JSON.stringify(simulation.world().registrations)).not.toContain(
      body['registration_access_token'],
    );
  });

  it('with a secret only where the method has one', () => {
    const { body: keyed } = register(createSimulation(), {
      ...withKeys,
      token_endpoint_auth_method: 'private_key_jwt',
    });
    expect(keyed).not.toHaveProperty('client_secret');
    expect(keyed).not.toHaveProperty('client_secret_expires_at');
  });

  it('with null for a member as if it had been left out', () => {
    const { body: plain } = register(createSimulation(), { client_name: null, jwks_uri: null });
    expect(plain).not.toHaveProperty('client_name');
  });
});

describe('CIBA Core §4: registered are', () => {
  const accepted: readonly (readonly [what: string, Members])[] = [
    ['poll without a notification endpoint (R-018)', {}],
    ['push without the CIBA grant (R-020)', { ...notified('push'), grant_types: undefined }],
    ['push with no grants at all (R-020)', { ...notified('push'), grant_types: [] }],
    [
      'a client with empty response_types and no redirect_uris (R-028)',
      { response_types: [], redirect_uris: undefined },
    ],
    ['ping with an https endpoint', notified('ping')],
    [
      'ping with plain http on loopback, where that is allowed',
      notified('ping', 'http://127.0.0.1:7000/cb'),
    ],
    [
      'tls_client_auth with one name',
      { token_endpoint_auth_method: 'tls_client_auth', tls_client_auth_san_dns: 'client.example' },
    ],
    [
      'a public client of the code flow',
      {
        grant_types: ['authorization_code'],
        backchannel_token_delivery_mode: undefined,
        token_endpoint_auth_method: 'none',
        redirect_uris: ['http://127.0.0.1:7000/cb', 'example.app:/cb'],
      },
    ],
  ];
  for (const [what, members] of accepted) {
    it(`${what}`, () => {
      expect(createSimulation().ask(registrationRequest(members)).status).toBe(201);
    });
  }

  for (const alg of ['PS256', 'ES256']) {
    it(`requests signed by ${alg}, which is echoed (R-023)`, () => {
      const name = 'backchannel_authentication_request_signing_alg';
      const { body } = register(createSimulation(), { ...withKeys, [name]: alg });
      expect(body[name]).toBe(alg);
    });
  }

  it('plain requests, where no algorithm is named (R-024)', () => {
    const { body } = register(createSimulation());
    expect(body).not.toHaveProperty('backchannel_authentication_request_signing_alg');
  });

  it('no user codes, where nothing is said of them (R-025)', () => {
    const { body } = register(createSimulation());
    expect(body['backchannel_user_code_parameter']).toBe(false);
  });

  it('a pairwise client whose sector lists it', () => {
    const sector = 'https://sector.example/clients.json';
    const jwks = 'https://client.example/jwks';
    const simulation = createSimulation({ factOf: factsWith({ [sector]: [jwks] }) });
    const { body } = register(simulation, {
      subject_type: 'pairwise',
      jwks_uri: jwks,
      token_endpoint_auth_method: 'private_key_jwt',
      sector_identifier_uri: sector,
    });
    expect(body['sector_identifier_uri']).toBe(sector);
  });
});

describe('the registration endpoint fetches', () => {
  it('nothing from an address that no rule would let pass', () => {
    const fetched: string[] = [];
    const simulation = createSimulation({
      factOf: (need) => {
        if (need.kind === 'fetch') fetched.push(need.url);
        return factsWith({})(need);
      },
    });
    const addresses = ['http://10.0.0.1/', 'file:///etc/passwd', 'gopher://x/', 'https://a b/'];
    for (const sector_identifier_uri of addresses) {
      simulation.ask(registrationRequest({ sector_identifier_uri }));
    }
    expect(fetched).toEqual([]);
    expect(simulation.ask(jsonRequest({}, { target: `${paths.registration}/` })).status).toBe(405);
  });
});
