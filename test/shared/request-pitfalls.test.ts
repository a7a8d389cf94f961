/**
 * Mistakes that other providers are known to have made at this endpoint, each as a test by its number
 * in the list of pitfalls. What a test here asks may be asked elsewhere too; here it stays by name.
 */
import { describe, expect, it } from 'vitest';
import { paths } from '#shared/protocol/metadata.ts';
import { castSetup, codedTill, pinger, signingTill } from '#test/support/clients/cast.ts';
import { asserted } from '#test/support/clients/client-assertion.ts';
import { loginHintToken, trustingHints } from '#test/support/clients/hint-token.ts';
import { signed } from '#test/support/clients/signed-request.ts';
import { openRequest, prompted } from '#test/support/core/decided-request.ts';
import { authenticationRequest, type Outside } from '#test/support/core/outside-request.ts';
import { buildClient, testIssuer } from '#test/support/core/setup.ts';
import { createSimulation, type SimulationOptions } from '#test/support/core/simulation.ts';

const elsewhere = 'https://elsewhere.example';

function ask(
  changes: Record<string, string | null>,
  outside: Outside = {},
  options: SimulationOptions = { setup: castSetup({ provider: trustingHints }) },
) {
  return createSimulation(options).ask(authenticationRequest(changes, outside));
}

describe('a login_hint_token that is not good', () => {
  it.each([
    ['forged', { signature: 'forged' }],
    ['unsigned', { header: { alg: 'none' }, signature: '' }],
    ['of a foreign issuer', { claims: { iss: elsewhere } }],
    ['for another provider', { claims: { aud: elsewhere } }],
    ['expired', { claims: { exp: 1 } }],
  ])('is never taken for a good one: %s (P5)', (_title, changes) => {
    const login_hint_token = loginHintToken(changes);
    expect(ask({ login_hint: null, login_hint_token }).status).toBe(400);
  });
});

describe('a lifetime of nothing', () => {
  it.each(['0', '-1', '-0', '00'])('is refused, not mended: %s (P12)', (requested_expiry) => {
    expect(ask({ requested_expiry }).body['error']).toBe('invalid_request');
  });
});

describe('a binding message that nobody sent', () => {
  it('is not made up (P15)', () => {
    const simulation = createSimulation();
    prompted(simulation, openRequest(simulation));
    expect(simulation.ofKind('prompt.arrived')[0]?.bindingMessage).toBeNull();
  });
});

describe('asking without end', () => {
  it('is slowed down for the person, the client and the code, as far as it is set (P16)', () => {
    const limits = { max_pending_per_user: 3, requests_per_minute_per_client: 5 };
    const provider = { ...limits, user_code_attempts: 3 };
    const simulation = createSimulation({ setup: castSetup({ provider }) });
    const statusOf = (changes: Record<string, string>, outside: Outside = {}) =>
      simulation.ask(authenticationRequest(changes, outside)).status;
    expect(Array.from({ length: 6 }, () => statusOf({}))).toEqual([200, 200, 200, 429, 429, 429]);
    simulation.wait(500);
    expect(simulation.ofKind('prompt.arrived')).toHaveLength(3);
    const guess = { login_hint: 'carla', user_code: '0' };
    const guesses = Array.from({ length: 5 }, () => statusOf(guess, { client: codedTill }));
    expect(guesses).toEqual([400, 400, 400, 429, 429]);
  });
});

describe('an auth_req_id', () => {
  it('has more than 160 bits, and tells nothing of another (P21)', () => {
    const simulation = createSimulation();
    const ids = Array.from({ length: 50 }, () => openRequest(simulation));
    for (const id of ids) expect(id).toMatch(/^[A-Za-z0-9_-]{40}$/);
    const beginnings = new Set(ids.map((id) => id.slice(0, 6)));
    expect(beginnings.size).toBe(50);
  });
});

describe('an audience', () => {
  const good = [testIssuer, [testIssuer], [elsewhere, testIssuer]];
  const bad = [
    elsewhere,
    [elsewhere],
    [],
    `${testIssuer}/`,
    testIssuer.toUpperCase(),
    [[testIssuer]],
  ];

  it.each([...good.map((aud) => [aud, 200]), ...bad.map((aud) => [aud, 400])])(
    'of a signed request is matched exactly, alone or in a list: %j (P23)',
    (aud, status) => {
      const form = signed(signingTill, { claims: { aud } });
      expect(ask(form, { client: signingTill }).status).toBe(status);
    },
  );

  const bank = buildClient('bank', { token_endpoint_auth_method: 'private_key_jwt' });
  const options = { setup: castSetup() };

  it.each([...good.map((aud) => [aud, 200]), ...bad.map((aud) => [aud, 401])])(
    'of an assertion is matched exactly, alone or in a list: %j (P23)',
    (aud, status) => {
      const form = asserted(bank, { claims: { aud } });
      expect(ask(form, { authorization: null }, options).status).toBe(status);
    },
  );
});

describe('the CIBA grant', () => {
  it('is published (P24)', () => {
    const get = { kind: 'http.request', method: 'GET', target: paths.discovery } as const;
    const { body } = createSimulation().ask({ ...get, headers: [], body: '' });
    expect(body['grant_types_supported']).toContain('urn:openid:params:grant-type:ciba');
  });
});

describe('a binding message that hides or shows what it should not', () => {
  it.each([
    '<img src=x onerror=alert(1)>',
    '\u202e0001 yap',
    'Pay 10\r\nApproved',
    'Pay 10\u0000',
    '\u001b[31mPay',
    'Pay\u200b10',
  ])('is refused before it reaches a device: %j (P30)', (binding_message) => {
    expect(ask({ binding_message }).body['error']).toBe('invalid_binding_message');
  });
});

describe('what a ping client registered and sent', () => {
  it('is all kept until it is needed (P4)', () => {
    const simulation = createSimulation({ setup: castSetup() });
    const changes = { client_notification_token: 'token-of-the-pinger' };
    const authReqId = openRequest(simulation, changes, { client: pinger });
    const decision = { kind: 'request.decided', run: 'test', authReqId, decision: 'deny' } as const;
    simulation.give({ kind: 'intent.given', intent: decision });
    const [call] = simulation.calls;
    expect(call?.origin).toBe('https://pinger.example');
    expect(call?.request).toMatchObject({ method: 'POST', target: '/ciba' });
    expect(call?.request.headers).toContainEqual(['Authorization', 'Bearer token-of-the-pinger']);
  });
});
