/**
 * Signed authentication requests (CIBA Core §7.1.1) that are good: what counts in them, what may stand
 * outside, and with which keys they are verified. Refusals are in `backchannel-refusals`.
 */
import { describe, expect, it } from 'vitest';
import type { Need } from '#shared/kernel/need.ts';
import type { Fact } from '#shared/protocol/fact.ts';
import type { Client } from '#shared/protocol/setup/client-metadata.ts';
import {
  castSetup,
  roamingTill,
  signingBank,
  signingTill,
  stubPublicKey,
} from '#test/support/clients/cast.ts';
import {
  asserted,
  beginSeconds,
  type ClaimChanges,
  type JwtChanges,
} from '#test/support/clients/client-assertion.ts';
import { signed, signedRequest } from '#test/support/clients/signed-request.ts';
import { openRequest } from '#test/support/core/decided-request.ts';
import { authenticationRequest } from '#test/support/core/outside-request.ts';
import { buildClient, kiosk, testIssuer } from '#test/support/core/setup.ts';
import { createSimulation, type Simulation } from '#test/support/core/simulation.ts';
import { stubFact } from '#test/support/core/stub-signer.ts';

const setup = castSetup();

function ask(
  changes: JwtChanges = {},
  outside: Record<string, string | null> = {},
  client: Client = signingTill,
) {
  const all = { ...setup, clients: [...setup.clients, client] };
  const simulation = createSimulation({ setup: all });
  const form = { ...signed(client, changes), ...outside };
  return { simulation, answer: simulation.ask(authenticationRequest(form, { client })) };
}

function opened({ simulation }: { simulation: Simulation }) {
  return simulation.ofKind('request.opened')[0];
}

describe('CIBA Core §7.1.1: a signed request', () => {
  it.each(['ES256', 'PS256', 'EdDSA', 'RS256'])('in %s, as registered, is good (R-119)', (alg) => {
    const client = buildClient('signer', {
      backchannel_authentication_request_signing_alg: alg,
      jwks: { keys: [stubPublicKey('signer-1', alg)] },
    });
    expect(ask({ header: { alg } }, {}, client).answer.status).toBe(200);
  });

  it('counts with all that stands in it', () => {
    const claims = {
      scope: 'openid email',
      login_hint: 'bruno',
      binding_message: 'Till 4',
      acr_values: 'urn:ciba-workbench:acr:pin',
    };
    expect(opened(ask({ claims }))).toMatchObject({
      clientId: 'signing-till',
      sub: 'u-2',
      scope: 'openid email',
      bindingMessage: 'Till 4',
      acrValues: ['urn:ciba-workbench:acr:pin'],
    });
  });

  it.each([[30], ['30']])('holds a requested_expiry of %j (R-120)', (requested_expiry) => {
    expect(ask({ claims: { requested_expiry } }).answer.body['expires_in']).toBe(30);
  });

  it.each<[string, ClaimChanges]>([
    ['an aud that lists this issuer among others (R-123)', { aud: ['https://x', testIssuer] }],
    ['an aud that lists this issuer alone (R-123)', { aud: [testIssuer] }],
    [
      'an iat and nbf of five seconds ahead (R-136)',
      { iat: beginSeconds + 5, nbf: beginSeconds + 5 },
    ],
    ['an iat and nbf of ten seconds ahead', { iat: beginSeconds + 10, nbf: beginSeconds + 10 }],
    ['an exp just past, within the tolerance', { exp: beginSeconds - 9 }],
    ['a claim that nobody knows (R-082)', { foo: { bar: 1 } }],
    ['a sub that is not the client', { sub: 'u-1' }],
  ])('may have %s', (_title, claims) => {
    expect(ask({ claims }).answer.status).toBe(200);
  });

  it.each(['oauth-authz-req+jwt', 'JWT', undefined])('may be of type %s (R-154)', (typ) => {
    expect(ask({ header: { typ } }).answer.status).toBe(200);
  });

  it('may come with the client’s authentication outside, where it belongs (R-148)', () => {
    const simulation = createSimulation({ setup });
    const { client_id } = signingBank;
    const form = { ...signed(signingBank), ...asserted(signingBank), client_id };
    const { status } = simulation.ask(authenticationRequest(form, { authorization: null }));
    expect(status).toBe(200);
  });
});

