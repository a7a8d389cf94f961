/**
 * The gate that every message passes before it goes: when somebody sends it, when it comes in from
 * outside, when it is about to go out. It asks the fault rules, writes down which of them apply, and
 * does what they say; and it stops what a breakpoint stops, where time itself cannot be stopped.
 */
import type { HttpRequest } from '../../protocol/encoding/wire.ts';
import type { Party } from '../../trace/party.ts';
import { mapGet, mapSet } from '../collections/persistent-map.ts';
import { type Draft, planTask, write } from '../draft.ts';
import { breakpointThatHolds } from '../time/watch-step.ts';
import type { MessageInTransit } from '../world.ts';
import { breakOff, watch } from './consequences.ts';
import { sendCopy } from './copies.ts';
import { type Applied, askRules } from './fault-matching.ts';
import { arrivalOf, type Sent, withoutAsked } from './network.ts';
import { isLegalError, spoilAnswer, spoilMessage } from './spoiling.ts';
import {
  aboutOf,
  type Dispatched,
  dispatch,
  hold,
  isHeld,
  letTravel,
  type Sending,
} from './transit.ts';

const usualHoldMs = 30_000;

/** Sends a message where there may be rules for it. */
export function passGate(draft: Draft, sending: Sending): Dispatched {
  const named = { id: `m${draft.nextSeq}`, exchange: sending.exchange ?? `x${draft.nextSeq}` };
  const { from, to, wire, about = null, way = null } = sending;
  const sent: Sent = { ...named, from, to, wire, about, way };
  const applied = ask(draft, sent);
  const isStopped = breakpointThatHolds(draft, sending) !== undefined;
  if (applied.length === 0 && !isStopped) return dispatch(draft, sending);
  const done = dispatch(draft, sending, { lateMs: latenessOf(applied) });
  apply(draft, done.message, applied);
  if (isStopped) stopAtBreakpoint(draft, done.message);
  return { ...done, isTaken: true };
}

/** Whether anything has to be asked before a message goes. */
export function isGuarded({ network, time, setup }: Draft): boolean {
  return network !== null || (time.watch !== null && setup.mode === 'wall');
}

/** Where time cannot stand still the message does, for a while. */
function stopAtBreakpoint(draft: Draft, id: string): void {
  const transit = mapGet(draft.inTransit, id);
  if (transit === undefined || isHeld(draft, id)) return;
  watch(draft, transit);
  hold(draft, transit, 'breakpoint', draft.nowMs + usualHoldMs);
}

interface Arrival {
  readonly exchange: string;
  readonly from: Party;
  readonly to: Party;
  readonly request: HttpRequest;
}

/** A request from outside is here; true when the network keeps it for now, or for good. */
export function takeArrival(draft: Draft, { exchange, from, to, request: wire }: Arrival): boolean {
  const id = arrivalOf(exchange);
  const applied = ask(draft, { id, exchange, from, to, wire, about: null, way: null });
  const isStopped = breakpointThatHolds(draft, { from, to, wire }) !== undefined;
  if (applied.length === 0 && !isStopped) return false;
  const transit = { id, exchange, from, to, wire, sentBy: draft.cause, about: undefined };
  letTravel(draft, transit, draft.nowMs + latenessOf(applied));
  apply(draft, id, applied);
  if (isStopped) stopAtBreakpoint(draft, id);
  return true;
}

function ask(draft: Draft, sent: Sent): readonly Applied[] {
  const { network } = draft;
  if (network === null) return [];
  const applied = askRules(draft, network, sent);
  noteAsked(draft, sent);
  return applied;
}

/** An answer is known by its request, so requests are kept until they are answered. */
function noteAsked(draft: Draft, sent: Sent): void {
  const { network } = draft;
  const { exchange, wire } = sent;
  if (network === null || wire.kind === 'channel.note') return;
  draft.network =
    wire.kind === 'http.response'
      ? withoutAsked(network, exchange)
      : { ...network, asked: mapSet(network.asked, exchange, sent) };
}

function latenessOf(applied: readonly Applied[]): number {
  return applied.reduce((sum, { ms }) => sum + ms, 0);
}

/** Does to a message that is under way what the rules say. */
function apply(draft: Draft, id: string, applied: readonly Applied[]): void {
  const before = draft.cause;
  for (const one of applied) {
    const transit = mapGet(draft.inTransit, id);
    if (transit === undefined) break;
    draft.cause = writeApplied(draft, transit, one);
    applyOne(draft, transit, one);
    draft.cause = before;
  }
}

function applyOne(draft: Draft, transit: MessageInTransit, { act, earlier, rule }: Applied): void {
  switch (act.kind) {
    case 'latency':
      return watch(draft, transit);
    case 'duplicate':
      return sendCopy(draft, transit, act.times);
    case 'replay':
      if (earlier !== null)
        sendLater(draft, `again-${rule.id}-${draft.nextSeq}`, earlier, act.afterMs);
      return;
    case 'hold': {
      watch(draft, transit);
      return hold(draft, transit, 'rule', draft.nowMs + (act.limitMs ?? usualHoldMs));
    }
    case 'drop':
    case 'reset':
      return breakOff(draft, transit, act.kind);
    default:
      watch(draft, transit);
      return transit.wire.kind === 'http.request'
        ? spoilMessage(draft, transit, act)
        : spoilAnswer(draft, transit, act);
  }
}

function sendLater(draft: Draft, id: string, sent: Sent, afterMs: number): void {
  planTask(draft, id, draft.nowMs + afterMs, draft.cause, { kind: 'resend', sent });
}

function writeApplied(draft: Draft, transit: MessageInTransit, { rule, act, ms }: Applied): number {
  const { id: message, sentBy } = transit;
  draft.cause = sentBy;
  return write(draft, {
    kind: 'fault.applied',
    party: 'workbench',
    ...aboutOf(transit),
    rule: rule.id,
    title: rule.title,
    message,
    act: act.kind,
    ...(act.kind === 'latency' ? { ms } : {}),
    ...(act.kind === 'replay' ? { ms: act.afterMs } : {}),
    ...(act.kind === 'duplicate' ? { times: act.times } : {}),
    ...(act.kind === 'error'
      ? { status: act.status, error: act.error, legal: isLegalError(draft, transit, act) }
      : {}),
  });
}
