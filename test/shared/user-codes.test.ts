/** User codes (CIBA Core §7.1.2): who needs one, and what many wrong ones lead to. */
import { describe, expect, it } from 'vitest';
import type { ProviderSettings } from '#shared/protocol/setup/provider-settings.ts';
import { castSetup, codedTill, signingTill } from '#test/support/clients/cast.ts';
import { signed } from '#test/support/clients/signed-request.ts';
import { authenticationRequest } from '#test/support/core/outside-request.ts';
import { buildClient, till } from '#test/support/core/setup.ts';
import { createSimulation, type Simulation } from '#test/support/core/simulation.ts';

function begin(provider: Partial<ProviderSettings> = {}): Simulation {
  return createSimulation({ setup: castSetup({ provider }) });
}

function ask(
  simulation: Simulation,
  user_code: string | null,
  login_hint = 'carla',
  client = codedTill,
) {
  return simulation.ask(authenticationRequest({ login_hint, user_code }, { client }));
}

/** Sends a wrong code so many times. */
function guess(simulation: Simulation, times: number): void {
  for (let count = 0; count < times; count += 1) {
    expect(ask(simulation, `guess ${count}`).body['error']).toBe('invalid_user_code');
  }
}

describe('CIBA Core §7.1.2: a user code', () => {
  it('that is right is accepted (R-101)', () => {
    expect(ask(begin(), '7734').status).toBe(200);
  });

  it('is needed by nobody who has none, whether one is sent or not (R-104)', () => {
    expect(ask(begin(), null, 'alice').status).toBe(200);
    expect(ask(begin(), 'anything', 'alice').status).toBe(200);
  });

  it('is ignored from a client that did not register for it, right or wrong (R-105)', () => {
    for (const user_code of [null, '7734', '0000']) {
      expect(ask(begin(), user_code, 'carla', till).status).toBe(200);
    }
  });

  it('is ignored where the provider has none', () => {
    expect(ask(begin({ user_code_supported: false }), '0000').status).toBe(200);
  });

  it('counts where the rest of a signed request is (R-101, R-103)', () => {
    const client = buildClient('both', {
      backchannel_user_code_parameter: true,
      backchannel_authentication_request_signing_alg: 'ES256',
      jwks: { keys: [{ kty: 'EC', kid: 'both-1', alg: 'ES256', crv: 'P-256', x: 'x', y: 'y' }] },
    });
    const setup = castSetup();
    const simulation = createSimulation({ setup: { ...setup, clients: [client, signingTill] } });
    const coded = (user_code: string) =>
      signed(client, { claims: { login_hint: 'carla', user_code } });
    const good = simulation.ask(authenticationRequest(coded('7734'), { client }));
    expect(good.status).toBe(200);
    const outer = { ...coded('0000'), user_code: '7734' };
    const bad = simulation.ask(authenticationRequest(outer, { client }));
    expect(bad.body['error']).toBe('invalid_user_code');
  });
});

describe('wrong user codes', () => {
  it('lock the person after five, for five minutes and no longer (R-106)', () => {
    const simulation = begin();
    guess(simulation, 5);
    const locked = ask(simulation, '7734');
    expect([locked.status, locked.body['error']]).toEqual([429, 'access_denied']);
    expect(locked.headers.get('retry-after')).toBe('300');
    simulation.wait(299_001);
    expect(ask(simulation, '7734').headers.get('retry-after')).toBe('1');
    simulation.wait(999);
    expect(ask(simulation, '7734').status).toBe(200);
  });

  it('are told of in the record when they lock the person (R-106)', () => {
    const simulation = begin();
    simulation.wait(1000);
    guess(simulation, 5);
    expect(simulation.ofKind('user.locked')).toMatchObject([{ sub: 'u-3', until: 301_000 }]);
  });

  it('lock after as many and as long as the provider is set to (R-106)', () => {
    const simulation = begin({ user_code_attempts: 2, user_code_lock_seconds: 7 });
    guess(simulation, 2);
    expect(ask(simulation, '7734').headers.get('retry-after')).toBe('7');
    simulation.wait(7000);
    guess(simulation, 2);
    expect(ask(simulation, '7734').status).toBe(429);
  });

  it('are forgotten after a right one', () => {
    const simulation = begin();
    guess(simulation, 4);
    expect(ask(simulation, '7734').status).toBe(200);
    guess(simulation, 4);
    expect(ask(simulation, '7734').status).toBe(200);
  });

  it('are not counted when none was sent, or when the request was at fault before', () => {
    const simulation = begin();
    for (let count = 0; count < 10; count += 1) {
      expect(ask(simulation, null).body['error']).toBe('missing_user_code');
      const faulty = { login_hint: 'carla', user_code: '0000', scope: 'profile' };
      simulation.ask(authenticationRequest(faulty, { client: codedTill }));
    }
    expect(ask(simulation, '7734').status).toBe(200);
  });

  it('lock nobody else, and no client that uses no codes', () => {
    const simulation = begin();
    guess(simulation, 5);
    expect(ask(simulation, null, 'alice').status).toBe(200);
    expect(ask(simulation, null, 'carla', till).status).toBe(200);
  });

  it('cannot be tried at another client while the person is locked (R-106)', () => {
    const other = buildClient('other', { backchannel_user_code_parameter: true });
    const setup = castSetup();
    const simulation = createSimulation({
      setup: { ...setup, clients: [...setup.clients, other] },
    });
    guess(simulation, 5);
    expect(ask(simulation, '7734', 'carla', other).status).toBe(429);
  });
});
