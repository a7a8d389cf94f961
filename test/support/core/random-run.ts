/**
 * A run in which anything may happen: sign-ins, outside requests good and bad, polls in time and
 * out of it, decisions, late signatures, hang-ups, and what `random-deeds.ts` adds. The seed decides
 * everything.
 */

import { continuationOf } from '#shared/kernel/carried-state.ts';
import { mapValues } from '#shared/kernel/collections/persistent-map.ts';
import type { Step } from '#shared/kernel/step.ts';
import { paths } from '#shared/protocol/metadata.ts';
import type { ProviderSettings } from '#shared/protocol/setup/provider-settings.ts';
import type { Entry } from '#shared/trace/entry.ts';
import { portal } from './first-sign-in.ts';
import { outsideSetup } from './outside-parties.ts';
import { authenticationRequest, formPost, tokenRequest } from './outside-request.ts';
import { createRandom, type Random } from './random.ts';
import { type Deed, outsideDeeds } from './random-deeds.ts';
import { randomDevices } from './random-devices.ts';
import { kiosk, till, webShop } from './setup.ts';
import { createSimulation, type Simulation } from './simulation.ts';
import { timeDeeds } from './time-deeds.ts';

const hints = ['alice', 'bruno', 'u-1', 'nobody', ''];
const scopes = ['openid', 'openid profile', 'profile', 'openid  email', ''];
const messages = ['', 'W4SCT', 'naïve 🐢', 'two\nlines', 'x'.repeat(200)];
const expiries = [null, null, '1', '3', '300', '0', '-5', '1e9'];
const clients = [till, till, till, kiosk, webShop, { ...till, client_secret: 'wrong' }];
const waits = [0, 40, 40, 900, 2000, 5000, 12_000];

/** What is named twice happens twice as often. */
export const usualDeeds: readonly Deed[] = [
  (simulation) => void simulation.popNext(),
  (simulation) => void simulation.popNext(),
  (simulation) => void simulation.popNext(),
  (simulation, random) => simulation.wait(random.pick(waits) ?? 0),
  (simulation, random) =>
    void simulation.signIn({
      relyingParty: random.chance(0.8) ? 'till' : 'kiosk',
      loginHint: random.pick(hints) ?? '',
      bindingMessage: random.pick(messages) ?? '',
      scope: random.pick(scopes) ?? '',
    }),
  askFromOutside,
  askFromOutside,
  poll,
  poll,
  poll,
  (simulation, random) => tapSomething(simulation, random, 'prompt.opened'),
  (simulation, random) => tapSomething(simulation, random, 'prompt.opened'),
  (simulation, random) => tapSomething(simulation, random, 'prompt.approved'),
  (simulation, random) => tapSomething(simulation, random, 'prompt.denied'),
  (simulation, random) => tapSomething(simulation, random, 'prompt.reported'),
  (simulation) => simulation.signAll(),
  sendNonsense,
  hangUp,
  ...outsideDeeds,
  ...timeDeeds,
  (simulation) => void simulation.give({ kind: 'http.unparsed', raw: 'bm8gSFRUUA==' }),
  (simulation) => void simulation.give({ kind: 'clock.set', state: 'running', speed: 2 }),
  (simulation) => void simulation.give({ kind: 'run.detached', from: 'test', engine: 'test' }),
  (simulation) => void simulation.give(continuationOf(simulation.world(), 'test', 'test')),
];

function askFromOutside(simulation: Simulation, random: Random): void {
  const faultless = random.chance(0.6);
  const changes = faultless
    ? { requested_expiry: random.pick(expiries.slice(0, 5)) ?? null }
    : {
        login_hint: random.pick(hints) ?? null,
        scope: random.pick(scopes) ?? null,
        binding_message: random.pick(messages) ?? null,
        requested_expiry: random.pick(expiries) ?? null,
        id_token_hint: random.chance(0.2) ? 'a.b.c' : null,
      };
  const client = faultless ? till : random.pick(clients);
  simulation.request(authenticationRequest(changes, { client }));
}

function poll(simulation: Simulation, random: Random): void {
  const opened = simulation.ofKind('request.opened').slice(-4);
  const authReqId = random.chance(0.9) ? random.pick(opened)?.authReqId : 'garbage';
  const client = random.chance(0.9) ? till : random.pick(clients);
  simulation.request(tokenRequest(authReqId ?? '', {}, { client }));
}

function tapSomething(
  simulation: Simulation,
  random: Random,
  kind: Parameters<Simulation['tap']>[0],
): void {
  const found = random.pick(simulation.ofKind('prompt.arrived').slice(-3));
  const device = random.chance(0.95) ? found?.party.split('/')[1] : 'phone-of-bruno';
  simulation.tap(kind, device ?? '', found?.prompt ?? '');
}

function sendNonsense(simulation: Simulation, random: Random): void {
  const target = random.pick([...Object.values(paths), '/nowhere', '/token?x=1']) ?? '/';
  const method = random.pick(['GET', 'POST', 'DELETE']) ?? 'GET';
  const body = Buffer.from([random.below(256), random.below(256), 0x3d, 0x25, 0xff]);
  simulation.request(formPost(target, [], { method, body }));
}

function hangUp(simulation: Simulation, random: Random): void {
  const waiting = [...mapValues(simulation.world().exchanges)].filter(({ outside }) => outside);
  const exchange = random.pick(waiting)?.id ?? `outside-${random.below(40)}`;
  simulation.give({ kind: 'http.hung-up', exchange });
}

export function randomSettings(random: Random): Partial<ProviderSettings> {
  return {
    interval: 1 + random.below(6),
    default_expires_in: 2 + random.below(120),
    long_poll_seconds: random.pick([0, 0, 3, 20]) ?? 0,
    polls_too_soon_limit: random.pick([0, 2, 30]) ?? 0,
    callback_attempts: 1 + random.below(4),
    ended_requests_kept: random.pick([1, 3, 10_000]) ?? 1,
    rotate_refresh_tokens: random.chance(0.7),
    refresh_token_lifetime: random.pick([10, 100_000]) ?? 10,
    access_token_format: random.chance(0.5) ? 'opaque' : 'jwt',
    max_pending_per_user: random.pick([0, 0, 2]) ?? 0,
    user_code_attempts: 1 + random.below(3),
  };
}

/**
 * Makes one random run and answers its entries; the watcher sees every step. What a test is about may
 * be done more often than all else.
 */
export function randomRun(
  seed: number,
  watch?: (step: Step) => void,
  oftener: readonly Deed[] = [],
): readonly Entry[] {
  const mixed = [...usualDeeds, ...oftener, ...oftener, ...oftener];
  const random = createRandom(seed);
  const setup = outsideSetup({
    clients: [{ ...portal, scope: 'openid offline_access' }],
    latencyMs: random.pick([0, 1, 40, 700]) ?? 40,
    provider: randomSettings(random),
    devices: randomDevices(seed),
    ...(seed % 2 === 0 ? { deviceContexts: 'reported' as const } : {}),
  });
  const holdSignatures = random.chance(0.5);
  const simulation = createSimulation({
    setup,
    seed: `random-${seed}`,
    holdSignatures,
    ...(watch === undefined ? {} : { watch }),
  });
  for (let left = 30 + random.below(60); left > 0; left -= 1) {
    random.pick(mixed)?.(simulation, random);
  }
  return simulation.entries;
}