describe('CIBA Core §7.1.1: a parameter outside the signed request', () => {
  it('never wins over the one inside (R-147)', () => {
    const outer = {
      scope: 'openid payment',
      login_hint: 'bruno',
      binding_message: 'Pay 1000',
      requested_expiry: '5',
    };
    const claims = { binding_message: 'Pay 10' };
    const asked = ask({ claims }, outer);
    expect(opened(asked)).toMatchObject({ sub: 'u-1', scope: 'openid', bindingMessage: 'Pay 10' });
    expect(asked.answer.body['expires_in']).toBe(120);
  });

  it('adds nothing to those inside (R-147)', () => {
    const outer = {
      binding_message: 'Pay 1000',
      acr_values: 'urn:ciba-workbench:acr:pin',
      requested_expiry: '5',
      claims: 'garbage',
      resource: 'garbage',
      login_hint_token: 'garbage',
    };
    const asked = ask({}, outer);
    expect(opened(asked)).toMatchObject({ bindingMessage: null, acrValues: [] });
    expect(asked.answer.body['expires_in']).toBe(120);
  });
});

describe('the jti of a signed request', () => {
  it('may come again once its JWT has expired, and at another client (R-132)', () => {
    const simulation = createSimulation({ setup });
    const jti = 'the same';
    openRequest(simulation, signed(signingTill, { claims: { jti } }), { client: signingTill });
    const bank = { ...signed(signingBank, { claims: { jti } }), ...asserted(signingBank) };
    openRequest(simulation, bank, { authorization: null });
    simulation.wait(312_000);
    const later = { jti, exp: beginSeconds + 600 };
    openRequest(simulation, signed(signingTill, { claims: later }), { client: signingTill });
    expect(simulation.ofKind('request.opened')).toHaveLength(3);
  });

  it('is not used up by a request whose signature is bad', () => {
    const simulation = createSimulation({ setup });
    const claims = { jti: 'the same' };
    const bad = signed(signingTill, { claims, signature: 'broken' });
    simulation.ask(authenticationRequest(bad, { client: signingTill }));
    openRequest(simulation, signed(signingTill, { claims }), { client: signingTill });
    expect(simulation.ofKind('request.opened')).toHaveLength(1);
  });
});

