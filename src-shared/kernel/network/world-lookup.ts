/** What a match may ask of a world about a message: the request it answers, the client, the mode. */

import type { EndpointName } from '../../trace/match/endpoint-name.ts';
import type { MatchLookup } from '../../trace/match/reading/subject.ts';
import { messageOf, placeAt } from '../../trace/match/reading/subject.ts';
import { mapGet, mapValues } from '../collections/persistent-map.ts';
import type { World } from '../world.ts';
import type { Sent } from './network.ts';

const membersOfProvider = [
  ['backchannel', 'backchannel-authentication'],
  ['token', 'token'],
  ['jwks', 'jwks'],
] as const;

/** The look-ups of a match, answered from the world as it is. */
export function lookupOf(world: World): MatchLookup {
  const read = (sent: Sent | undefined) =>
    sent === undefined ? undefined : messageOf({ ...sent, about: sent.about ?? undefined }, known);
  const known: MatchLookup = {
    sent: (message) => {
      const transit = mapGet(world.inTransit, message);
      return transit === undefined ? undefined : messageOf(transit, known);
    },
    asked: (exchange) =>
      world.network === null ? undefined : read(mapGet(world.network.asked, exchange)),
    request: (authReqId) => {
      const held = mapGet(world.requests, authReqId);
      return held && { clientId: held.clientId, sub: held.sub, mode: held.deliveryMode };
    },
    clientOf: (party) =>
      world.setup.relyingParties.find(({ name }) => `relying-party/${name}` === party)?.clientId,
    modeOf: (clientId) => mapGet(world.clients, clientId)?.backchannel_token_delivery_mode,
    usernameOf: (sub) => mapGet(world.users, sub)?.username,
    endpointElsewhere: (place) => endpointElsewhere(world, place),
  };
  return known;
}

function endpointElsewhere(world: World, place: string): EndpointName | undefined {
  for (const endpoints of mapValues(world.knownProviders)) {
    const found = membersOfProvider.find(([member]) => placeAt(endpoints[member]) === place);
    if (found !== undefined) return found[1];
  }
  return undefined;
}
