/**
 * The relying party and the provider of the same simulation, end to end: every way to authenticate,
 * every delivery mode, signed requests and bound tokens. Replaying such a run makes it again.
 */
import { describe, expect, it } from 'vitest';
import { thumbprintOf } from '#shared/protocol/json-web-keys.ts';
import type { ClientInput } from '#shared/protocol/setup/client-metadata.ts';
import type { ProviderSettings } from '#shared/protocol/setup/provider-settings.ts';
import { decide } from '#test/support/core/decided-request.ts';
import { partyKey } from '#test/support/core/party-game.ts';
import { firstDifference, replayed } from '#test/support/core/recorded-run.ts';
import { buildClient, buildSetup } from '#test/support/core/setup.ts';
import { createSimulation, type Simulation } from '#test/support/core/simulation.ts';

const certificate = {
  thumbprint: 'thumbprint-of-the-till',
  subject: 'CN=till,O=Corner Shop',
  sanDns: ['till.example'],
  sanUri: [],
  sanIp: [],
  sanEmail: [],
  trusted: true,
  publicKeyThumbprint: thumbprintOf(partyKey) ?? '',
};

interface Run {
  readonly client?: Partial<ClientInput>;
  readonly provider?: Partial<ProviderSettings>;
}

function runWith({ client = {}, provider = {} }: Run): Simulation {
  const jwks = { keys: [partyKey] };
  const clients = [buildClient('till', { jwks, ...client })];
  const relyingParties = [
    { name: 'till', title: 'The till', clientId: 'till', keys: [partyKey], certificate },
  ];
  return createSimulation({ setup: buildSetup({ clients, relyingParties, provider }) });
}

function stateOf(simulation: Simulation): string | undefined {
  return simulation.ofKind('sign-in.ended')[0]?.state;
}

function requestOf(simulation: Simulation): string {
  simulation.popUntil(() => simulation.ofKind('request.opened').length > 0);
  return simulation.ofKind('request.opened')[0]?.authReqId ?? '';
}

/** Signs Alice in and answers how that ended. */
function signedIn(simulation: Simulation): string | undefined {
  simulation.signIn({ scope: 'openid profile' });
  decide(simulation, requestOf(simulation), 'prompt.approved');
  simulation.popUntil(() => simulation.ofKind('sign-in.ended').length > 0);
  return stateOf(simulation);
}

function tokenCalls(simulation: Simulation): number {
  return simulation
    .ofKind('message.sent')
    .filter(({ wire }) => wire.kind === 'http.request' && wire.target === '/token').length;
}

const endpoint = { backchannel_client_notification_endpoint: 'https://till.example/callback' };
const ping = { backchannel_token_delivery_mode: 'ping', ...endpoint } as const;
const push = { backchannel_token_delivery_mode: 'push', ...endpoint } as const;
const signed = { backchannel_authentication_request_signing_alg: 'ES256' };
const byKey = { token_endpoint_auth_method: 'private_key_jwt' } as const;

