/** The notification endpoint of a simulated relying party (CIBA Core §10.2, §10.3). */

import { textResponse } from '../../protocol/encoding/wire.ts';
import { type Draft, send } from '../draft.ts';
import type { MessageInTransit } from '../world.ts';

/** A notification reached the relying party. */
export function receiveCallback(draft: Draft, message: MessageInTransit): void {
  const { exchange, from, to, about } = message;
  const wire = textResponse(404, 'This party takes no notifications.');
  send(draft, { exchange, from: to, to: from, wire, about });
}