describe('the keys at a jwks_uri', () => {
  /** The shell as it would be with these keys at the address; it counts the fetches. */
  function shellWith(held: { keys: readonly unknown[] | undefined }) {
    const fetched: string[] = [];
    const factOf = (need: Need): Fact => {
      if (need.kind !== 'fetch') return stubFact(need);
      fetched.push(need.url);
      const { keys } = held;
      const body = keys === undefined ? null : JSON.stringify({ keys });
      return { kind: 'fetched', url: need.url, body, fault: keys === undefined ? 'Down.' : null };
    };
    return { fetched, factOf };
  }

  const held = (kid: string) => ({ keys: [stubPublicKey(kid)] as readonly unknown[] });
  const client = roamingTill;

  const pause = 30_000;

  function askWith(simulation: Simulation, kid: string) {
    const form = signed(client, { header: { kid } });
    return simulation.ask(authenticationRequest(form, { client })).status;
  }

  it('are fetched once, for all that is signed with them', () => {
    const { fetched, factOf } = shellWith(held('roaming-till-1'));
    const simulation = createSimulation({ setup, factOf });
    const all = Array.from({ length: 3 }, () => askWith(simulation, 'roaming-till-1'));
    expect(all).toEqual([200, 200, 200]);
    expect(fetched).toEqual([client.jwks_uri]);
  });

  it('are fetched again for a key that is not among them, and then it is good (R-157)', () => {
    const keys = { keys: held('old').keys };
    const { fetched, factOf } = shellWith(keys);
    const simulation = createSimulation({ setup, factOf });
    expect(askWith(simulation, 'old')).toBe(200);
    keys.keys = held('new').keys;
    simulation.wait(pause);
    expect(askWith(simulation, 'new')).toBe(200);
    expect(fetched).toHaveLength(2);
    // The old key was taken away.
    expect(askWith(simulation, 'old')).toBe(400);
  });

  it('are fetched once for a key that nobody has, which is then refused (R-157)', () => {
    const { fetched, factOf } = shellWith(held('roaming-till-1'));
    const simulation = createSimulation({ setup, factOf });
    expect(askWith(simulation, 'roaming-till-1')).toBe(200);
    simulation.wait(pause);
    expect(askWith(simulation, 'nobody’s')).toBe(400);
    expect(fetched).toHaveLength(2);
    expect(simulation.ofKind('rules.judged').at(-1)?.refusal?.rule).toBe(
      'request carries a good signature',
    );
  });

  it('that are known stay good while the address does not answer', () => {
    const keys: { keys: readonly unknown[] | undefined } = held('roaming-till-1');
    const { factOf } = shellWith(keys);
    const simulation = createSimulation({ setup, factOf });
    expect(askWith(simulation, 'roaming-till-1')).toBe(200);
    keys.keys = undefined;
    simulation.wait(pause);
    expect(askWith(simulation, 'new')).toBe(400);
    expect(askWith(simulation, 'roaming-till-1')).toBe(200);
  });

  it('are fetched for the request when only its key is new, beside a known assertion (R-157)', () => {
    const roamingBank = buildClient('roaming-bank', {
      token_endpoint_auth_method: 'private_key_jwt',
      backchannel_authentication_request_signing_alg: 'ES256',
      jwks_uri: 'https://bank.example/jwks',
    });
    const keys = { keys: held('roaming-bank-1').keys };
    const { fetched, factOf } = shellWith(keys);
    const simulation = createSimulation({ setup: { ...setup, clients: [roamingBank] }, factOf });
    const askBank = (kid: string) => {
      const form = { ...signed(roamingBank, { header: { kid } }), ...asserted(roamingBank) };
      return simulation.ask(authenticationRequest(form, { authorization: null })).status;
    };
    expect(askBank('roaming-bank-1')).toBe(200);
    keys.keys = [...keys.keys, stubPublicKey('second')];
    simulation.wait(pause);
    expect(askBank('second')).toBe(200);
    expect(fetched).toHaveLength(2);
  });

  it('are not fetched for a client whose keys were registered', () => {
    const { fetched, factOf } = shellWith(held('any'));
    const simulation = createSimulation({ setup, factOf });
    const request = signedRequest(signingTill, { header: { kid: 'any' } });
    const form = { scope: null, login_hint: null, request };
    expect(simulation.ask(authenticationRequest(form, { client: signingTill })).status).toBe(400);
    expect(simulation.ask(authenticationRequest({}, { client: kiosk })).status).toBe(200);
    expect(fetched).toEqual([]);
  });

  it('that were held when the JWT was verified, and are no longer, count no more', () => {
    const request = signedRequest(client, { header: { kid: 'old' } });
    const wire = authenticationRequest({ scope: null, login_hint: null, request }, { client });
    const need = { kind: 'verify', jwt: request, keys: [stubPublicKey('old')] } as const;
    const stale = stubFact({ ...need, keysFingerprint: 'of keys that were replaced' });
    const exchange = 'late';
    // Its own facts are found beside the stale one, under the keys that are held now.
    const rotated = createSimulation({ setup, factOf: shellWith(held('new')).factOf });
    rotated.give({ kind: 'http.arrived', exchange, request: wire, facts: [stale] });
    expect(rotated.answerTo(exchange)?.status).toBe(400);
  });
});
