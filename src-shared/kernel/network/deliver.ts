/**
 * A message is there: with whom it was for, at the socket of a client outside, or on its way to an
 * address outside. What nobody waits for is received and ignored.
 */
import { assert } from '../../protocol/assert.ts';
import type { Fact } from '../../protocol/fact.ts';
import type { CallOutcome } from '../../trace/input-entry.ts';
import { roleOf } from '../../trace/party.ts';
import { callEffectOf, recordAnswer } from '../calling.ts';
import { mapDelete, mapGet, mapSet } from '../collections/persistent-map.ts';
import { type Draft, headOf, writeWhole } from '../draft.ts';
import { receiveNote } from '../parties/authentication-device.ts';
import { relayLetter } from '../parties/letters.ts';
import { receiveOutcome } from '../parties/relying-party-answers.ts';
import { receiveCallback } from '../parties/relying-party-callback.ts';
import { answerExchange } from '../provider/answering.ts';
import { endAttempt } from '../provider/notifications.ts';
import { receiveDeviceNote, receiveRequest } from '../provider/provider.ts';
import type { PendingCall } from '../provider/records.ts';
import type { Exchange, MessageInTransit } from '../world.ts';
import { pendingCallOf, stopWatching, stopWatchingPrompt, watch } from './consequences.ts';
import type { Fate, Way } from './network.ts';
import { ignore, lose, park } from './transit.ts';

/** The message of that name arrives. */
export function deliver(draft: Draft, id: string, facts: readonly Fact[]): void {
  const transit = mapGet(draft.inTransit, id);
  assert(transit !== undefined, 'a planned delivery has its message');
  if (draft.network !== null && keepFromOffline(draft, transit)) return;
  if (isGivenUp(draft, transit)) return lose(draft, transit, 'given up');
  if (transit.fate !== undefined) return answerInPlace(draft, transit, transit.fate);
  draft.inTransit = mapDelete(draft.inTransit, id);
  const { to, about, sentBy } = transit;
  const head = headOf(draft, 'message.received', to, about, sentBy);
  draft.cause = writeWhole(draft, { ...head, message: id });
  if (transit.way !== undefined) passOut(draft, transit, transit.way, facts);
  else reach(draft, transit, facts);
}

/** A call came to nothing, or was answered. */
export function finishCall(
  draft: Draft,
  { purpose }: Pick<PendingCall, 'purpose'>,
  outcome: CallOutcome,
  facts: readonly Fact[],
): void {
  if (purpose.kind === 'notification') endAttempt(draft, purpose.authReqId, outcome);
  if (purpose.kind === 'relying-party') receiveOutcome(draft, purpose, outcome, facts);
}

/** A call that the network ended by itself. */
export function endCallInPlace(draft: Draft, call: PendingCall, outcome: CallOutcome): void {
  if (outcome.kind === 'answered' && recordAnswer(draft, call, outcome.response)) return;
  finishCall(draft, call, outcome, []);
}

/** Whoever asked has had an answer meanwhile, or waits no longer: the connection is closed. */
function isGivenUp(draft: Draft, { wire, way, exchange }: MessageInTransit): boolean {
  if (wire.kind !== 'http.request' || way !== undefined) return false;
  return mapGet(draft.exchanges, exchange) === undefined;
}

function keepFromOffline(draft: Draft, transit: MessageInTransit): boolean {
  const offline = draft.network?.offline ?? [];
  if (!offline.includes(transit.to) && !offline.includes(transit.from)) return false;
  watch(draft, transit);
  if (draft.setup.offlinePrompts === 'lost') lose(draft, transit, 'offline');
  else park(draft, transit);
  return true;
}

function answerInPlace(draft: Draft, transit: MessageInTransit, { response }: Fate): void {
  const { exchange, to, about, way } = transit;
  lose(draft, transit, 'answered on the way');
  if (way?.kind === 'call')
    endCallInPlace(draft, pendingCallOf(transit, way), { kind: 'answered', response });
  else answerExchange(draft, exchange, response, about, to);
}

function passOut(draft: Draft, transit: MessageInTransit, way: Way, facts: readonly Fact[]): void {
  const { exchange, wire } = transit;
  if (way.kind === 'call') {
    const call = pendingCallOf(transit, way);
    draft.calls = mapSet(draft.calls, call.effect, call);
    draft.effects.push(callEffectOf(call));
  } else if (wire.kind !== 'http.response') {
    ignore(draft, transit, 'It is no answer.');
  } else if (way.kind === 'called') {
    if (way.call.purpose.kind === 'echo') ignore(draft, transit, nobodyWaits);
    else finishCall(draft, way.call, { kind: 'answered', response: wire }, facts);
  } else if (mapGet(draft.exchanges, exchange) === undefined) {
    ignore(draft, transit, 'The client has hung up.');
  } else {
    draft.exchanges = mapDelete(draft.exchanges, exchange);
    draft.effects.push({ kind: 'answer', exchange, response: wire });
  }
}

const nobodyWaits = 'Nobody waits for this answer any more.';

function reach(draft: Draft, transit: MessageInTransit, facts: readonly Fact[]): void {
  const { exchange, to, wire } = transit;
  if (wire.kind === 'http.response') return receiveAnswer(draft, transit, facts);
  if (wire.kind === 'http.request') {
    if (to === 'provider') receiveRequest(draft, { exchange, request: wire, facts });
    else receiveCallback(draft, { exchange, party: to, request: wire }, facts);
  } else if (to === 'provider') receiveDeviceNote(draft, transit);
  else if (roleOf(to) === 'channel') relayLetter(draft, transit);
  else {
    stopWatchingPrompt(draft, transit);
    receiveNote(draft, transit);
  }
}

function receiveAnswer(draft: Draft, transit: MessageInTransit, facts: readonly Fact[]): void {
  const waiting = mapGet(draft.exchanges, transit.exchange);
  if (waiting === undefined) return ignore(draft, transit, nobodyWaits);
  draft.exchanges = mapDelete(draft.exchanges, waiting.id);
  stopWatching(draft, waiting.id);
  if (waiting.purpose === 'echo') ignore(draft, transit, nobodyWaits);
  else takeAnswer(draft, waiting, transit, facts);
}

function takeAnswer(
  draft: Draft,
  { signIn, purpose, about }: Exchange,
  { to: party, wire }: MessageInTransit,
  facts: readonly Fact[],
): void {
  if (wire.kind !== 'http.response') return;
  const outcome = { kind: 'answered', response: wire } as const;
  if (purpose === 'notification' && about !== undefined) endAttempt(draft, about, outcome);
  if (purpose === 'notification' || purpose === 'outside') return;
  if (purpose === 'echo' || purpose === 'by-hand') return;
  if (signIn !== undefined) receiveOutcome(draft, { party, signIn, purpose }, outcome, facts);
}
