/**
 * What may happen to the network of a random run: fault rules of every kind come and go, devices are
 * switched off, and messages on their way are held, edited, dropped, doubled, put in another order,
 * or come again. What the seed decides cannot be done is refused with a sentence, and that is all.
 */

import type { NetworkIntent, WireEdit } from '#shared/intents/network-intents.ts';
import { mapEntries } from '#shared/kernel/collections/persistent-map.ts';
import type { FaultAct, FaultRule } from '#shared/protocol/setup/fault-rule.ts';
import type { Random } from './random.ts';
import type { Deed } from './random-deeds.ts';
import type { Simulation } from './simulation.ts';

const run = 'test';

const matches: readonly FaultRule['on'][] = [
  { kind: 'direction', is: 'request' },
  { kind: 'direction', is: 'response' },
  { kind: 'direction', is: 'notification' },
  { kind: 'direction', is: 'note' },
  { kind: 'endpoint', is: 'token' },
  { kind: 'endpoint', is: 'backchannel-authentication' },
  { kind: 'party', end: 'to', is: 'till' },
  { kind: 'party', end: 'either', is: 'outside-client' },
  { kind: 'error', is: 'authorization_pending' },
  { kind: 'ordinal', n: 2, of: { kind: 'direction', is: 'response' } },
  { kind: 'not', of: { kind: 'direction', is: 'note' } },
];

const acts: readonly FaultAct[] = [
  { kind: 'latency', by: { kind: 'fixed', ms: 900 } },
  { kind: 'latency', by: { kind: 'uniform', fromMs: 0, toMs: 5000 } },
  { kind: 'latency', by: { kind: 'log-normal', medianMs: 200, sigma: 1 } },
  { kind: 'drop' },
  { kind: 'reset' },
  { kind: 'empty' },
  { kind: 'garbage' },
  { kind: 'error', status: 400, error: 'slow_down' },
  { kind: 'error', status: 500, error: 'made_up', headers: [['Retry-After', '3']] },
  { kind: 'duplicate', times: 1 },
  { kind: 'duplicate', times: 3 },
  { kind: 'replay', afterMs: 700 },
  { kind: 'hold' },
  { kind: 'hold', limitMs: 2000 },
];

function howOften(random: Random): FaultRule['how'] {
  const chosen = random.pick<FaultRule['how']>([
    { kind: 'once' },
    { kind: 'next', n: 3 },
    { kind: 'every', k: 2 },
    { kind: 'always' },
    { kind: 'probability', p: 0.4 },
  ]);
  return chosen ?? { kind: 'once' };
}

/** A list of rules, often an empty one, so that a run gets somewhere. */
export function randomRules(random: Random): readonly FaultRule[] {
  const count = random.chance(0.4) ? 0 : 1 + random.below(3);
  return Array.from({ length: count }, (_, at) => ({
    id: `rule-${at}`,
    title: `Rule ${at}`,
    on: random.pick(matches) ?? {},
    how: howOften(random),
    act: random.pick(acts) ?? { kind: 'drop' },
  }));
}

function setFaults(simulation: Simulation, random: Random): void {
  simulation.offer({ kind: 'faults.set', run, rules: randomRules(random) });
}

function switchDevice(simulation: Simulation, random: Random): void {
  const device = random.pick(['phone-of-alice', 'phone-of-bruno']) ?? '';
  simulation.offer({ kind: 'device.switched', run, device, on: random.chance(0.7) });
}

const jwtPlaces = ['id_token', 'request', 'client_assertion', 'DPoP', 'authorization', 'nothing'];
const resignings = ['right key', 'wrong key', 'none', 'as it was'] as const;

type Made = (message: string, random: Random, other: string) => NetworkIntent;

const handlings: readonly Made[] = [
  (message) => ({ kind: 'message.held', run, message, limitMs: 3000 }),
  (message) => ({ kind: 'message.held', run, message }),
  (message) => ({ kind: 'message.released', run, message }),
  (message, random) => ({ kind: 'message.delayed', run, message, byMs: random.below(40_000) }),
  (message, random) => ({
    kind: 'message.dropped',
    run,
    message,
    how: random.chance(0.5) ? 'drop' : 'reset',
  }),
  (message, random) => ({ kind: 'message.duplicated', run, message, times: 1 + random.below(2) }),
  (message, _, before) => ({ kind: 'message.reordered', run, message, before }),
  editFields,
  editJwt,
  editJwt,
];

function editFields(message: string, random: Random): NetworkIntent {
  const wire = { ...randomContent(random), ...randomEnvelope(random) };
  return { kind: 'message.edited', run, message, wire };
}

const bodies = ['', 'e30=', 'eyJlcnJvciI6InNsb3dfZG93biJ9', '//79', 'YT1i'];

function randomContent(random: Random): WireEdit {
  const headers: [string, string][] = [['X-Edited', 'yes']];
  return {
    ...(random.chance(0.5) ? { body: random.pick(bodies) ?? '' } : {}),
    ...(random.chance(0.3) ? { subject: random.pick(['prompt', 'decision', 'what']) ?? '' } : {}),
    ...(random.chance(0.2) ? { headers } : {}),
  };
}

function randomEnvelope(random: Random): WireEdit {
  const targets = ['/', '/token', '/bc-authorize?x'];
  return {
    ...(random.chance(0.3) ? { status: random.pick([200, 204, 302, 400, 503]) ?? 200 } : {}),
    ...(random.chance(0.3) ? { method: random.pick(['GET', 'PUT', 'POST']) ?? 'GET' } : {}),
    ...(random.chance(0.3) ? { target: random.pick(targets) ?? '/' } : {}),
  };
}

function editJwt(message: string, random: Random): NetworkIntent {
  const jwt = {
    at: random.pick(jwtPlaces) ?? 'id_token',
    set: { exp: random.below(2_000_000_000) },
    remove: random.chance(0.3) ? ['iat'] : [],
    resign: random.pick(resignings) ?? 'none',
  };
  return { kind: 'message.edited', run, message, jwt };
}

/** Does something to a message on its way, if there is one. */
export function handleSomething(simulation: Simulation, random: Random): void {
  const underway = [...mapEntries(simulation.world().inTransit)].map(([id]) => id).toSorted();
  const message = random.pick(underway) ?? 'm0';
  const other = random.pick(underway) ?? 'm0';
  const made = random.pick(handlings)?.(message, random, other);
  if (made !== undefined) simulation.offer(made);
}

/** Sends one of the last messages again. */
export function replaySomething(simulation: Simulation, random: Random): void {
  const sent = random.pick(simulation.ofKind('message.sent').slice(-12));
  if (sent === undefined) return;
  const { message, exchange, from, to, wire, about } = sent;
  const known = about === undefined ? {} : { about };
  simulation.offer({ kind: 'message.replayed', run, message, exchange, from, to, wire, ...known });
}

/** What is named twice happens twice as often. */
export const networkDeeds: readonly Deed[] = [
  setFaults,
  handleSomething,
  handleSomething,
  switchDevice,
  replaySomething,
];
