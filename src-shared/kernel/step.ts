/**
 * The heart: one world and one input give the next world, the entries that tell what happened, and
 * the effects that the shell is to carry out. Pure and synchronous; the same input always gives the
 * same result, which is what replay rests on.
 */
import { assert, unreachable } from '../protocol/assert.ts';
import { type Entry, isInput } from '../trace/entry.ts';
import type { Party } from '../trace/party.ts';
import { type AgendaItem, cancel, plannedItem } from './agenda.ts';
import { movePrompt, receiveNote, tapPrompt } from './authentication-device.ts';
import { type Draft, write } from './draft.ts';
import type { Effect } from './effect.ts';
import { createIdentifiers } from './identifiers.ts';
import type { Input, InputOf } from './input.ts';
import { needs } from './needs.ts';
import { mapDelete, mapGet, mapSet } from './persistent-map.ts';
import { completeTokens, loseExchange, receiveDeviceNote, receiveRequest } from './provider.ts';
import { beginSignIn, moveSignIn, receiveAnswer } from './relying-party.ts';
import { moveRequest } from './request-life.ts';
import { createWorld, type World } from './world.ts';

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
  const { entries, effects, identifiers, cause, ...next } = draft;
  return { world: next, entries, effects };
}

/** One input of a recorded run: the first one begins the world, every other one moves it on. */
export function replayStep(world: World | undefined, input: Input): Step {
  if (world !== undefined) return step(world, input);
  assert(input.kind === 'run.began', 'a run begins with run.began');
  return beginRun(input);
}

/** Makes the inputs of a recorded run again: its entries without what was derived. */
export function inputsOf(entries: readonly Entry[]): readonly Input[] {
  return entries.filter(isInput).map(({ seq, party, causedBy, about, ...input }) => input as Input);
}

function openDraft(world: World, input: Input): Draft {
  const seq = world.nextSeq;
  const stamp = { seq, at: input.at, party: partyOf(input), causedBy: causesOf(world, input) };
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
  if (input.kind !== 'agenda.popped' && input.kind !== 'jwts.signed') return [];
  const origin =
    input.kind === 'agenda.popped'
      ? plannedItem(world.agenda, input.item)
      : mapGet(world.signatures, input.effect);
  return origin === undefined ? [] : [origin.cause];
}

function partyOf(input: Input): Party {
  if (input.kind === 'intent.given') return 'person';
  return input.kind === 'http.arrived' ||
    input.kind === 'http.unparsed' ||
    input.kind === 'http.hung-up'
    ? 'outside-client'
    : 'workbench';
}

function apply(draft: Draft, input: Input): void {
  switch (input.kind) {
    case 'run.began':
    case 'http.unparsed':
      return;
    case 'clock.set':
      draft.clock = { state: input.state, speed: input.speed };
      return;
    case 'agenda.popped':
      return popAgenda(draft, input);
    case 'intent.given':
      return input.intent.kind === 'sign-in.pressed'
        ? beginSignIn(draft, input.intent)
        : tapPrompt(draft, input.intent);
    case 'http.arrived':
      return receiveOutside(draft, input);
    case 'http.hung-up':
      return loseExchange(draft, input.exchange);
    case 'jwts.signed':
      return completeTokens(draft, input.effect, input.jwts);
    default:
      return unreachable(input);
  }
}

function receiveOutside(draft: Draft, { exchange, request }: InputOf<'http.arrived'>): void {
  const asker = 'outside-client';
  const waiting = {
    id: exchange,
    asker,
    outside: true,
    signIn: undefined,
    purpose: 'outside',
  } as const;
  draft.exchanges = mapSet(draft.exchanges, exchange, waiting);
  receiveRequest(draft, { exchange, request });
}

function popAgenda(draft: Draft, input: InputOf<'agenda.popped'>): void {
  const item = plannedItem(draft.agenda, input.item);
  assert(item !== undefined, 'only what is planned is popped');
  assert(item.dueAt <= input.at, 'nothing is popped before it is due');
  draft.agenda = cancel(draft.agenda, item.id);
  if (item.task.kind === 'delivery') deliver(draft, item.task.message, input);
  else fireTimer(draft, item.task);
}

function fireTimer(draft: Draft, task: Extract<AgendaItem['task'], { kind: 'timer' }>): void {
  const event = { type: task.event };
  if (task.machine === 'authentication-request') moveRequest(draft, task.instance, event);
  else if (task.machine === 'relying-party') moveSignIn(draft, task.instance, event);
  else movePrompt(draft, task.instance, event);
}

function deliver(draft: Draft, id: string, { facts }: InputOf<'agenda.popped'>): void {
  const message = mapGet(draft.inTransit, id);
  assert(message !== undefined, 'a planned delivery has its message');
  draft.inTransit = mapDelete(draft.inTransit, id);
  const about = message.about === undefined ? {} : { about: message.about };
  draft.cause = write(
    draft,
    { kind: 'message.received', party: message.to, ...about, message: id },
    message.sentBy,
  );
  if (message.wire.kind === 'channel.note') {
    if (message.to === 'provider') receiveDeviceNote(draft, message);
    else receiveNote(draft, message);
  } else if (message.wire.kind === 'http.request') {
    receiveRequest(draft, { exchange: message.exchange, request: message.wire });
  } else {
    const exchange = mapGet(draft.exchanges, message.exchange);
    assert(exchange !== undefined, 'an answer belongs to an exchange');
    draft.exchanges = mapDelete(draft.exchanges, exchange.id);
    receiveAnswer(draft, exchange, message, facts);
  }
}
