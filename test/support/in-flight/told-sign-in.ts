/**
 * One sign-in of the simulation in a delivery mode, in which something is done to the first message of
 * a kind; everybody else behaves: the person approves whenever a prompt is shown, and time runs on
 * until nothing is left to happen. The client signs its requests, so that there are JWTs both ways.
 */
import { type NetworkIntent, resignings } from '#shared/intents/network-intents.ts';
import { mapValues } from '#shared/kernel/collections/persistent-map.ts';
import type { MessageInTransit } from '#shared/kernel/world.ts';
import { stateName } from '#shared/machines/run-machine.ts';
import { bodyObject } from '#shared/protocol/encoding/wire.ts';
import { paths } from '#shared/protocol/metadata.ts';
import type { DeliveryMode } from '#shared/protocol/setup/provider-settings.ts';
import { createInvariants } from '../core/invariants.ts';
import { partyKey } from '../core/party-game.ts';
import { buildClient, buildSetup } from '../core/setup.ts';
import { createSimulation, type Simulation } from '../core/simulation.ts';
import { tellTaleSignatures } from './tell-tale-signatures.ts';

export const kindsOfMode = {
  poll: [
    'authentication request',
    'acknowledgement',
    'prompt',
    'decision',
    'decision result',
    'token request',
    'pending answer',
    'token answer',
    'keys request',
    'keys answer',
  ],
  ping: [
    'authentication request',
    'acknowledgement',
    'prompt',
    'decision',
    'decision result',
    'notification',
    'notification answer',
    'token request',
    'token answer',
    'keys request',
    'keys answer',
  ],
  push: [
    'authentication request',
    'acknowledgement',
    'prompt',
    'decision',
    'decision result',
    'notification',
    'notification answer',
    'keys request',
    'keys answer',
  ],
} as const satisfies Record<DeliveryMode, readonly string[]>;

export type MessageKind = (typeof kindsOfMode)[DeliveryMode][number];

/** Which JWT stands in a message of that kind. */
function jwtOf(mode: DeliveryMode, kind: MessageKind): readonly string[] {
  if (kind === 'authentication request') return ['request', 'client_assertion'];
  if (kind === 'token request') return ['client_assertion'];
  return kind === 'token answer' || (mode === 'push' && kind === 'notification')
    ? ['id_token']
    : [];
}

function kindOf(
  simulation: Simulation,
  { wire, from, exchange }: MessageInTransit,
): MessageKind | undefined {
  if (wire.kind === 'channel.note') return notes.find((note) => note === wire.subject);
  if (wire.kind === 'http.request') return kindOfTarget(wire.target, from);
  const asked = simulation
    .ofKind('message.sent')
    .find((sent) => sent.exchange === exchange && sent.wire.kind === 'http.request');
  if (asked?.wire.kind !== 'http.request') return undefined;
  const kind = kindOfTarget(asked.wire.target, asked.from);
  if (kind !== 'token request') return kind === undefined ? undefined : answerTo[kind];
  return 'access_token' in (bodyObject(wire) ?? {}) ? 'token answer' : 'pending answer';
}

const notes = ['prompt', 'decision', 'decision result'] as const;

const answerTo: Readonly<Partial<Record<MessageKind, MessageKind>>> = {
  'authentication request': 'acknowledgement',
  'keys request': 'keys answer',
  notification: 'notification answer',
};

function kindOfTarget(target: string, from: string): MessageKind | undefined {
  if (from === 'provider') return 'notification';
  if (target === paths.backchannelAuthentication) return 'authentication request';
  if (target === paths.token) return 'token request';
  return target === paths.jwks ? 'keys request' : undefined;
}

/** How the sign-in, the request, the last prompt and the notification ended. */
export interface Ends {
  readonly signIn: string;
  readonly request: string;
  readonly phone: string;
  readonly told: string;
}

interface TargetedRun {
  readonly simulation: Simulation;
  readonly ends: Ends;
}

/** Lets the sign-in run, and does that to the first message of the kind. */
export function signInWith(
  mode: DeliveryMode,
  kind: MessageKind | undefined,
  act: string,
): TargetedRun {
  const simulation = begin(mode);
  simulation.signIn({ bindingMessage: 'W4SCT' });
  let isDone = kind === undefined;
  for (let pops = 0; pops < mostPops; pops += 1) {
    const found = isDone ? undefined : underway(simulation, kind);
    if (found !== undefined) carryOut(act, found, simulation);
    isDone ||= found !== undefined;
    tapWhatIsShown(simulation, mode);
    if (simulation.popNext() === undefined) break;
  }
  if (!isDone) throw new Error(`No ${kind} was ever on its way.`);
  return { simulation, ends: endsOf(simulation) };
}

