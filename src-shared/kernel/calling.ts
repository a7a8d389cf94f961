/** Calls to addresses outside the simulation: planned here, carried out by the shell, and ended here. */
import { assert } from '../protocol/assert.ts';
import type { HttpRequest } from '../protocol/encoding/wire.ts';
import type { CallOutcome } from '../trace/input-entry.ts';
import type { Party } from '../trace/party.ts';
import { mapDelete, mapGet, mapSet } from './collections/persistent-map.ts';
import { type Draft, send } from './draft.ts';
import type { Effect } from './effect.ts';
import type { PendingCall } from './provider/records.ts';

interface Calling {
  readonly origin: string;
  readonly request: HttpRequest;
  readonly about: string | undefined;
  readonly purpose: PendingCall['purpose'];
  readonly to: Party;
  readonly from?: Party;
}

/** Sends a request to an outside address; its end comes back as `call.ended`. */
export function callOutside(draft: Draft, calling: Calling): void {
  const { origin, request, about, purpose, to, from = 'provider' } = calling;
  const { exchange } = send(draft, { from, to, wire: request, about, outside: true });
  const effect = `call-${exchange}`;
  const call = { effect, cause: draft.nextSeq - 1, about, origin, request, exchange, purpose };
  draft.calls = mapSet(draft.calls, effect, call);
  draft.effects.push(callEffectOf(call));
}

/** The effect that carries out a call; also for one that was under way when a run was closed. */
export function callEffectOf({ effect, origin, request, purpose }: PendingCall): Effect {
  const called = purpose.kind === 'relying-party' ? { provider: purpose.issuer } : {};
  return { kind: 'call', effect, origin, request, ...called };
}

/** Takes out the call that ended, and writes its answer down as a message. */
export function endCall(draft: Draft, effect: string, outcome: CallOutcome): PendingCall {
  const call = mapGet(draft.calls, effect);
  assert(call !== undefined, 'a call is made once and ends once');
  draft.calls = mapDelete(draft.calls, effect);
  if (outcome.kind !== 'answered') return call;
  const isNotification = call.purpose.kind === 'notification';
  send(draft, {
    exchange: call.exchange,
    from: isNotification ? 'outside-client' : 'outside-provider',
    to: call.purpose.kind === 'notification' ? 'provider' : call.purpose.party,
    wire: outcome.response,
    about: call.about,
    outside: true,
  });
  return call;
}
