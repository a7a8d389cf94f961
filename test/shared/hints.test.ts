/**
 * The three hints (CIBA Core §7.1): whom they find, whichever way they name the person, and that an
 * ID token which the provider gave out serves as one.
 */
import { describe, expect, it } from 'vitest';
import { readUnverifiedJwt } from '#shared/protocol/encoding/jwt.ts';
import type { Client } from '#shared/protocol/setup/client-metadata.ts';
import { castSetup, signingTill, stubPublicKey } from '#test/support/clients/cast.ts';
import { beginSeconds, type ClaimChanges } from '#test/support/clients/client-assertion.ts';
import { idTokenHint, loginHintToken, trustingHints } from '#test/support/clients/hint-token.ts';
import { signed } from '#test/support/clients/signed-request.ts';
import { decide, openRequest } from '#test/support/core/decided-request.ts';
import { type Outside, tokenRequest } from '#test/support/core/outside-request.ts';
import { buildClient, buildSetup, kiosk, till } from '#test/support/core/setup.ts';
import { createSimulation, type Simulation } from '#test/support/core/simulation.ts';

const setup = castSetup({ provider: trustingHints });
const login_hint = null;

/** The subject of the person whom an accepted request is about. */
function personOf(changes: Record<string, string | null>, outside: Outside = {}): string {
  const simulation = createSimulation({ setup });
  openRequest(simulation, changes, outside);
  return simulation.ofKind('request.opened')[0]?.sub ?? '';
}

function personOfToken(claims: ClaimChanges = {}): string {
  return personOf({ login_hint, login_hint_token: loginHintToken({ claims }) });
}

describe('a login_hint', () => {
  it.each([
    ['the subject', 'u-3'],
    ['the name to sign in with', 'carla'],
    ['the e-mail address', 'Carla@Example.org'],
    ['the e-mail address in another case', 'CARLA@example.ORG'],
    ['the telephone number', '+4930123'],
  ])('may be %s', (_title, hint) => {
    expect(personOf({ login_hint: hint })).toBe('u-3');
  });

  it('that is one person’s subject never means another who took it as a name', () => {
    const users = [
      { sub: 'u-1', username: 'alice', name: 'Alice', devices: ['phone-of-alice'] },
      { sub: 'u-2', username: 'u-1', name: 'Impostor', devices: ['phone-of-bruno'] },
    ];
    const simulation = createSimulation({ setup: buildSetup({ users }) });
    openRequest(simulation, { login_hint: 'u-1' });
    expect(simulation.ofKind('request.opened')[0]?.sub).toBe('u-1');
  });
});

describe('a login_hint_token', () => {
  it('of a trusted issuer finds the person (R-072)', () => {
    expect(personOfToken()).toBe('u-1');
  });

  it.each<[string, ClaimChanges]>([
    ['its sub', { sub: 'u-2' }],
    ['its login_hint', { sub: undefined, login_hint: 'bruno' }],
    ['its username, where its sub means nobody here', { sub: 'elsewhere', username: 'bruno' }],
    ['its sub_id', { sub: undefined, sub_id: { format: 'opaque', id: 'u-2' } }],
  ])('names the person by %s (R-072)', (_title, claims) => {
    expect(personOfToken(claims)).toBe('u-2');
  });

  it.each<[string, ClaimChanges]>([
    ['for this provider, among others', { aud: ['https://x.example', setup.issuer] }],
    ['for this client', { aud: 'till' }],
    ['for nobody in particular', { aud: undefined }],
    ['without an end', { exp: undefined }],
    ['that ends in a second', { exp: beginSeconds + 1 }],
  ])('%s is good (R-072)', (_title, claims) => {
    expect(personOfToken(claims)).toBe('u-1');
  });

  it('may stand in a signed request (R-072)', () => {
    const claims = { login_hint: undefined, login_hint_token: loginHintToken() };
    expect(personOf(signed(signingTill, { claims }), { client: signingTill })).toBe('u-1');
  });

  it('is believed by no provider that trusts nobody (R-074)', () => {
    const simulation = createSimulation({ setup: castSetup() });
    expect(() =>
      openRequest(simulation, { login_hint, login_hint_token: loginHintToken() }),
    ).toThrow('It was not accepted.');
  });
});

