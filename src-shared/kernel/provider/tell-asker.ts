/** Tells another server what became of its request: at the call that waits for it, or by calling it. */
import { type DoorWay, deviceResult, keycloakStatus } from '../../protocol/device-door.ts';
import { jsonResponse } from '../../protocol/encoding/wire.ts';
import type { Draft } from '../draft.ts';
import { answerExchange } from './answering.ts';
import { beginDelivery } from './notifications.ts';
import type { AuthenticationRequest } from './records.ts';
import { requestState } from './request-life.ts';

/** Once; that a decided request expires later is nothing new. */
export function tellAsker(draft: Draft, held: AuthenticationRequest, door: DoorWay): void {
  const state = requestState(held);
  const result = deviceResult(state);
  if (result === undefined || (state === 'expired' && held.decision !== null)) return;
  const { authReqId } = held;
  if (door.kind === 'sync')
    return answerExchange(draft, door.exchange, jsonResponse(200, { result }), authReqId);
  const { device_door_callback: endpoint = '' } = draft.setup.provider;
  if (endpoint === '') return;
  if (door.kind === 'keycloak') {
    const message = { status: keycloakStatus(state) };
    return beginDelivery(draft, { ...held, notificationToken: door.bearer }, { endpoint, message });
  }
  if (door.kind !== 'async') return;
  const { state: given } = door;
  const message = {
    request_id: authReqId,
    result,
    ...(given === undefined ? {} : { state: given }),
  };
  // The simulator’s callback has no credentials.
  beginDelivery(draft, { ...held, notificationToken: null }, { endpoint, message });
}
