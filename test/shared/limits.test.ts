/** How often a client may ask and a person be asked, and what is done while nobody can be reached. */
import { describe, expect, it } from 'vitest';
import type { ProviderSettings } from '#shared/protocol/setup/provider-settings.ts';
import { castSetup } from '#test/support/clients/cast.ts';
import { decide, openRequest, prompted } from '#test/support/core/decided-request.ts';
import { authenticationRequest, basic, tokenRequest } from '#test/support/core/outside-request.ts';
import { kiosk, till } from '#test/support/core/setup.ts';
import { createSimulation, type Simulation } from '#test/support/core/simulation.ts';

function begin(provider: Partial<ProviderSettings> = {}): Simulation {
  return createSimulation({ setup: castSetup({ provider }) });
}

function statusOf(simulation: Simulation, login_hint = 'alice', client = till): number {
  return simulation.ask(authenticationRequest({ login_hint }, { client })).status;
}

describe('the requests that wait for one person', () => {
  const provider = { max_pending_per_user: 2 };

  it('are so many and no more, whichever clients they come from (R-115)', () => {
    const simulation = begin(provider);
    expect([statusOf(simulation), statusOf(simulation, 'alice', kiosk)]).toEqual([200, 200]);
    const { status, body, headers } = simulation.ask(authenticationRequest());
    expect([status, body['error']]).toEqual([429, 'temporarily_unavailable']);
    expect(headers.get('retry-after')).toBe('5');
    expect(statusOf(simulation, 'bruno')).toBe(200);
  });

  it('stay as they were when one more is refused, and no device hears of it (R-115)', () => {
    const simulation = begin(provider);
    const first = openRequest(simulation);
    openRequest(simulation);
    statusOf(simulation);
    simulation.wait(1000);
    expect(simulation.ofKind('prompt.arrived')).toHaveLength(2);
    decide(simulation, first, 'prompt.approved');
    expect(simulation.ask(tokenRequest(first)).status).toBe(200);
  });

  it.each(['prompt.approved', 'prompt.denied'] as const)(
    'make room when one of them is decided (%s)',
    (decision) => {
      const simulation = begin(provider);
      const first = openRequest(simulation);
      openRequest(simulation);
      decide(simulation, first, decision);
      expect([statusOf(simulation), statusOf(simulation)]).toEqual([200, 429]);
    },
  );

  it('make room when one of them expires', () => {
    const simulation = begin(provider);
    openRequest(simulation, { requested_expiry: '10' });
    openRequest(simulation);
    simulation.wait(10_000);
    expect([statusOf(simulation), statusOf(simulation)]).toEqual([200, 429]);
  });

  it('are as many as come where nothing limits them', () => {
    const simulation = begin();
    const all = Array.from({ length: 30 }, () => statusOf(simulation));
    expect(new Set(all)).toEqual(new Set([200]));
  });
});

describe('the requests of one client in a minute', () => {
  const provider = { requests_per_minute_per_client: 3 };

  it('are so many and no more, and the answer says when to come back (R-115)', () => {
    const simulation = begin(provider);
    simulation.wait(10_000);
    for (const hint of ['alice', 'bruno', 'carla']) expect(statusOf(simulation, hint)).toBe(200);
    simulation.wait(20_500);
    const { status, headers } = simulation.ask(authenticationRequest());
    expect([status, headers.get('retry-after')]).toEqual([429, '40']);
    expect(statusOf(simulation, 'alice', kiosk)).toBe(200);
    simulation.wait(39_499);
    expect(statusOf(simulation)).toBe(429);
    simulation.wait(1);
    expect(statusOf(simulation)).toBe(200);
  });

  it('count when they are refused for what they ask', () => {
    const simulation = begin(provider);
    const all = Array.from({ length: 4 }, () => statusOf(simulation, 'nobody'));
    expect(all).toEqual([400, 400, 400, 429]);
  });

  it('do not count when somebody else sends them in its name', () => {
    const simulation = begin(provider);
    const authorization = basic({ ...till, client_secret: 'wrong' });
    for (let count = 0; count < 5; count += 1) {
      expect(simulation.ask(authenticationRequest({}, { authorization })).status).toBe(401);
    }
    expect(statusOf(simulation)).toBe(200);
  });
});

describe('while the way to the devices is down', () => {
  const switched = (on: boolean) =>
    ({
      kind: 'intent.given',
      intent: { kind: 'channel.switched', run: 'test', on },
    }) as const;

  it('a request is turned away, with the time to come back, and nothing stays (R-118)', () => {
    const simulation = begin();
    simulation.give(switched(false));
    const { status, body, headers } = simulation.ask(authenticationRequest());
    expect([status, headers.get('retry-after')]).toEqual([503, '30']);
    expect(body).not.toHaveProperty('auth_req_id');
    simulation.wait(1000);
    expect(simulation.ofKind('request.opened')).toEqual([]);
    expect(simulation.ask(tokenRequest('whatever')).body['error']).toBe('invalid_grant');
    simulation.give(switched(true));
    expect(statusOf(simulation)).toBe(200);
  });

  it('a faulty request hears of its fault, and a stranger nothing of the outage', () => {
    const simulation = begin();
    simulation.give(switched(false));
    expect(statusOf(simulation, 'nobody')).toBe(400);
    const authorization = basic({ ...till, client_secret: 'wrong' });
    expect(simulation.ask(authenticationRequest({}, { authorization })).status).toBe(401);
  });
});

describe('a person who blocked a client', () => {
  it('is never asked by it, and by others as usual (R-114)', () => {
    const simulation = begin();
    const { status, body } = simulation.ask(authenticationRequest({ login_hint: 'egon' }));
    expect([status, body['error']]).toEqual([403, 'access_denied']);
    simulation.wait(1000);
    expect(simulation.ofKind('prompt.arrived')).toEqual([]);
    prompted(simulation, openRequest(simulation, { login_hint: 'egon' }, { client: kiosk }));
  });
});
