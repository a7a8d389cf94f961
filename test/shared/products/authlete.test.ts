/**
 * Authlete beyond its refusals: every reason to fail a request has the error of its name, a push
 * client hears of a person who does not answer, and refresh tokens go to clients with the grant.
 */
import { describe, expect, it } from 'vitest';
import { pathOf } from '#shared/profiles/places.ts';
import { profiles } from '#shared/profiles/profile-list.ts';
import { bodyObject } from '#shared/protocol/encoding/wire.ts';
import type { ProviderSettings } from '#shared/protocol/setup/provider-settings.ts';
import type { ProfileName } from '#shared/protocol/setup/run-setup.ts';
import { castSetup, codedTill, pusher } from '#test/support/clients/cast.ts';
import { beginSeconds } from '#test/support/clients/client-assertion.ts';
import { loginHintToken, trustingHints } from '#test/support/clients/hint-token.ts';
import { tokenRequest } from '#test/support/core/outside-request.ts';
import { webShop } from '#test/support/core/setup.ts';
import { createSimulation } from '#test/support/core/simulation.ts';
import { productRequest } from '#test/support/products/product-request.ts';

const start = (provider: Partial<ProviderSettings> = {}, profile: ProfileName = 'authlete') =>
  createSimulation({ setup: castSetup({ profile, provider }) });

describe('a reason to fail a request', () => {
  it.each([
    [
      'EXPIRED_LOGIN_HINT_TOKEN',
      {
        login_hint: null,
        login_hint_token: loginHintToken({ claims: { exp: beginSeconds - 60 } }),
      },
      {},
    ],
    ['UNKNOWN_USER_ID', { login_hint: 'nobody' }, {}],
    ['UNAUTHORIZED_CLIENT', {}, { client: webShop }],
    ['MISSING_USER_CODE', { login_hint: 'carla' }, { client: codedTill }],
    ['INVALID_USER_CODE', { login_hint: 'carla', user_code: '1' }, { client: codedTill }],
    ['INVALID_BINDING_MESSAGE', { binding_message: '<b>' }, {}],
    ['INVALID_TARGET', { resource: 'no address' }, {}],
    ['ACCESS_DENIED', { login_hint: 'egon' }, {}],
  ] as const)('%s is the error of that name', (reason, changes, outside) => {
    const answer = start(trustingHints).ask(productRequest('authlete', changes, outside));
    expect(answer.body).toMatchObject({ error: reason.toLowerCase() });
  });
});

describe('a push client whose person does not answer', () => {
  it.each([
    ['authlete', 'transaction_failed'],
    ['core', 'expired_token'],
  ] as const)('under %s hears %s', (profile, error) => {
    const simulation = start({}, profile);
    const token = { client_notification_token: 'a-notification-token' };
    const asked = simulation.ask(productRequest(profile, token, { client: pusher }));
    expect(asked.status).toBe(200);
    simulation.popUntil(() => simulation.calls.length > 0);
    const [call] = simulation.calls;
    expect(call === undefined ? undefined : bodyObject(call.request)).toEqual({
      error,
      auth_req_id: asked.body['auth_req_id'],
    });
  });
});

describe('its tokens', () => {
  it('come at its own endpoint, with a refresh token for a client that has the grant', () => {
    const setup = castSetup({ profile: 'authlete' });
    const clients = setup.clients.map((one) => ({
      ...one,
      grant_types: [...one.grant_types, 'refresh_token'],
    }));
    const simulation = createSimulation({ setup: { ...setup, clients } });
    const asked = simulation.ask(productRequest('authlete'));
    const id = String(asked.body['auth_req_id']);
    simulation.decideFor(id, { decision: 'approve' });
    const answer = simulation.ask({ ...tokenRequest(id), target: pathOf('authlete', 'token') });
    expect(Object.keys(answer.body)).toContain('refresh_token');
  });

  it('and its story is that of somebody who starts what another one approves', () => {
    expect(profiles.authlete.story).toBe('call-centre');
  });
});
