/**
 * The heart: one world and one input give the next world, the entries that tell what happened, and
 * the effects that the shell is to carry out. Pure and synchronous; the same input always gives the
 * same result, which is what replay rests on.
 */
import { assert, unreachable } from '../protocol/assert.ts';
import { type Entry, isInput } from '../trace/entry.ts';
import type { Party } from '../trace/party.ts';
import { endCall } from './calling.ts';
import { restoreWorld } from './carried-state.ts';
import { carryOutIntent } from './carry-out-intent.ts';
import { type AgendaItem, cancel, plannedItem } from './collections/agenda.ts';
import { mapGet, mapSet } from './collections/persistent-map.ts';
import { detach } from './detach.ts';
import type { Draft } from './draft.ts';
import type { Effect } from './effect.ts';
import { fireTimer } from './fire-timer.ts';
import { createIdentifiers } from './identifiers.ts';
import type { Input, InputOf } from './input.ts';
import { needs } from './needs.ts';
import { endHold } from './network/by-hand.ts';
import { sendAgain } from './network/copies.ts';
import { deliver, endCallInPlace, finishCall } from './network/deliver.ts';
import { completeEdit } from './network/edit.ts';
import { isGuarded, takeArrival } from './network/gate.ts';
import { fallSilent, loseArrival } from './network/silence.ts';
import { completeByHand } from './parties/calls/send-by-hand.ts';
import { watchDevices } from './parties/person.ts';
import { completeCall } from './parties/relying-party.ts';
import { callbackParty, receiveCallback } from './parties/relying-party-callback.ts';
import { completeTokens, loseExchange, receiveRequest } from './provider/provider.ts';
import { takeSignature } from './provider/tokens/signing.ts';
import { setClock } from './time/clock.ts';
import { watchStep } from './time/watch-step.ts';
import { createWorld, type World, worldOf } from './world.ts';

export interface Step {
  readonly world: World;
  readonly entries: readonly Entry[];
  readonly effects: readonly Effect[];
}

/** The first step of every run. */
export function beginRun(input: InputOf<'run.began'>): Step {
  return step(createWorld(input.setup), input);
}

/** What one input does to the world. */
export function step(world: World, input: Input): Step {
  assert(input.at >= world.nowMs, 'time does not run backwards');
  assert(needs(world, input).length === 0, 'everything an input needs is known before its step');
  const draft = openDraft(world, input);
  apply(draft, input);
  if (draft.persons.minds.size > 0 || draft.persons.reactions.size > 0) watchDevices(draft);
  if (draft.time.watch !== null) watchStep(world, draft);
  return { world: worldOf(draft), entries: draft.entries, effects: draft.effects };
}

/** One input of a recorded run: the first one begins the world, every other one moves it on. */
export function replayStep(world: World | undefined, input: Input): Step {
  if (world !== undefined) return step(world, input);
  // The number of the entry itself is the one that was due in the run before.
  if (input.kind === 'run.continued') return step(restoreWorld(input), input);
  assert(input.kind === 'run.began', 'a run begins with run.began or run.continued');
  return beginRun(input);
}

/** Makes the inputs of a recorded run again: its entries without what was derived. */
export function inputsOf(entries: readonly Entry[]): readonly Input[] {
  return entries.filter(isInput).map(({ seq, party, causedBy, about, ...input }) => input as Input);
}

function openDraft(world: World, input: Input): Draft {
  const seq = world.nextSeq;
  const party = partyOf(world, input);
  const stamp = { seq, at: input.at, party, causedBy: causesOf(world, input) };
  return {
    ...world,
    nowMs: input.at,
    nextSeq: seq + 1,
    entries: [{ ...stamp, ...input } as Entry],
    effects: [],
    identifiers: createIdentifiers(input.entropy),
    cause: seq,
  };
}

/** What planned or asked for this input; what a person or an outside client does has no cause. */
function causesOf(world: World, input: Input): readonly number[] {
  const origin = originOf(world, input);
  return origin === undefined ? [] : [origin.cause];
}

function originOf(world: World, input: Input): { readonly cause: number } | undefined {
  switch (input.kind) {
    case 'agenda.popped':
      return plannedItem(world.agenda, input.item);
    case 'jwts.signed':
      return mapGet(world.signatures, input.effect);
    case 'call.ended':
      return mapGet(world.calls, input.effect);
    default:
      return undefined;
  }
}

