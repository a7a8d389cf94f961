/**
 * What a match may ask, answered by reading the whole record up to that entry again: slow, without
 * any state, and the judge of what is folded.
 */
import { bodyObject, type Wire } from '#shared/protocol/encoding/wire.ts';
import type { Entry, EntryOf } from '#shared/trace/entry.ts';
import type { MatchMessage } from '#shared/trace/match/reading/match-message.ts';
import { type MatchLookup, type Subject, subjectOf } from '#shared/trace/match/reading/subject.ts';

type MessageEntry = EntryOf<'message.sent' | 'http.arrived'>;

/** The entry at that place as a match looks at it. */
export function fullSubject(entries: readonly Entry[], place: number): Subject {
  const entry = entries[place];
  if (entry === undefined) throw new Error('There is no such entry.');
  return subjectOf(entry, lookupBefore(entries, place));
}

function lookupBefore(entries: readonly Entry[], place: number): MatchLookup {
  const before = entries.slice(0, place);
  const until = entries.slice(0, place + 1);
  return {
    sent: (message) => {
      const sent = messageAt(
        entries,
        before.findIndex((held) => isSent(held, message)),
      );
      const edits = ofKind(before, 'message.edited').filter((edit) => edit.message === message);
      const wire = edits.at(-1)?.wire;
      return sent === undefined || wire === undefined ? sent : readAnew(sent, wire);
    },
    asked: (exchange) => askedIn(entries, before, exchange),
    request: (authReqId) => {
      const opened = ofKind(until, 'request.opened').findLast((one) => one.authReqId === authReqId);
      if (opened === undefined) return undefined;
      return { clientId: opened.clientId, sub: opened.sub, mode: opened.deliveryMode };
    },
    clientOf: (party) => {
      const setups = ofKind(until, 'run.began').map(({ setup }) => setup.relyingParties);
      return setups.flat().find(({ name }) => `relying-party/${name}` === party)?.clientId;
    },
    modeOf: (clientId) => {
      const given = ofKind(until, 'run.began').flatMap(({ setup }) => setup.clients);
      const registered = ofKind(until, 'client.registered').map(({ client }) => client);
      const own = [...given, ...registered].filter(({ client_id: id }) => id === clientId);
      return own.findLast((one) => one.backchannel_token_delivery_mode !== undefined)
        ?.backchannel_token_delivery_mode;
    },
    usernameOf: (sub) =>
      ofKind(until, 'run.began')
        .flatMap(({ setup }) => setup.users)
        .find((user) => user.sub === sub)?.username,
    endpointElsewhere: (place) => {
      for (const { wire, from } of ofKind(before, 'message.sent')) {
        const document = from === 'outside-provider' ? bodyObject(wire) : undefined;
        if (document?.['token_endpoint'] === `https://${place}`) return 'token';
        if (document?.['backchannel_authentication_endpoint'] === `https://${place}`)
          return 'backchannel-authentication';
        if (document?.['jwks_uri'] === `https://${place}`) return 'jwks';
      }
      return undefined;
    },
  };
}

function ofKind<Kind extends Entry['kind']>(entries: readonly Entry[], kind: Kind) {
  return entries.filter((entry): entry is EntryOf<Kind> => entry.kind === kind);
}

function isSent(entry: Entry, message: string): boolean {
  return entry.kind === 'message.sent' && entry.message === message;
}

/** The message with other bytes, and nothing that was read of the former ones. */
function readAnew({ from, to, about, endpoint, asked }: MatchMessage, wire: Wire): MatchMessage {
  return { from, to, about, endpoint, asked, wire };
}

function isMessage(entry: Entry): entry is MessageEntry {
  return entry.kind === 'message.sent' || entry.kind === 'http.arrived';
}

function messageAt(entries: readonly Entry[], place: number): MatchMessage | undefined {
  return place < 0 ? undefined : fullSubject(entries, place).message;
}

/** The last that was said in an exchange, if that was a question. */
function askedIn(entries: readonly Entry[], before: readonly Entry[], exchange: string) {
  const last = before.findLastIndex((entry) => {
    if (entry.kind === 'call.ended')
      return entry.effect === `call-${exchange}` && entry.outcome.kind !== 'answered';
    return (isMessage(entry) || entry.kind === 'exchange.lost') && entry.exchange === exchange;
  });
  const message = messageAt(entries, last);
  return message?.wire.kind === 'http.request' ? message : undefined;
}
