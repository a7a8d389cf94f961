/**
 * The door by which other servers ask our devices, in the core alone: shut until it is opened, judged
 * before anybody is disturbed, answered by the person, and of no use to a client of the provider.
 */
import { describe, expect, it } from 'vitest';
import { bodyObject } from '#shared/protocol/encoding/wire.ts';
import type { ProviderSettings } from '#shared/protocol/setup/provider-settings.ts';
import { castSetup } from '#test/support/clients/cast.ts';
import { tokenRequest } from '#test/support/core/outside-request.ts';
import { createSimulation, type Simulation } from '#test/support/core/simulation.ts';

function open(
  changes: Partial<ProviderSettings> = {},
  profile: 'core' | 'authlete' = 'authlete',
): Simulation {
  const provider = { device_door: true, ...changes };
  return createSimulation({ setup: castSetup({ profile, provider }) });
}

function askFor(way: string, changes: Readonly<Record<string, unknown>> = {}, method = 'POST') {
  const body = { workspace: 'A bank', user: 'alice', message: 'Pay 5', timeout: 30, ...changes };
  return {
    kind: 'http.request',
    method,
    target: `/api/authenticate/${way}`,
    headers: [['Content-Type', 'application/json'] as [string, string]],
    body: Buffer.from(JSON.stringify(body)).toString('base64'),
  } as const;
}

/** The phone has the prompt, and its holder says yes or no. */
function answerOnPhone(simulation: Simulation, kind: 'prompt.approved' | 'prompt.denied'): void {
  simulation.popUntil(() => simulation.ofKind('prompt.arrived').length > 0);
  const { prompt, clientName, bindingMessage } = simulation.ofKind('prompt.arrived')[0] ?? {};
  expect([clientName, bindingMessage]).toEqual(['A bank', 'Pay 5']);
  simulation.tap('prompt.opened', 'phone-of-alice', prompt ?? '');
  expect(simulation.tap(kind, 'phone-of-alice', prompt ?? '')).toBeUndefined();
}