/** Signs Alice in and answers the ID token that the client is given. */
function idTokenOf(simulation: Simulation, client: Client): string {
  const authReqId = openRequest(simulation, {}, { client });
  decide(simulation, authReqId, 'prompt.approved');
  const { body } = simulation.ask(tokenRequest(authReqId, {}, { client }));
  return String(body['id_token']);
}

describe('an id_token_hint', () => {
  it.each<[string, ClaimChanges]>([
    ['that is fresh (R-076)', {}],
    ['that expired an hour ago (R-077)', { exp: beginSeconds - 3600 }],
    ['that expired a week ago (R-077)', { exp: beginSeconds - 7 * 86_400 }],
    ['for this client and others (R-076)', { aud: ['kiosk', 'till'] }],
  ])('%s finds the person', (_title, claims) => {
    const id_token_hint = idTokenHint(till.client_id, { claims });
    expect(personOf({ login_hint, id_token_hint })).toBe('u-1');
  });

  it('is as old as the provider is set to take it (R-077)', () => {
    const provider = { id_token_hint_max_age_seconds: 60 };
    const simulation = createSimulation({ setup: castSetup({ provider }) });
    const hintOf = (exp: number) => idTokenHint(till.client_id, { claims: { exp } });
    openRequest(simulation, { login_hint, id_token_hint: hintOf(beginSeconds - 60) });
    expect(() =>
      openRequest(simulation, { login_hint, id_token_hint: hintOf(beginSeconds - 61) }),
    ).toThrow('It was not accepted.');
  });

  it('may be the very ID token of an earlier sign-in, for its client alone (R-076, R-079)', () => {
    const simulation = createSimulation();
    const id_token_hint = idTokenOf(simulation, till);
    openRequest(simulation, { login_hint, id_token_hint });
    expect(simulation.ofKind('request.opened').at(-1)?.sub).toBe('u-1');
    expect(() => openRequest(simulation, { login_hint, id_token_hint }, { client: kiosk })).toThrow(
      'It was not accepted.',
    );
  });

  it('with a pairwise subject finds the person whom only this client knows by it (R-076)', () => {
    const pairwise = buildClient('pairwise', {
      subject_type: 'pairwise',
      jwks_uri: 'https://pairwise.example/jwks',
    });
    const simulation = createSimulation({ setup: buildSetup({ clients: [pairwise] }) });
    const outside = { client: pairwise };
    const id_token_hint = idTokenOf(simulation, pairwise);
    expect(readUnverifiedJwt(id_token_hint)?.claims['sub']).not.toBe('u-1');
    openRequest(simulation, { login_hint, id_token_hint }, outside);
    expect(simulation.ofKind('request.opened').at(-1)?.sub).toBe('u-1');
    const plain = idTokenHint('pairwise', { claims: { sub: 'u-1' } });
    expect(() => openRequest(simulation, { login_hint, id_token_hint: plain }, outside)).toThrow(
      'It was not accepted.',
    );
  });

  it('is still good after the provider has changed its keys (R-076)', () => {
    const simulation = createSimulation();
    const id_token_hint = idTokenOf(simulation, till);
    const keys = [{ ...stubPublicKey('stub-2'), kid: 'stub-2', alg: 'ES256' }];
    simulation.give({ kind: 'keys.rotated', keys });
    openRequest(simulation, { login_hint, id_token_hint });
    expect(simulation.ofKind('request.opened').at(-1)?.sub).toBe('u-1');
  });

  it('may stand in a signed request (R-076)', () => {
    const claims = { login_hint: undefined, id_token_hint: idTokenHint(signingTill.client_id) };
    expect(personOf(signed(signingTill, { claims }), { client: signingTill })).toBe('u-1');
  });
});
