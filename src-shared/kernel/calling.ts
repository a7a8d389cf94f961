/** Calls to addresses outside the simulation: planned here, carried out by the shell, and ended here. */
import { assert } from '../protocol/assert.ts';
import type { HttpRequest, HttpResponse } from '../protocol/encoding/wire.ts';
import type { CallOutcome } from '../trace/input-entry.ts';
import type { Party } from '../trace/party.ts';
import { mapDelete, mapGet, mapSet } from './collections/persistent-map.ts';
import type { Draft } from './draft.ts';
import type { Effect } from './effect.ts';
import type { PendingCall } from './provider/records.ts';
import { send } from './sending.ts';

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
  const way = { kind: 'call', origin, purpose } as const;
  const { exchange, isTaken } = send(draft, { from, to, wire: request, about, way });
  if (isTaken) return;
  const effect = `call-${exchange}`;
  const call = { effect, cause: draft.nextSeq - 1, about, origin, request, exchange, purpose };
  draft.calls = mapSet(draft.calls, effect, call);
  draft.effects.push(callEffectOf(call));
}

/** The effect that carries out a call; also for one that was under way when a run was closed. */
export function callEffectOf({ effect, origin, request, purpose }: PendingCall): Effect {
  const issuer = purpose.kind === 'notification' ? null : purpose.issuer;
  const called = issuer === null ? {} : { provider: issuer };
  return { kind: 'call', effect, origin, request, ...called };
}

/** Takes out the call that ended, and writes its answer down; undefined while that is held up. */
export function endCall(
  draft: Draft,
  effect: string,
  outcome: CallOutcome,
): PendingCall | undefined {
  const call = mapGet(draft.calls, effect);
  assert(call !== undefined, 'a call is made once and ends once');
  draft.calls = mapDelete(draft.calls, effect);
  const isTaken = outcome.kind === 'answered' && recordAnswer(draft, call, outcome.response);
  return isTaken ? undefined : call;
}

/** Writes the answer to a call down as a message; true when the network keeps it for now. */
export function recordAnswer(draft: Draft, call: PendingCall, wire: HttpResponse): boolean {
  const { exchange, about } = call;
  const way = { kind: 'called', call } as const;
  return send(draft, { exchange, ...endsOf(call), wire, about, way }).isTaken;
}

function endsOf({ purpose }: PendingCall): { readonly from: Party; readonly to: Party } {
  switch (purpose.kind) {
    case 'notification':
      return { from: 'outside-client', to: 'provider' };
    case 'relying-party':
      return { from: 'outside-provider', to: purpose.party };
    default:
      return { from: purpose.called, to: purpose.asker };
  }
}
