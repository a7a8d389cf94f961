/**
 * The backchannel authentication endpoint: the order in which faults are found, what is accepted, and
 * what an accepted request gets. Refusals one by one are in `backchannel-refusals`.
 */
import { describe, expect, it } from 'vitest';
import { paths } from '#shared/protocol/metadata.ts';
import { castSetup, pinger, pusher, signingTill } from '#test/support/clients/cast.ts';
import { signed } from '#test/support/clients/signed-request.ts';
import { openRequest, prompted } from '#test/support/core/decided-request.ts';
import {
  authenticationRequest,
  basic,
  formPost,
  type Outside,
  tokenRequest,
} from '#test/support/core/outside-request.ts';
import { buildSetup, till, webShop } from '#test/support/core/setup.ts';
import { createSimulation } from '#test/support/core/simulation.ts';

type Changes = Readonly<Record<string, string | null>>;

function ask(changes: Changes = {}, outside: Outside = {}) {
  return createSimulation({ setup: castSetup() }).ask(authenticationRequest(changes, outside));
}

describe('CIBA Core §7.2: of several faults the endpoint names', () => {
  const wrong = { authorization: basic({ ...till, client_secret: 'wrong' }) };
  const two = { login_hint: 'nobody', id_token_hint: 'a.b.c' };

  it.each<[string, Changes, Outside, string]>([
    ['the credentials before two hints (R-057)', two, wrong, 'invalid_client'],
    ['the credentials before a missing scope', { scope: null }, wrong, 'invalid_client'],
    ['the credentials before a bad signature', { request: 'a.b.c' }, wrong, 'invalid_client'],
    ['the grant before the scope', { scope: null }, { client: webShop }, 'unauthorized_client'],
    ['the scope before the hint', { scope: 'profile', login_hint: 'nobody' }, {}, 'invalid_scope'],
    ['the count of hints before the person (R-068)', two, {}, 'invalid_request'],
    [
      'the signature before what was signed',
      signed(signingTill, { claims: { scope: 'profile' }, signature: 'broken' }),
      { client: signingTill },
      'invalid_request',
    ],
    [
      'the lifetime before the person',
      { requested_expiry: '0', login_hint: 'nobody' },
      {},
      'invalid_request',
    ],
    [
      'the binding message before the person',
      { binding_message: '', login_hint: 'nobody' },
      {},
      'invalid_binding_message',
    ],
    [
      'the authorization details before the person',
      { authorization_details: '[]x', login_hint: 'nobody' },
      {},
      'invalid_authorization_details',
    ],
  ])('%s', (_title, changes, outside, error) => {
    expect(ask(changes, outside).body['error']).toBe(error);
  });

  it('the credentials before a repeated parameter', () => {
    const pairs = [
      ['scope', 'openid'],
      ['scope', 'openid'],
    ] as const;
    const answer = createSimulation().ask(formPost(paths.backchannelAuthentication, pairs, wrong));
    expect(answer.status).toBe(401);
  });

  it('an unknown client and a wrong secret by the same answer, so that ids are not harvested', () => {
    const unknown = ask({}, { authorization: basic({ ...till, client_id: 'nobody' }) });
    expect(unknown).toEqual(ask({}, wrong));
  });
});

describe('CIBA Core §7.1: the endpoint accepts', () => {
  it.each<[string, Changes]>([
    ['a minimal request (R-060)', {}],
    ['openid anywhere in the scope (R-063)', { scope: 'email openid' }],
    ['a parameter that nobody knows, and ignores it (R-082)', { foo: 'bar' }],
    ['a notification token from a poll client (R-100)', { client_notification_token: 'a b' }],
    ['a user_code that the client did not register (R-105)', { user_code: '1234' }],
    ['acr_values that no device can reach', { acr_values: 'urn:mace:incommon:iap:silver' }],
    ['ui_locales', { ui_locales: 'de en' }],
    ['a binding message of exactly the longest length', { binding_message: 'é'.repeat(100) }],
    ['a binding message of a hundred emoji', { binding_message: '🐢'.repeat(100) }],
    ['an emoji that is joined of several', { binding_message: '👩‍🌾 ❤️' }],
    ['a request_context that is an object (R-108)', { request_context: '{"where":"till 4"}' }],
    ['single claims', { claims: '{"id_token":{"acr":null},"userinfo":{"email":null}}' }],
  ])('%s', (_title, changes) => {
    expect(ask(changes).status).toBe(200);
  });

  it('a form type with a parameter and in another case', () => {
    const contentType = 'Application/X-WWW-Form-Urlencoded; charset=UTF-8';
    expect(ask({}, { contentType }).status).toBe(200);
  });

  it.each(['1234', 'naïve 🐢 漢字', 'a & b = c % d + e', '1234 🏴 مرحبا'])(
    'the binding message «%s» and shows it as it came (R-085, R-087)',
    (binding_message) => {
      const simulation = createSimulation();
      prompted(simulation, openRequest(simulation, { binding_message }));
      expect(simulation.ofKind('prompt.arrived')[0]?.bindingMessage).toBe(binding_message);
    },
  );

  it.each([
    ['exactly 1024 characters (R-096)', 'x'.repeat(1024)],
    ['every character that is allowed (R-099)', 'abc-._~+/=='],
    ['one character', 'x'],
  ])('a notification token of %s, from a ping and from a push client', (_title, token) => {
    for (const client of [pinger, pusher]) {
      expect(ask({ client_notification_token: token }, { client }).status).toBe(200);
    }
  });

  it('no notification token of a poll client into what it keeps (R-100)', () => {
    const simulation = createSimulation();
    openRequest(simulation, { client_notification_token: 'kept-by-nobody' });
    const derived = simulation.entries.filter(({ kind }) => kind !== 'http.arrived');
    expect(JSON.stringify(derived)).not.toContain('kept-by-nobody');
    expect(JSON.stringify(simulation.world().requests)).not.toContain('kept-by-nobody');
  });
});

