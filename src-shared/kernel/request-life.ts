/** Moves one authentication request along its machine and keeps the result in the world. */
import { authenticationRequestMachine } from '../machines/authentication-request-machine.ts';
import { moveMachine, stateName } from '../machines/run-machine.ts';
import { assert } from '../protocol/assert.ts';
import { type Draft, recordMove } from './draft.ts';
import { mapGet, mapSet } from './persistent-map.ts';

/** Sends an event to the request's machine; timers and state changes are written down. */
export function moveRequest(
  draft: Draft,
  authReqId: string,
  event: { readonly type: string; readonly atMs?: number },
): void {
  const held = mapGet(draft.requests, authReqId);
  assert(held !== undefined, 'a request outlives its timers and polls');
  const move = moveMachine(authenticationRequestMachine, held.machine, event);
  draft.requests = mapSet(draft.requests, authReqId, { ...held, machine: move.state });
  const moving = {
    machine: 'authentication-request',
    instance: authReqId,
    party: 'provider',
    about: authReqId,
    event: event.type,
    from: stateName(held.machine.value),
  } as const;
  recordMove(draft, moving, move);
}