const mostPops = 400;

function underway(simulation: Simulation, kind: MessageKind | undefined): string | undefined {
  const messages = [...mapValues(simulation.world().inTransit)];
  return messages.find((transit) => kindOf(simulation, transit) === kind)?.id;
}

function begin(mode: DeliveryMode): Simulation {
  const told = {
    backchannel_token_delivery_mode: mode,
    backchannel_client_notification_endpoint: 'https://till.example/callback',
  };
  const client = buildClient('till', {
    jwks: { keys: [partyKey] },
    token_endpoint_auth_method: 'private_key_jwt',
    backchannel_authentication_request_signing_alg: 'ES256',
    ...(mode === 'poll' ? {} : told),
  });
  const relyingParties = [{ name: 'till', title: 'The till', clientId: 'till', keys: [partyKey] }];
  const setup = buildSetup({ clients: [client], relyingParties });
  return createSimulation({ setup, ...tellTaleSignatures, watch: createInvariants() });
}

/** The person approves whatever is shown; in poll mode only once a poll has found nothing decided. */
function tapWhatIsShown(simulation: Simulation, mode: DeliveryMode): void {
  const errors = simulation.ofKind('rules.judged').map(({ refusal }) => refusal?.error);
  if (mode === 'poll' && !errors.includes('authorization_pending')) return;
  for (const { id, party, machine } of mapValues(simulation.world().prompts)) {
    const device = party.slice(party.indexOf('/') + 1);
    if (stateName(machine.value) === 'prompted.notified')
      simulation.tap('prompt.opened', device, id);
    simulation.tap('prompt.approved', device, id);
  }
}

function endsOf(simulation: Simulation): Ends {
  const last = (machine: string): string =>
    simulation.ofKind('machine.moved').findLast((moved) => moved.machine === machine)?.to ?? 'none';
  const { state = 'unfinished', reason } = simulation.ofKind('sign-in.ended')[0] ?? {};
  return {
    signIn: reason === null || reason === undefined ? state : `${state}: ${reason}`,
    request: last('authentication-request'),
    phone: last('authentication-device'),
    told: last('notification-delivery'),
  };
}

const run = 'test';

type Step = (message: string, simulation: Simulation) => NetworkIntent;

function copyOf(message: string, simulation: Simulation): string {
  return (
    simulation.ofKind('message.sent').findLast(({ copyOf: of }) => of === message)?.message ?? ''
  );
}

/** What is done to a message, in one step or several. */
const acts: Readonly<Record<string, readonly Step[]>> = {
  edit: [(message) => ({ kind: 'message.edited', run, message, wire: { body: 'e30=' } })],
  drop: [(message) => ({ kind: 'message.dropped', run, message })],
  reset: [(message) => ({ kind: 'message.dropped', run, message, how: 'reset' })],
  duplicate: [(message) => ({ kind: 'message.duplicated', run, message, times: 1 })],
  delay: [(message) => ({ kind: 'message.delayed', run, message, byMs: 3000 })],
  'delay too long': [(message) => ({ kind: 'message.delayed', run, message, byMs: 60_000 })],
  hold: [(message) => ({ kind: 'message.held', run, message })],
  'hold and release': [
    (message) => ({ kind: 'message.held', run, message }),
    (message) => ({ kind: 'message.released', run, message }),
  ],
  // The copy overtakes what it copies.
  reorder: [
    (message) => ({ kind: 'message.duplicated', run, message, times: 1 }),
    (before, simulation) => ({
      kind: 'message.reordered',
      run,
      message: copyOf(before, simulation),
      before,
    }),
  ],
};

/** The names of all that can be done to a message of that kind. */
export function actsOn(mode: DeliveryMode, kind: MessageKind): readonly string[] {
  const signings = jwtOf(mode, kind).flatMap((at) => resignings.map((how) => `${at} ${how}`));
  return [...Object.keys(acts), ...signings];
}

/** Does what that name says. */
function carryOut(name: string, message: string, simulation: Simulation): void {
  for (const step of acts[name] ?? [signing(name)]) {
    const refusal = simulation.offer(step(message, simulation));
    if (refusal !== undefined) throw new Error(refusal);
  }
}

function signing(name: string): Step {
  const [at = '', ...words] = name.split(' ');
  const resign = resignings.find((how) => how === words.join(' ')) ?? 'none';
  const jwt = { at, set: { edited: true }, remove: [], resign } as const;
  return (message) => ({ kind: 'message.edited', run, message, jwt });
}
