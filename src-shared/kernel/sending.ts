/**
 * Sending a message, and taking one back. Whatever any party says to another passes through here, and
 * so through the gate of the network, where there is anything to be asked.
 */

import { mapGet } from './collections/persistent-map.ts';
import { type Draft, headOf, writeWhole } from './draft.ts';
import { isGuarded, passGate } from './network/gate.ts';
import { type Dispatched, dispatch, type Sending, takeOut } from './network/transit.ts';

/** Sends a message: it is written down now and arrives after the network's latency. */
export function send(draft: Draft, sending: Sending): Dispatched {
  return isGuarded(draft) ? passGate(draft, sending) : dispatch(draft, sending);
}

/** Takes a message back that is still on its way; false when it has arrived. */
export function recall(draft: Draft, message: string): boolean {
  const transit = mapGet(draft.inTransit, message);
  if (transit === undefined) return false;
  const { from, about, sentBy } = transit;
  takeOut(draft, message);
  writeWhole(draft, { ...headOf(draft, 'message.recalled', from, about, sentBy), message });
  return true;
}
