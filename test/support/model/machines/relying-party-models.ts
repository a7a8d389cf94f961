/** A sign-in at a relying party, as a model for each delivery mode. */
import { relyingPartyMachine } from '#shared/machines/relying-party-machine.ts';
import type { MachineModel, ModelEvent } from '../machine-model.ts';
import { playSignIn, type SignInKind } from './sign-in-play.ts';

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
const known: ModelEvent = { type: 'provider.known' };

const betweenPolls = {
  states: ['asked.waiting', 'asked.listening'],
  events: [
    ...ends.map(({ type }) => type),
    'tokens.arrived, no keys',
    'tokens.arrived, keys known',
  ],
  reason: 'whoever fetches its tokens hears of an end only when it polls',
};
/** What the till hears of a poll that is no business of a push client. */
const answersToPushClient = new Set(['access.denied', 'request.expired']);

interface Told extends Pick<MachineModel, 'title' | 'events' | 'impossible'> {
  readonly kind: SignInKind;
}

function modelOf({ kind, ...told }: Told): MachineModel {
  return {
    ...told,
    machine: relyingPartyMachine,
    name: 'relying-party',
    input: { atMs },
    wanders: true,
    keyOf: ({ hasTakenNonce, keysAreFresh }) => `${String(hasTakenNonce)} ${String(keysAreFresh)}`,
    begin: (desk, path) => playSignIn(desk, kind, path),
  };
}

const byPoll = modelOf({
  title: 'a sign-in by poll',
  kind: { mode: 'poll' },
  events: [
    known,
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

/** A virtual run calls nobody there; its network answers, as far as the till has to be answered. */
const atProviderElsewhere = modelOf({
  title: 'a sign-in at a provider elsewhere',
  kind: { mode: 'poll' },
  events: [
    { type: 'provider.unknown' },
    { type: 'provider.found' },
    { type: 'provider.lost', error },
    { type: 'request.refused', error },
  ],
  impossible: [],
});

const byPing = modelOf({
  title: 'a sign-in by ping',
  kind: { mode: 'ping' },
  events: [
    known,
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

const pushes: readonly ModelEvent[] = [
  ...ends,
  { type: 'transaction.failed', error },
  firstTokens,
  laterTokens,
  { type: 'keys.arrived' },
  { type: 'id-token.accepted' },
  lifetime,
];

const byPush = modelOf({
  title: 'a sign-in by push',
  kind: { mode: 'push' },
  events: [known, { ...acknowledgement, willBeTold: true }, ...pushes],
  impossible: [],
});

/** It is told between polls and during them, which nobody is who obeys. */
const byPushAndPoll = modelOf({
  title: 'a sign-in by push whose client polls all the same',
  kind: { mode: 'push', pollsAsPushClient: true },
  events: [
    known,
    { ...acknowledgement, willBeTold: false },
    ...answers.filter(({ type }) => !answersToPushClient.has(type)),
    ...pushes,
  ],
  impossible: [],
});

export const relyingPartyModels: readonly MachineModel[] = [
  byPoll,
  atProviderElsewhere,
  byPing,
  byPush,
  byPushAndPoll,
];
