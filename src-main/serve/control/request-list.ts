/** The provider's authentication requests as the control listener shows them. */
import { mapGet, mapValues } from '#shared/kernel/collections/persistent-map.ts';
import type { AuthenticationRequest } from '#shared/kernel/provider/records.ts';
import { requestState as nameOfState } from '#shared/kernel/provider/request-life.ts';
import type { World } from '#shared/kernel/world.ts';
import type { ControlRequest, RequestState } from './control-messages.ts';

/** Every request that the provider remembers, the one that expires first standing first. */
export function requestList({ requests, setup }: World): readonly ControlRequest[] {
  return [...mapValues(requests)]
    .toSorted((left, right) => left.expiresAt - right.expiresAt)
    .map((held) => ({
      auth_req_id: held.authReqId,
      client_id: held.clientId,
      sub: held.sub,
      binding_message: held.bindingMessage,
      scope: held.scope,
      state: stateOf(held),
      expires_at: Math.floor((setup.epochMs + held.expiresAt) / 1000),
    }));
}

/** The state of one request; undefined when the provider does not know it. */
export function requestState({ requests }: World, authReqId: string): RequestState | undefined {
  const held = mapGet(requests, authReqId);
  return held === undefined ? undefined : stateOf(held);
}

function stateOf(request: AuthenticationRequest): RequestState {
  const name = nameOfState(request);
  switch (name) {
    case 'alive.pending':
      return 'pending';
    case 'alive.granted':
      return 'approved';
    case 'denied':
    case 'redeemed':
    case 'expired':
      return name;
    default:
      // Failed by a decision, or abandoned because its client polled without end.
      return 'failed';
  }
}
