/**
 * What a match may ask beside an entry, answered from the world: as it was before the step, since the
 * step may have ended what an entry is about, and by the entries of the step itself.
 */
import type { Wire } from '../../protocol/encoding/wire.ts';
import type { Entry } from '../../trace/entry.ts';
import { type MatchLookup, messageOf, type Sending } from '../../trace/match/reading/subject.ts';
import type { Party } from '../../trace/party.ts';
import { mapGet } from '../collections/persistent-map.ts';
import { lookupOf } from '../network/world-lookup.ts';
import type { World } from '../world.ts';

/** The look-ups for entries of a step from one world to the next; of none, for what is to be sent. */
export function knownTo(before: World, after: World, entries: readonly Entry[] = []): MatchLookup {
  const then = lookupOf(before);
  const now = lookupOf(after);
  const known: MatchLookup = {
    ...now,
    sent: (id) => {
      const transit = mapGet(before.inTransit, id) ?? mapGet(after.inTransit, id);
      return transit === undefined ? undefined : messageOf(transit, known);
    },
    asked: (exchange) => {
      const sending = askedIn(entries, exchange) ?? askedOf(before, exchange);
      return sending === undefined ? undefined : messageOf(sending, known);
    },
    request: (authReqId) => now.request(authReqId) ?? then.request(authReqId),
  };
  return known;
}

/** A request that came up in this very step. */
function askedIn(entries: readonly Entry[], exchange: string): Sending | undefined {
  for (const entry of entries) {
    if (!('exchange' in entry) || entry.exchange !== exchange) continue;
    if (entry.kind === 'http.arrived') return arrivedFrom(entry.party, entry.request);
    if (entry.kind === 'message.sent' && entry.wire.kind === 'http.request') return entry;
  }
  return undefined;
}

/** A request that waits for its answer. */
function askedOf(world: World, exchange: string): Sending | undefined {
  const { asker, asked } = mapGet(world.exchanges, exchange) ?? {};
  if (asker !== undefined && asked !== undefined) return arrivedFrom(asker, asked);
  const call = mapGet(world.calls, `call-${exchange}`);
  if (call === undefined) return undefined;
  const { about, request: wire, purpose } = call;
  const around = { wire, exchange, about };
  if (purpose.kind === 'echo') return { from: purpose.asker, to: purpose.called, ...around };
  return purpose.kind === 'notification'
    ? { from: 'provider', to: 'outside-client', ...around }
    : { from: purpose.party, to: 'outside-provider', ...around };
}

/** Only a provider notifies; everybody else asks the provider. */
function arrivedFrom(from: Party, wire: Wire): Sending {
  const isNotice = from === 'provider' || from === 'outside-provider';
  return { from, to: isNotice ? 'relying-party' : 'provider', wire };
}
