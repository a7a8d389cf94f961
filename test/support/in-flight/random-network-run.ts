/**
 * A run whose network is never at rest: rules from its set-up on, devices that come and go, hands on
 * every message, while parties of the simulation in all three modes and clients outside go on as they
 * can. The seed decides everything.
 */
import { mapValues } from '#shared/kernel/collections/persistent-map.ts';
import type { Step } from '#shared/kernel/step.ts';
import type { RunSetup } from '#shared/protocol/setup/run-setup.ts';
import type { Entry } from '#shared/trace/entry.ts';
import { outsideSetup } from '../core/outside-parties.ts';
import { authenticationRequest, tokenRequest } from '../core/outside-request.ts';
import { partyKey } from '../core/party-game.ts';
import { createRandom, type Random } from '../core/random.ts';
import { type Deed, outsideDeeds } from '../core/random-deeds.ts';
import { handleSomething, networkDeeds, randomRules } from '../core/random-network.ts';
import { buildClient } from '../core/setup.ts';
import { createSimulation, type Simulation } from '../core/simulation.ts';

const parties = ['till', 'ping-shop', 'push-shop'] as const;
const waits = [40, 700, 5000, 36_000];

function signIn(simulation: Simulation, random: Random): void {
  simulation.signIn({
    relyingParty: random.pick(parties) ?? 'till',
    loginHint: random.pick(['alice', 'alice', 'bruno', 'nobody']) ?? 'alice',
    bindingMessage: random.chance(0.5) ? 'W4SCT' : '',
  });
}

function tapEverything(simulation: Simulation, random: Random): void {
  for (const { id, party } of [...mapValues(simulation.world().prompts)].toSorted(byId)) {
    const device = party.slice(party.indexOf('/') + 1);
    simulation.tap('prompt.opened', device, id);
    simulation.tap(random.chance(0.8) ? 'prompt.approved' : 'prompt.denied', device, id);
  }
}

function byId(left: { readonly id: string }, right: { readonly id: string }): number {
  return left.id < right.id ? -1 : 1;
}

function popAFew(simulation: Simulation, random: Random): void {
  for (let left = 1 + random.below(5); left > 0; left -= 1) simulation.popNext();
}

function hangUp(simulation: Simulation, random: Random): void {
  const waiting = [...mapValues(simulation.world().exchanges)]
    .filter(({ outside }) => outside)
    .toSorted(byId);
  const exchange = random.pick(waiting)?.id;
  if (exchange !== undefined) simulation.give({ kind: 'http.hung-up', exchange });
}

const deeds: readonly Deed[] = [
  ...[1, 2, 3, 4, 5, 6, 7, 8].map((): Deed => popAFew),
  (simulation, random) => simulation.wait(random.pick(waits) ?? 40),
  signIn,
  signIn,
  tapEverything,
  tapEverything,
  handleSomething,
  handleSomething,
  handleSomething,
  hangUp,
  (simulation) => simulation.signAll(),
  (simulation) => void simulation.request(authenticationRequest()),
  (simulation, random) => {
    const opened = random.pick(simulation.ofKind('request.opened').slice(-3));
    simulation.request(tokenRequest(opened?.authReqId ?? 'none'));
  },
  ...networkDeeds,
  ...outsideDeeds,
];

function setupOf(random: Random): RunSetup {
  const endpoint = { backchannel_client_notification_endpoint: 'https://shop.example/callback' };
  const signed = {
    jwks: { keys: [partyKey] },
    token_endpoint_auth_method: 'private_key_jwt',
    backchannel_authentication_request_signing_alg: 'ES256',
  } as const;
  const clients = [
    buildClient('ping-shop', { ...signed, ...endpoint, backchannel_token_delivery_mode: 'ping' }),
    buildClient('push-shop', { ...endpoint, backchannel_token_delivery_mode: 'push' }),
  ];
  const relyingParties = parties.map((name) => ({
    name,
    title: name,
    clientId: name,
    keys: [partyKey],
  }));
  const offlinePrompts = random.pick(['wait', 'lost'] as const) ?? 'wait';
  const faults = randomRules(random);
  const provider = {
    interval: 1 + random.below(5),
    long_poll_seconds: random.pick([0, 20]) ?? 0,
    callback_attempts: 1 + random.below(3),
  };
  const latencyMs = random.pick([0, 40, 700]) ?? 40;
  return outsideSetup({ clients, relyingParties, offlinePrompts, faults, provider, latencyMs });
}

/** Makes one such run and answers its entries; the watcher sees every step. */
export function randomNetworkRun(seed: number, watch: (step: Step) => void): readonly Entry[] {
  const random = createRandom(seed);
  const holdSignatures = random.chance(0.3);
  const setup = setupOf(random);
  const simulation = createSimulation({ setup, seed: `network-${seed}`, holdSignatures, watch });
  for (let left = 60 + random.below(80); left > 0; left -= 1)
    random.pick(deeds)?.(simulation, random);
  return simulation.entries;
}
