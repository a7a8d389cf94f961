/**
 * Whatever is sent to the endpoints around CIBA, they answer: with what they say is wrong, and never
 * by failing themselves. The values are those that have broken servers before.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { paths } from '#shared/protocol/metadata.ts';
import { clientMetadataShape } from '#shared/protocol/setup/client-metadata.ts';
import {
  authorizationRequest,
  choice,
  codeRequest,
  signInSetup,
} from '#test/support/core/first-sign-in.ts';
import { tokenQuery, userinfoRequest } from '#test/support/core/granted-tokens.ts';
import {
  ecKey,
  jsonRequest,
  registrationRequest,
  rsaKey,
} from '#test/support/core/registration-request.ts';
import { createSimulation } from '#test/support/core/simulation.ts';

const runs = { numRuns: 600, seed: 47 };

const words = ['', ' ', 'none', '__proto__', 'constructor', '\u0000', '\ud800', 'x'.repeat(3000)];
const terms = [
  'poll',
  'push',
  'pairwise',
  'private_key_jwt',
  'tls_client_auth',
  'ES256',
  'ECDH-ES',
];
const addresses = [
  'https://',
  'http://[::1]:0/',
  'https://client.example/x',
  'https://a.example/%00',
];
const grants = [['authorization_code'], ['urn:openid:params:grant-type:ciba', 'refresh_token']];
const shapes = [null, true, -1, 1e308, [], [null], {}, { keys: [] }, { keys: [{ kty: 'EC' }] }];

const nasty = fc.oneof(
  fc.constantFrom<unknown>(...words, ...terms, ...addresses, ...grants, ...shapes),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.json().map((text): unknown => JSON.parse(text)),
);

/** Keys that are good but for one member. */
const keySets = fc
  .record({
    key: fc.constantFrom<object>(ecKey, rsaKey),
    member: fc.constantFrom('kid', 'alg', 'use', 'kty', 'crv', 'x', 'n', 'x5c', '__proto__'),
    value: fc.oneof(nasty, fc.constantFrom('k'.repeat(600), 'enc', 'PS256')),
  })
  .map(({ key, member, value }) => ({ keys: [{ ...key, [member]: value }] }));

const someMembers = fc.dictionary(
  fc.constantFrom(...Object.keys(clientMetadataShape), 'client_id', '__proto__', 'unknown'),
  nasty,
  { maxKeys: 3 },
);

const members = fc.oneof(
  someMembers,
  fc.tuple(someMembers, keySets).map(([others, jwks]) => ({ ...others, jwks })),
);

const text = fc.oneof(
  fc.constantFrom('', 'a.b.c', '..', '%', '\r\nX: y', 'Bearer', 'openid', 'S256', '\ud83d'),
  fc.string({ unit: 'binary', maxLength: 60 }),
);

describe('whatever is sent', () => {
  it('to the registration endpoint, it registers or says what is wrong', () => {
    const simulation = createSimulation();
    fc.assert(
      fc.property(members, (changes) => {
        const { status } = simulation.ask(registrationRequest(changes));
        expect([201, 400]).toContain(status);
      }),
      runs,
    );
  });

  it('to a registration of its own, it is kept or refused whole', () => {
    const simulation = createSimulation();
    const { body } = simulation.ask(registrationRequest());
    const id = String(body['client_id']);
    const bearer = String(body['registration_access_token']);
    fc.assert(
      fc.property(members, (changes) => {
        const update = { ...changes, client_id: id };
        const call = { method: 'PUT', target: `${paths.registration}/${id}`, bearer };
        expect([200, 400]).toContain(simulation.ask(jsonRequest(update, call)).status);
      }),
      runs,
    );
  });

  it('to the first sign-in, there is a page or a way back', () => {
    const simulation = createSimulation({ setup: signInSetup });
    const name = fc.constantFrom(
      'client_id',
      'redirect_uri',
      'scope',
      'state',
      'claims',
      'prompt',
      'person',
      'username',
      'login_hint',
      'nonce',
      'x',
    );
    fc.assert(
      fc.property(fc.dictionary(name, text, { maxKeys: 5 }), (changes) => {
        for (const request of [authorizationRequest(changes), choice(changes)]) {
          const { status, headers } = simulation.ask(request);
          expect([200, 302, 400]).toContain(status);
          for (const value of headers.values()) expect(value).toMatch(/^[\x20-\x7e]*$/);
        }
      }),
      runs,
    );
  });

  it('as a token or a code, it is good or it is not', () => {
    const simulation = createSimulation({ setup: signInSetup });
    fc.assert(
      fc.property(text, (token) => {
        expect(simulation.ask(tokenQuery(paths.introspection, token)).status).toBeLessThan(500);
        expect(simulation.ask(tokenQuery(paths.revocation, token)).status).toBeLessThan(500);
        expect(simulation.ask(userinfoRequest(`Bearer ${token}`)).status).toBe(401);
        expect([400, 401]).toContain(simulation.ask(codeRequest(token)).status);
      }),
      runs,
    );
  });
});