describe('CIBA Core §7.3: the acknowledgement', () => {
  it('is JSON that is not cached, with three members (R-158, R-160, R-161)', () => {
    const { status, body, headers } = ask();
    expect(status).toBe(200);
    expect(headers.get('content-type')).toBe('application/json');
    expect(headers.get('cache-control')).toBe('no-store');
    expect(body).toEqual({ auth_req_id: expect.any(String), expires_in: 120, interval: 5 });
  });

  it('names an interval to a ping client as well (R-161)', () => {
    const { body } = ask({ client_notification_token: 'token' }, { client: pinger });
    expect(body['interval']).toBe(5);
  });

  it('names none to a push client, which never polls (R-162)', () => {
    const { body } = ask({ client_notification_token: 'token' }, { client: pusher });
    expect(body).toEqual({ auth_req_id: expect.any(String), expires_in: 120 });
  });

  it('carries an auth_req_id of 40 safe characters, another each time (R-159)', () => {
    const simulation = createSimulation();
    const ids = Array.from({ length: 1000 }, () => openRequest(simulation));
    expect(new Set(ids).size).toBe(1000);
    expect(ids.filter((id) => !/^[A-Za-z0-9_-]{40}$/.test(id))).toEqual([]);
    // 40 characters of 6 bits; none of the places may be the same in all of them.
    const places = Array.from({ length: 40 }, (_, at) => new Set(ids.map((id) => id[at])).size);
    expect(Math.min(...places)).toBeGreaterThan(40);
  });

  it.each([
    ['the default when none is asked for (R-094)', {}, 120],
    ['what was asked for (R-090)', { requested_expiry: '300' }, 300],
    ['the longest allowed when more is asked for (R-091)', { requested_expiry: '601' }, 600],
    [
      'the longest allowed when years are asked for (R-091)',
      { requested_expiry: '999999999' },
      600,
    ],
    ['the shortest there is', { requested_expiry: '1' }, 1],
  ])('gives as lifetime %s', (_title, changes, expected) => {
    expect(ask(changes).body['expires_in']).toBe(expected);
  });

  it('gives as lifetime what the provider is set to (R-090, R-091, R-094)', () => {
    const provider = { default_expires_in: 60, max_expires_in: 90 };
    const simulation = createSimulation({ setup: buildSetup({ provider }) });
    const lifetimes = [null, '80', '300'].map(
      (requested_expiry) =>
        simulation.ask(authenticationRequest({ requested_expiry })).body['expires_in'],
    );
    expect(lifetimes).toEqual([60, 80, 90]);
  });

  it('promises the lifetime that the request really has, from its receipt (R-163, R-164)', () => {
    const simulation = createSimulation();
    simulation.wait(777);
    const authReqId = openRequest(simulation, { requested_expiry: '30' });
    expect(simulation.ofKind('request.opened')[0]?.expiresAt).toBe(30_777);
    simulation.wait(29_999);
    expect(simulation.ask(tokenRequest(authReqId)).body['error']).toBe('authorization_pending');
    simulation.wait(1);
    expect(simulation.ask(tokenRequest(authReqId)).body['error']).toBe('expired_token');
  });

  it('names the interval that the provider is set to', () => {
    const simulation = createSimulation({ setup: buildSetup({ provider: { interval: 31 } }) });
    expect(simulation.ask(authenticationRequest()).body['interval']).toBe(31);
  });
});