describe('a relying party of the simulation signs somebody in', () => {
  it.each<[string, Partial<ClientInput>]>([
    ['client_secret_basic', {}],
    ['client_secret_post', { token_endpoint_auth_method: 'client_secret_post' }],
    ['client_secret_jwt', { token_endpoint_auth_method: 'client_secret_jwt' }],
    ['private_key_jwt', byKey],
    [
      'tls_client_auth',
      { token_endpoint_auth_method: 'tls_client_auth', tls_client_auth_san_dns: 'till.example' },
    ],
    ['self_signed_tls_client_auth', { token_endpoint_auth_method: 'self_signed_tls_client_auth' }],
    ['a signed request', signed],
    ['a signed request and private_key_jwt', { ...signed, ...byKey }],
    ['tokens that are bound to its key', { dpop_bound_access_tokens: true }],
    [
      'tokens that are bound to its certificate',
      { tls_client_certificate_bound_access_tokens: true },
    ],
    ['ping', ping],
    ['ping, a signed request and private_key_jwt', { ...ping, ...signed, ...byKey }],
    ['push', push],
    ['push and tokens that are bound to its key', { ...push, dpop_bound_access_tokens: true }],
  ])('with %s', (_title, client) => {
    const simulation = runWith({ client });
    expect(signedIn(simulation)).toBe('signedIn');
    const { checks = [] } = simulation.ofKind('id-token.verified')[0] ?? {};
    expect(checks.filter(({ passed }) => !passed)).toEqual([]);
    const again = replayed(simulation.entries);
    expect(firstDifference(simulation.entries, again.entries)).toBeUndefined();
  });

  it('with proofs that answer the nonces which the provider demands', () => {
    const client = { dpop_bound_access_tokens: true };
    const simulation = runWith({ client, provider: { dpop_nonce: true } });
    expect(signedIn(simulation)).toBe('signedIn');
    const errors = simulation.ofKind('rules.judged').map(({ refusal }) => refusal?.error);
    expect(errors.filter((error) => error === 'use_dpop_nonce')).toHaveLength(1);
  });

  it('with the user code that it asks for when the provider misses it (R-294)', () => {
    const clients = [buildClient('till', { backchannel_user_code_parameter: true })];
    const [alice, ...others] = buildSetup().users;
    const users = [{ ...alice, user_code: 'otter' } as never, ...others];
    const simulation = createSimulation({ setup: buildSetup({ clients, users }) });
    const id = simulation.signIn();
    simulation.wait(1000);
    const entered = { run: 'test', relyingParty: 'till', signIn: id, code: 'otter' } as const;
    simulation.give({ kind: 'intent.given', intent: { kind: 'user-code.entered', ...entered } });
    decide(simulation, requestOf(simulation), 'prompt.approved');
    simulation.popUntil(() => simulation.ofKind('sign-in.ended').length > 0);
    expect(stateOf(simulation)).toBe('signedIn');
  });

  it('by long polls without a pause between them, and never two at once (R-267)', () => {
    const simulation = runWith({ provider: { long_poll_seconds: 30 } });
    simulation.signIn();
    simulation.wait(70_000);
    const sent = simulation
      .ofKind('message.sent')
      .filter(({ wire }) => wire.kind === 'http.request' && wire.target === '/token');
    const answers = sent.map(
      ({ exchange }) =>
        simulation
          .ofKind('message.sent')
          .find((entry) => entry.exchange === exchange && entry.wire.kind === 'http.response')?.at,
    );
    expect(sent.map(({ at }) => at)).toEqual([5080, 35_160, 65_240]);
    expect(answers).toEqual([35_120, 65_200, undefined]);
    expect(simulation.ofKind('rules.judged').map(({ refusal }) => refusal?.error)).not.toContain(
      'slow_down',
    );
  });
});

describe('a ping or push client of the simulation', () => {
  it('makes one token call after the ping, and the provider counts it as delivered (R-280)', () => {
    const simulation = runWith({ client: ping });
    signedIn(simulation);
    simulation.wait(200_000);
    expect(tokenCalls(simulation)).toBe(1);
    expect(
      simulation
        .ofKind('machine.moved')
        .findLast(({ machine }) => machine === 'notification-delivery')?.to,
    ).toBe('delivered');
  });

  it('makes no token call when it is pushed its tokens (R-293)', () => {
    const simulation = runWith({ client: push });
    signedIn(simulation);
    simulation.wait(200_000);
    expect(tokenCalls(simulation)).toBe(0);
  });

  it.each([
    [ping, 'denied', 1],
    [push, 'denied', 0],
  ] as const)('learns that the person refused (R-270, R-292)', (client, state, calls) => {
    const simulation = runWith({ client });
    simulation.signIn();
    decide(simulation, requestOf(simulation), 'prompt.denied');
    simulation.popUntil(() => simulation.ofKind('sign-in.ended').length > 0);
    expect(stateOf(simulation)).toBe(state);
    expect(tokenCalls(simulation)).toBe(calls);
  });

  it('that is told of an expiry which it knows already says thank you all the same', () => {
    const simulation = runWith({ client: push });
    simulation.signIn();
    simulation.wait(200_000);
    expect(stateOf(simulation)).toBe('expired');
    expect(
      simulation
        .ofKind('machine.moved')
        .findLast(({ machine }) => machine === 'notification-delivery')?.to,
    ).toBe('delivered');
  });
});
