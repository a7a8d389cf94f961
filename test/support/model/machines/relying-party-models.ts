/** A sign-in at a relying party, as a model for each delivery mode. */
import { relyingPartyMachine } from '#shared/machines/relying-party-machine.ts';
import type { DeliveryMode } from '#shared/protocol/setup/provider-settings.ts';
import type { MachineModel, ModelEvent } from '../machine-model.ts';
import { playSignIn } from './sign-in-play.ts';

const atMs = 0;
const error = 'some_error';
const acknowledgement = {
  type: 'request.acknowledged',
  atMs,
  authReqId: 'r-1',
  intervalMs: 5000,
  lifetimeMs: 120_000,
};
const lifetime = { type: 'xstate.after.lifetime.relying-party.asked' };
const firstTokens: ModelEvent = {
  type: 'tokens.arrived',
  label: 'tokens.arrived, no keys',
  keysAreKnown: false,
};
const laterTokens: ModelEvent = {
  type: 'tokens.arrived',
  label: 'tokens.arrived, keys known',
  keysAreKnown: true,
};
const verdicts: readonly ModelEvent[] = [
  { type: 'keys.arrived' },
  { type: 'keys.outdated' },
  { type: 'keys.failed', error },
  { type: 'id-token.accepted' },
  { type: 'id-token.rejected', error },
];
const ends: readonly ModelEvent[] = [
  { type: 'access.denied', error },
  { type: 'request.expired', error },
];
const answers: readonly ModelEvent[] = [
  ...ends,
  { type: 'poll.sent', atMs },
  { type: 'authorization.pending', atMs },
  { type: 'slow-down.told', atMs },
  { type: 'provider.busy', atMs, retryAfterMs: 3000 },
  { type: 'provider.silent', atMs },
  { type: 'nonce.demanded', error },
  { type: 'poll.refused', error },
  { type: 'xstate.after.rest.relying-party.asked.waiting' },
];
const found: readonly ModelEvent[] = [{ type: 'provider.unknown' }, { type: 'provider.found' }];

const betweenPolls = {
  states: ['asked.waiting', 'asked.listening'],
  events: [
    ...ends.map(({ type }) => type),
    'tokens.arrived, no keys',
    'tokens.arrived, keys known',
  ],
  reason: 'whoever polls hears of an end only when it polls',
};

function modelOf(
  mode: DeliveryMode,
  { events, impossible }: Pick<MachineModel, 'events' | 'impossible'>,
): MachineModel {
  return {
    title: `a sign-in by ${mode}`,
    machine: relyingPartyMachine,
    name: 'relying-party',
    input: { atMs },
    events,
    keyOf: ({ hasTakenNonce, keysAreFresh }) => `${String(hasTakenNonce)} ${String(keysAreFresh)}`,
    impossible,
    begin: (path) => playSignIn(mode, path),
  };
}

const byPoll = modelOf('poll', {
  events: [
    { type: 'provider.known' },
    ...found,
    { type: 'provider.lost', error },
    { ...acknowledgement, willBeTold: false },
    { type: 'request.refused', error },
    { type: 'user-code.missing' },
    { type: 'user-code.entered' },
    ...answers,
    firstTokens,
    laterTokens,
    ...verdicts,
    lifetime,
  ],
  impossible: [betweenPolls],
});

const byPing = modelOf('ping', {
  events: [
    ...found,
    { ...acknowledgement, willBeTold: true },
    { type: 'ping.arrived' },
    ...answers,
    firstTokens,
    { type: 'keys.arrived' },
    { type: 'id-token.accepted' },
    lifetime,
  ],
  impossible: [betweenPolls],
});

const byPush = modelOf('push', {
  events: [
    ...found,
    { ...acknowledgement, willBeTold: true },
    ...ends,
    { type: 'transaction.failed', error },
    firstTokens,
    { type: 'keys.arrived' },
    { type: 'id-token.accepted' },
    lifetime,
  ],
  impossible: [],
});

export const relyingPartyModels: readonly MachineModel[] = [byPoll, byPing, byPush];
