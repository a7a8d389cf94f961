/**
 * What a mode makes a relying party open to the outside: its notification endpoint, how often that was
 * called, and what was left there. Who polls needs none.
 */
import type { Entry } from '../../trace/entry.ts';
import { type ExposedThing, type Exposure, exposedThings } from './exposure.ts';
import type { Figure } from './figure.ts';

export interface OpenEndpoint {
  readonly url: string;
  /** The entry that says so. */
  readonly seq: number;
}

export interface Surface {
  readonly endpoints: readonly OpenEndpoint[];
  readonly called: Figure;
  readonly handed: readonly ExposedThing[];
}

/** The surface of the relying parties of a run. */
export function surfaceIn(
  entries: readonly Entry[],
  exposure: Exposure,
  notifications: Figure,
): Surface {
  const handed = exposedThings.filter((thing) =>
    exposure[thing].some(({ way }) => way.kind === 'request' && way.endpoint === 'notification'),
  );
  return { endpoints: entries.flatMap(endpointsOf).slice(0, most), called: notifications, handed };
}

const most = 20;

/** Only where the mode of the client uses it: an endpoint in the metadata of one that polls is idle. */
function endpointsOf(entry: Entry): readonly OpenEndpoint[] {
  if (entry.kind !== 'run.began') return [];
  const { clients, relyingParties } = entry.setup;
  const played = new Set(relyingParties.map(({ clientId }) => clientId));
  return clients.flatMap((client) => {
    const url = client.backchannel_client_notification_endpoint;
    const mode = client.backchannel_token_delivery_mode;
    const isUsed = mode === 'ping' || mode === 'push';
    return isUsed && url !== undefined && played.has(client.client_id)
      ? [{ url, seq: entry.seq }]
      : [];
  });
}
