/**
 * Messages with a link, for devices that are reached by e-mail or text message: the channel passes
 * them on, the device keeps them, and who follows the link asks the provider for its approval page.
 */
import type { AddressOpened, LinkFollowed } from '../../intents/device-intents.ts';
import { bodyObject, note } from '../../protocol/encoding/wire.ts';
import { nameOf, type Party } from '../../trace/party.ts';
import { expiringGet, expiringSet } from '../collections/expiring-map.ts';
import { mapGet } from '../collections/persistent-map.ts';
import { type Draft, write } from '../draft.ts';
import { aboutOf, ignore } from '../network/transit.ts';
import { send } from '../sending.ts';
import type { MessageInTransit } from '../world.ts';
import { deviceOf, keptMs, phoneOf } from './device-records.ts';

/** The channel has the message, and hands it to whom it is for. */
export function relayLetter(draft: Draft, transit: MessageInTransit): void {
  const { to: from, wire, exchange, about } = transit;
  const mailbox = bodyObject(wire)?.['mailbox'];
  if (typeof mailbox !== 'string' || deviceOf(draft.setup, mailbox) === undefined)
    return ignore(draft, transit, 'Nobody here has this address.');
  send(draft, { exchange, from, to: `authentication-device/${mailbox}`, wire, about });
}

/** The device has it; whoever looks at it may follow the link. */
export function receiveLetter(draft: Draft, transit: MessageInTransit): void {
  const body = bodyObject(transit.wire) ?? {};
  const text = (name: string): string => (typeof body[name] === 'string' ? body[name] : '');
  const { to: device, from, about } = transit;
  const letter = `l${draft.nextSeq}`;
  const held = { device, ticket: ticketOf(text('link')), about: about ?? null };
  const entry = { value: held, expiresAt: draft.nowMs + keptMs };
  draft.letters = expiringSet(draft.letters, letter, entry, draft.nowMs);
  write(draft, {
    kind: 'letter.arrived',
    party: device,
    ...aboutOf(transit),
    letter,
    channel: from === 'channel/sms' ? 'sms' : 'email',
    from: text('from'),
    to: text('to'),
    subject: text('subject'),
    text: text('text'),
    link: text('link'),
  });
}

/** The device asks the provider for the page behind the link, as whoever logs in there. */
export function followLink(
  draft: Draft,
  { device, letter, username }: Pick<LinkFollowed, 'device' | 'letter' | 'username'>,
): void {
  const held = expiringGet(draft.letters, letter, draft.nowMs);
  if (held === undefined) return;
  const from: Party = `authentication-device/${device}`;
  const wire = note('link followed', { letter, ticket: held.ticket, username });
  send(draft, { from, to: 'provider', wire, about: held.about ?? undefined });
}

/** The same with a link that came in no message: a client brought it. */
export function openAddress(draft: Draft, { device, address, username }: AddressOpened): void {
  const from: Party = `authentication-device/${device}`;
  const wire = note('link followed', { letter: '', ticket: ticketOf(address), username });
  send(draft, { from, to: 'provider', wire, about: undefined });
}

/** Somebody who acts by themselves follows a link at once; they think before they decide. */
export function followByThemselves(draft: Draft, letter: string): void {
  const held = expiringGet(draft.letters, letter, draft.nowMs);
  const request = mapGet(draft.requests, held?.about ?? '');
  if (held === undefined || request === undefined) return;
  const device = nameOf(held.device);
  const user = mapGet(draft.users, request.sub);
  if (user === undefined || !phoneOf(draft, device).notifies || isAway(draft, user.sub)) return;
  followLink(draft, { device, letter, username: user.username });
}

/** Nobody acts but who clicks, or nobody at all. */
function isAway({ persons }: Draft, sub: string): boolean {
  const mind = mapGet(persons.minds, sub);
  return mind === undefined || mind.setup.temperament === 'absent';
}

/** The provider let nobody in. */
export function noteRefusedLink(draft: Draft, transit: MessageInTransit): void {
  const { letter, reason } = bodyObject(transit.wire) ?? {};
  write(draft, {
    kind: 'link.refused',
    party: transit.to,
    ...aboutOf(transit),
    letter: String(letter),
    reason: String(reason),
  });
}

function ticketOf(link: string): string {
  return /[?&]\w+=([\w-]+)$/.exec(link)?.[1] ?? '';
}