function partyOf(world: World, input: Input): Party {
  if (input.kind === 'intent.given') return 'person';
  // Only a provider elsewhere has a reason to call a relying party of this run.
  if (input.kind === 'http.arrived' && callbackParty(world, input.request.target) !== undefined)
    return 'outside-provider';
  return input.kind === 'http.arrived' ||
    input.kind === 'http.unparsed' ||
    input.kind === 'http.hung-up'
    ? 'outside-client'
    : 'workbench';
}

type Handlers = { readonly [Kind in Input['kind']]: (draft: Draft, input: InputOf<Kind>) => void };

/** What each kind of input does. */
const handlers: Handlers = {
  'run.began': begin,
  // The world that goes on is the one that was carried over; on record is all that it needs.
  'run.continued': () => undefined,
  'run.detached': detach,
  'clock.set': setClock,
  'agenda.popped': popAgenda,
  'intent.given': (draft, { intent }) => carryOutIntent(draft, intent),
  'http.arrived': receiveOutside,
  // What could not be read as HTTP changes nothing; it is on record, and that is all.
  'http.unparsed': () => undefined,
  'http.hung-up': hangUp,
  'jwts.signed': receiveSignatures,
  'call.ended': receiveCallEnd,
  'keys.rotated': rotateKeys,
};

function apply<Kind extends Input['kind']>(draft: Draft, input: InputOf<Kind>): void {
  const handle: Handlers[Kind] = handlers[input.kind as Kind];
  handle(draft, input);
}

function begin(draft: Draft): void {
  draft.secret = draft.identifiers.token();
}

function hangUp(draft: Draft, { exchange }: InputOf<'http.hung-up'>): void {
  loseExchange(draft, exchange);
  loseArrival(draft, exchange);
}

function rotateKeys(draft: Draft, { keys }: InputOf<'keys.rotated'>): void {
  draft.keys = [...draft.keys, ...keys];
}

function receiveSignatures(draft: Draft, { effect, jwts }: InputOf<'jwts.signed'>): void {
  const pending = takeSignature(draft, effect);
  if (pending.purpose.kind === 'relying-party') completeCall(draft, pending, jwts);
  else if (pending.purpose.kind === 'edit') completeEdit(draft, pending.purpose, jwts);
  else if (pending.purpose.kind === 'by-hand') completeByHand(draft, pending.purpose, jwts);
  else completeTokens(draft, pending, jwts);
}

function receiveCallEnd(draft: Draft, { effect, outcome, facts }: InputOf<'call.ended'>): void {
  const call = endCall(draft, effect, outcome);
  if (call !== undefined) finishCall(draft, call, outcome, facts);
}

function receiveOutside(draft: Draft, { exchange, request, facts }: InputOf<'http.arrived'>): void {
  const called = callbackParty(draft, request.target);
  const asker = called === undefined ? 'outside-client' : 'outside-provider';
  const waiting = {
    id: exchange,
    asker,
    outside: true,
    signIn: undefined,
    purpose: 'outside',
    asked: request,
  } as const;
  draft.exchanges = mapSet(draft.exchanges, exchange, waiting);
  const to = called ?? 'provider';
  if (isGuarded(draft) && takeArrival(draft, { exchange, from: asker, to, request })) return;
  if (called === undefined) receiveRequest(draft, { exchange, request, facts });
  else receiveCallback(draft, { exchange, party: called, request }, facts);
}

function popAgenda(draft: Draft, input: InputOf<'agenda.popped'>): void {
  const item = plannedItem(draft.agenda, input.item);
  assert(item !== undefined, 'only what is planned is popped');
  assert(item.dueAt <= input.at, 'nothing is popped before it is due');
  draft.agenda = cancel(draft.agenda, item.id);
  carryOutTask(draft, item, input);
}

function carryOutTask(
  draft: Draft,
  { task, changed }: AgendaItem,
  { facts }: InputOf<'agenda.popped'>,
): void {
  switch (task.kind) {
    case 'delivery':
      return deliver(draft, task.message, facts);
    case 'timer':
      return fireTimer(draft, task, changed);
    case 'hold-limit':
      return endHold(draft, task.message);
    case 'resend':
      return sendAgain(draft, task.sent);
    case 'silence':
      return fallSilent(draft, task);
    case 'call-over':
      return endCallInPlace(draft, task.call, task.outcome);
    default:
      return unreachable(task);
  }
}
