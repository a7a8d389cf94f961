/** Refresh tokens: who gets one, what it gives, and that a rotated one ends everything. */
import { describe, expect, it } from 'vitest';
import { mapValues } from '#shared/kernel/collections/persistent-map.ts';
import { keeper, outsideSetup } from '#test/support/core/outside-parties.ts';
import { refreshRequest } from '#test/support/core/outside-request.ts';
import { buildClient } from '#test/support/core/setup.ts';
import { createSimulation, type Simulation } from '#test/support/core/simulation.ts';
import { openTokens, tokensOf } from '#test/support/core/token-content.ts';

const asKeeper = { client: keeper };
const offline = { scope: 'openid email offline_access' };
type Settings = NonNullable<NonNullable<Parameters<typeof outsideSetup>[0]>['provider']>;

function kept(provider: Settings = {}) {
  const simulation = createSimulation({ setup: outsideSetup({ provider }) });
  const tokens = tokensOf(simulation, offline, keeper);
  return { simulation, tokens, refreshToken: String(tokens.answer.body['refresh_token']) };
}

function refreshed(simulation: Simulation, token: string, changes = {}) {
  return openTokens(simulation, simulation.ask(refreshRequest(token, changes, asKeeper)));
}

describe('a refresh token', () => {
  it('comes with offline_access, and works (R-198)', () => {
    const { simulation, refreshToken } = kept();
    expect(simulation.ask(refreshRequest(refreshToken, {}, asKeeper)).status).toBe(200);
  });

  it('does not come without offline_access (R-199)', () => {
    const simulation = createSimulation({ setup: outsideSetup() });
    const { answer } = tokensOf(simulation, { scope: 'openid email' }, keeper);
    expect(answer.body).not.toHaveProperty('refresh_token');
  });

  it.each([
    ['never', false, offline.scope, ['refresh_token'], false],
    ['to a client with the grant', true, 'openid', ['refresh_token'], true],
    ['not to a client without it', true, 'openid', [], false],
    ['with the scope all the same', true, offline.scope, [], true],
  ] as const)('comes %s where the settings say so', (_title, issue, scope, grants, comes) => {
    const grant_types = [...keeper.grant_types, ...grants];
    const client = buildClient('granted', { scope: offline.scope, grant_types });
    const provider = { issue_refresh_tokens: issue };
    const simulation = createSimulation({ setup: outsideSetup({ clients: [client], provider }) });
    const { answer } = tokensOf(simulation, { scope }, client);
    expect('refresh_token' in answer.body).toBe(comes);
  });

  it('is no access token, and an access token is none', () => {
    const { tokens, refreshToken } = kept();
    expect(refreshToken).not.toBe(tokens.answer.body['access_token']);
    expect(tokens.access).not.toHaveProperty('refresh');
  });
});

describe('RFC 6749 §6: a refresh', () => {
  it('gives another access token, and an ID token of the same sign-in (R-201)', () => {
    const { simulation, tokens, refreshToken } = kept();
    simulation.wait(100_000);
    const { answer, id } = refreshed(simulation, refreshToken);
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(answer.body['access_token']).not.toBe(tokens.answer.body['access_token']);
    const { iss, sub, aud, auth_time } = tokens.id;
    expect(id).toMatchObject({ iss, sub, aud, auth_time });
    expect(Number(id['iat'])).toBe(Number(tokens.id['iat']) + 100);
  });

  it('gives what was granted, or less where less is asked for', () => {
    const { simulation, refreshToken } = kept();
    const narrow = refreshed(simulation, refreshToken, { scope: 'openid' });
    expect(narrow.answer.body['scope']).toBe('openid');
    expect(narrow.access['scope']).toBe('openid');
    // RFC 6749 §6: the next one is not bound by what this one left out.
    const next = refreshed(simulation, String(narrow.answer.body['refresh_token']));
    expect(next.answer.body['scope']).toBe(offline.scope);
  });

  it('is of the grant and no longer of the request, which may be forgotten', () => {
    const { simulation, refreshToken } = kept({ ended_requests_kept: 1 });
    tokensOf(simulation, {}, keeper);
    tokensOf(simulation, {}, keeper);
    expect(refreshed(simulation, refreshToken).answer.status).toBe(200);
  });

  it('lengthens the life of the next token, but not for ever of a silent client', () => {
    const { simulation, refreshToken } = kept({ refresh_token_lifetime: 100 });
    simulation.wait(90_000);
    const next = String(refreshed(simulation, refreshToken).answer.body['refresh_token']);
    simulation.wait(90_000);
    const last = String(refreshed(simulation, next).answer.body['refresh_token']);
    simulation.wait(100_000);
    expect(simulation.ask(refreshRequest(last, {}, asKeeper)).body['error']).toBe('invalid_grant');
  });
});

describe('RFC 9700 §4.14: a refresh token that was rotated away', () => {
  it('ends the whole grant when it comes back, its newest token included', () => {
    const { simulation, refreshToken } = kept();
    const newest = String(refreshed(simulation, refreshToken).answer.body['refresh_token']);
    simulation.ask(refreshRequest(refreshToken, {}, asKeeper));
    expect(simulation.ofKind('grant.revoked')).toMatchObject([
      { reason: 'a rotated refresh token came back' },
    ]);
    expect(simulation.ask(refreshRequest(newest, {}, asKeeper)).body['error']).toBe(
      'invalid_grant',
    );
    expect([...mapValues(simulation.world().refreshFamilies.held)]).toEqual([]);
  });

  it('does not end it in the hands of another client', () => {
    const { simulation, refreshToken } = kept();
    const newest = String(refreshed(simulation, refreshToken).answer.body['refresh_token']);
    simulation.ask(refreshRequest(refreshToken));
    expect(simulation.ofKind('grant.revoked')).toEqual([]);
    expect(simulation.ask(refreshRequest(newest, {}, asKeeper)).status).toBe(200);
  });
});

describe('FAPI 2.0 §5.3.2.1: where refresh tokens do not rotate', () => {
  it('the one that the client has stays the only one, and serves again and again', () => {
    const { simulation, refreshToken } = kept({ rotate_refresh_tokens: false });
    for (let round = 0; round < 3; round += 1) {
      const { answer } = refreshed(simulation, refreshToken);
      expect(answer.status).toBe(200);
      expect(answer.body).not.toHaveProperty('refresh_token');
    }
    expect(simulation.ofKind('tokens.issued').map(({ refreshToken: given }) => given)).toEqual([
      true,
      false,
      false,
      false,
    ]);
  });

  it('its life is counted from its last use all the same', () => {
    const settings = { rotate_refresh_tokens: false, refresh_token_lifetime: 100 };
    const { simulation, refreshToken } = kept(settings);
    for (let round = 0; round < 3; round += 1) {
      simulation.wait(90_000);
      expect(refreshed(simulation, refreshToken).answer.status).toBe(200);
    }
    simulation.wait(100_000);
    const late = simulation.ask(refreshRequest(refreshToken, {}, asKeeper));
    expect(late.body['error']).toBe('invalid_grant');
  });
});