describe('the door to the devices', () => {
  it('is shut until somebody opens it', () => {
    const simulation = createSimulation({ setup: castSetup({ profile: 'authlete' }) });
    expect(simulation.ask(askFor('sync')).status).toBe(404);
    expect(simulation.ofKind('request.opened')).toEqual([]);
  });

  it.each([
    ['allow', 'prompt.approved'],
    ['deny', 'prompt.denied'],
  ] as const)('lets a synchronous call wait for %s', (result, kind) => {
    const simulation = open({}, 'core');
    const exchange = simulation.request(askFor('sync'));
    expect(simulation.answerTo(exchange)).toBeUndefined();
    answerOnPhone(simulation, kind);
    simulation.popUntil(() => simulation.answerTo(exchange) !== undefined);
    expect(simulation.answerTo(exchange)).toMatchObject({ status: 200, body: { result } });
  });

  it('answers timeout when the person does not', () => {
    const simulation = open();
    const exchange = simulation.request(askFor('sync', { timeout: 5 }));
    simulation.popUntil(() => simulation.answerTo(exchange) !== undefined);
    expect(simulation.now()).toBe(5000);
    expect(simulation.answerTo(exchange)?.body).toEqual({ result: 'timeout' });
  });

  it('sends an asynchronous result to the callback, with the state that came', () => {
    const simulation = open({ device_door_callback: 'https://server.example/callback' });
    const asked = simulation.ask(askFor('async', { state: 'mine' }));
    expect(Object.keys(asked.body)).toEqual(['request_id']);
    answerOnPhone(simulation, 'prompt.approved');
    simulation.popUntil(() => simulation.calls.length > 0);
    const [call] = simulation.calls;
    expect(call?.origin).toBe('https://server.example');
    expect(call?.request.headers.map(([name]) => name)).not.toContain('Authorization');
    expect(call === undefined ? undefined : bodyObject(call.request)).toEqual({
      request_id: asked.body['request_id'],
      result: 'allow',
      state: 'mine',
    });
    const answered = { kind: 'http.response', status: 204, reason: '', headers: [], body: '' };
    simulation.endCall({ kind: 'answered', response: { ...answered, kind: 'http.response' } });
    simulation.wait(60_000);
    expect(simulation.calls).toEqual([]);
  });

  it('tells whoever asks again how it stands, also long after a yes', () => {
    const simulation = open();
    const { request_id: id } = simulation.ask(askFor('poll')).body;
    const result = () => simulation.ask(askFor('result', { request_id: id })).body;
    expect(result()).toEqual({ status: 'active', result: null });
    answerOnPhone(simulation, 'prompt.approved');
    simulation.popUntil(() => result()['status'] !== 'active');
    expect(result()).toEqual({ status: 'complete', result: 'allow' });
    simulation.wait(60_000);
    expect(result()).toEqual({ status: 'complete', result: 'allow' });
  });

  it('tells of a time-out by the address as well', () => {
    const simulation = open();
    const { request_id: id } = simulation.ask(askFor('poll', { timeout: 5 })).body;
    simulation.wait(5000);
    const answer = simulation.ask(askFor(`result?request_id=${String(id)}`, {}, 'GET'));
    expect(answer.body).toEqual({ status: 'timeout', result: 'timeout' });
  });

  it.each([
    ['no person', { user: 'nobody' }, 404],
    ['too short a time', { timeout: 4 }, 400],
    ['too long a time', { timeout: 61 }, 400],
    ['half a second', { timeout: 5.5 }, 400],
    ['a message that cannot be shown', { message: '<b>' }, 400],
    ['a user that is no text', { user: 7 }, 400],
  ])('disturbs nobody for %s', (_title, changes, status) => {
    const simulation = open();
    expect(simulation.ask(askFor('sync', changes)).status).toBe(status);
    expect(simulation.ofKind('request.opened')).toEqual([]);
  });

  it('disturbs nobody while no phone can be reached', () => {
    const simulation = open();
    simulation.offer({ kind: 'channel.switched', run: 'run-1', on: false });
    expect(simulation.ask(askFor('sync')).status).toBe(503);
  });

  it('takes no asynchronous request while there is nowhere to call', () => {
    expect(open().ask(askFor('async')).status).toBe(400);
  });

  it('gives no tokens for what came through it, and no result for what did not', () => {
    const simulation = open({}, 'core');
    const { request_id: id } = simulation.ask(askFor('poll')).body;
    simulation.decideFor(String(id), { decision: 'approve' });
    expect(simulation.ask(tokenRequest(String(id)))).toMatchObject({
      status: 400,
      body: { error: 'invalid_grant' },
    });
    expect(simulation.ask(askFor('result', { request_id: 'another' })).status).toBe(404);
    expect(simulation.ask(askFor('result')).status).toBe(400);
  });
});

describe('the door to the devices, asked by a Keycloak', () => {
  const callback = 'https://keycloak.example/realms/shop/callback';
  const end = 60;

  /** A token whose end is a minute after the beginning of the run. */
  function tokenOf({ setup }: ReturnType<Simulation['world']>): string {
    const part = (value: object): string =>
      Buffer.from(JSON.stringify(value)).toString('base64url');
    const exp = Math.floor(setup.epochMs / 1000) + end;
    return `${part({ alg: 'HS256' })}.${part({ exp })}.${part({})}`;
  }

  function begin() {
    const simulation = open({ device_door_callback: callback }, 'core');
    const token = tokenOf(simulation.world());
    const { headers, ...request } = askFor('keycloak', { login_hint: 'alice' });
    const authorization: [string, string] = ['Authorization', `Bearer ${token}`];
    const { status } = simulation.ask({ ...request, headers: [...headers, authorization] });
    expect(status).toBe(201);
    return { simulation, token };
  }

  it('is told UNAUTHORIZED when its token ends before the person decides', () => {
    const { simulation, token } = begin();
    simulation.popUntil(() => simulation.calls.length > 0);
    expect(simulation.now()).toBe(end * 1000);
    const [call] = simulation.calls;
    expect(call && bodyObject(call.request)).toEqual({ status: 'UNAUTHORIZED' });
    expect(call?.request.headers).toContainEqual(['Authorization', `Bearer ${token}`]);
  });
});
