/**
 * What has to be known before an input can be stepped, as data: the verifications and fetches that
 * need keys or the network, and therefore the shell. It satisfies the list and asks again until it
 * is empty; each round may find that the next one is needed.
 */
import { plannedItem } from './collections/agenda.ts';
import { mapGet } from './collections/persistent-map.ts';
import type { Input, InputOf } from './input.ts';
import type { Need } from './need.ts';
import { callbackParty } from './parties/relying-party-callback.ts';
import {
  needsOfAnswer,
  needsOfCallback,
  needsOfMessageToParty,
} from './parties/relying-party-needs.ts';
import { needsOfProviderCall } from './provider/call-needs.ts';
import type { MessageInTransit, World } from './world.ts';

interface Asked {
  readonly world: World;
  readonly input: Input;
  readonly open: readonly Need[];
}

// A cache of one pure result: whoever asks what an input needs steps it next, which asks again.
let asked: Asked | undefined;

/** What is missing to step this input; facts found with other keys do not count. */
export function needs(world: World, input: Input): readonly Need[] {
  if (asked?.world === world && asked.input === input) {
    const { open } = asked;
    // Kept no longer than it is good for, so that no world is.
    asked = undefined;
    return open;
  }
  const open = findNeeds(world, input);
  asked = { world, input, open };
  return open;
}

function findNeeds(world: World, input: Input): readonly Need[] {
  if (input.kind === 'http.arrived') return needsOfArrival(world, input);
  if (input.kind === 'call.ended') return needsOfCallEnd(world, input);
  if (input.kind !== 'agenda.popped') return [];
  const task = plannedItem(world.agenda, input.item)?.task;
  const message = task?.kind === 'delivery' ? mapGet(world.inTransit, task.message) : undefined;
  return message === undefined ? [] : needsOfMessage(world, message, input);
}

function needsOfArrival(
  world: World,
  { request, facts, at }: InputOf<'http.arrived'>,
): readonly Need[] {
  const called = callbackParty(world, request.target);
  return called === undefined
    ? needsOfProviderCall(world, { request, facts, at })
    : needsOfCallback(world, called, request, facts);
}

function needsOfCallEnd(
  world: World,
  { effect, outcome, facts }: InputOf<'call.ended'>,
): readonly Need[] {
  const purpose = mapGet(world.calls, effect)?.purpose;
  if (purpose?.kind !== 'relying-party' || outcome.kind !== 'answered') return [];
  return needsOfAnswer(world, purpose, outcome.response, facts);
}

function needsOfMessage(
  world: World,
  message: MessageInTransit,
  { facts, at }: InputOf<'agenda.popped'>,
): readonly Need[] {
  // What leaves for an address outside, or is answered on the way, is not judged here.
  if (message.fate !== undefined || message.way?.kind === 'call') return [];
  if (message.wire.kind === 'http.request' && message.to === 'provider') {
    return needsOfProviderCall(world, { request: message.wire, facts, at });
  }
  return needsOfMessageToParty(world, message, facts);
}
