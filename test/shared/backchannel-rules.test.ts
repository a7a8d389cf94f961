/**
 * The backchannel authentication endpoint by what it answers: every refusal with its clause and
 * code, the order in which faults are found, and what an accepted request gets.
 */
import { describe, expect, it } from 'vitest';
import { paths } from '#shared/protocol/metadata.ts';
import { openRequest, prompted } from '#test/support/core/decided-request.ts';
import {
  authenticationRequest,
  basic,
  formPost,
  tokenRequest,
} from '#test/support/core/outside-request.ts';
import { buildSetup, till, webShop } from '#test/support/core/setup.ts';
import { createSimulation } from '#test/support/core/simulation.ts';
import { backchannelRefusals } from '#test/support/refusals/backchannel-refusals.ts';
import { clientRefusals } from '#test/support/refusals/client-refusals.ts';
import { expectRefused } from '#test/support/refusals/expect-refused.ts';

type Changes = Readonly<Record<string, string | null>>;

function ask(changes: Changes = {}, outside: Parameters<typeof authenticationRequest>[1] = {}) {
  return createSimulation().ask(authenticationRequest(changes, outside));
}

describe('CIBA Core §7.2 and §13: the endpoint refuses', () => {
  const here = clientRefusals.filter(({ table }) => table === 'backchannel-authentication');
  for (const refusal of [...here, ...backchannelRefusals]) {
    it(`${refusal.title}, with ${refusal.error}`, () => expectRefused(refusal));
  }

  it('and opens no request and disturbs nobody by that', () => {
    for (const { act } of backchannelRefusals) {
      const simulation = createSimulation();
      act(simulation);
      simulation.wait(1000);
      expect(simulation.ofKind('request.opened')).toEqual([]);
      expect(simulation.ofKind('prompt.arrived')).toEqual([]);
    }
  });

  it('GET with 405 and the method to use (R-037)', () => {
    const get = formPost(paths.backchannelAuthentication, [], { method: 'GET' });
    const { status, headers } = createSimulation().ask(get);
    expect([status, headers.get('allow')]).toEqual([405, 'POST']);
  });

  it('a path that it does not have with 404', () => {
    expect(createSimulation().ask(formPost('/backchannel', [])).status).toBe(404);
  });
});

describe('CIBA Core §7.2: of several faults the endpoint names', () => {
  const wrong = { authorization: basic({ ...till, client_secret: 'wrong' }) };
  const two = { login_hint: 'nobody', id_token_hint: 'a.b.c' };

  it.each<[string, Changes, Parameters<typeof ask>[1], string]>([
    ['the credentials before two hints (R-057)', two, wrong, 'invalid_client'],
    ['the credentials before a missing scope', { scope: null }, wrong, 'invalid_client'],
    ['the grant before the scope', { scope: null }, { client: webShop }, 'unauthorized_client'],
    ['the scope before the hint', { scope: 'profile', login_hint: 'nobody' }, {}, 'invalid_scope'],
    ['the count of hints before the person (R-068)', two, {}, 'invalid_request'],
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
    ['acr_values', { acr_values: 'urn:mace:incommon:iap:silver' }],
    ['a subject as hint', { login_hint: 'u-1' }],
    ['a binding message of exactly the longest length', { binding_message: 'é'.repeat(100) }],
    ['a binding message of a hundred emoji', { binding_message: '🐢'.repeat(100) }],
  ])('%s', (_title, changes) => {
    expect(ask(changes).status).toBe(200);
  });

  it('a form type with a parameter and in another case', () => {
    const contentType = 'Application/X-WWW-Form-Urlencoded; charset=UTF-8';
    expect(ask({}, { contentType }).status).toBe(200);
  });

  it.each(['1234', 'naïve 🐢 漢字', 'a & b = c % d + e'])(
    'the binding message «%s» and shows it as it came (R-085, R-087)',
    (binding_message) => {
      const simulation = createSimulation();
      prompted(simulation, openRequest(simulation, { binding_message }));
      expect(simulation.ofKind('prompt.arrived')[0]?.bindingMessage).toBe(binding_message);
    },
  );

  it('the request for the person who was hinted, on that person’s device', () => {
    const simulation = createSimulation();
    prompted(simulation, openRequest(simulation, { login_hint: 'bruno' }));
    expect(simulation.ofKind('prompt.arrived')[0]).toMatchObject({
      party: 'authentication-device/phone-of-bruno',
      userName: 'Bruno Baltic',
    });
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

  it('carries an auth_req_id of 40 safe characters, another each time (R-159)', () => {
    const simulation = createSimulation();
    const ids = Array.from({ length: 1000 }, () => openRequest(simulation));
    expect(new Set(ids).size).toBe(1000);
    expect(ids.filter((id) => !/^[A-Za-z0-9_-]{40}$/.test(id))).toEqual([]);
  });

  it.each([
    ['the default when none is asked for (R-094)', {}, 120],
    ['what was asked for (R-090)', { requested_expiry: '300' }, 300],
    ['the longest allowed when more is asked for (R-091)', { requested_expiry: '601' }, 600],
    ['the shortest there is', { requested_expiry: '1' }, 1],
  ])('gives as lifetime %s', (_title, changes, expected) => {
    expect(ask(changes).body['expires_in']).toBe(expected);
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
