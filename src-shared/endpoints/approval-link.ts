/**
 * The provider's approval page behind a link that went out by e-mail or text message: lets in the
 * person whom the link is for, while the request waits, and then asks like any device does.
 */
import { expiringGet } from '../kernel/collections/expiring-map.ts';
import { mapGet } from '../kernel/collections/persistent-map.ts';
import type { Draft } from '../kernel/draft.ts';
import { personOfSub } from '../kernel/provider/people.ts';
import type { AuthenticationRequest } from '../kernel/provider/records.ts';
import { requestState } from '../kernel/provider/request-life.ts';
import { wantedContexts } from '../kernel/provider/wanted-contexts.ts';
import { send } from '../kernel/sending.ts';
import type { MessageInTransit } from '../kernel/world.ts';
import { bodyObject, note } from '../protocol/encoding/wire.ts';
import { promptOf } from './prompt-note.ts';

/** Somebody followed a link: the page asks them, or says why it does not. */
export function answerLink(draft: Draft, { wire, from, exchange }: MessageInTransit): void {
  const { letter, ticket, username } = bodyObject(wire) ?? {};
  const { device, held: found } = linked(draft, String(ticket)) ?? {};
  const held = device === from ? found : undefined;
  const reason = reasonToRefuse(draft, held, username);
  const prompt = held === undefined || reason !== undefined ? undefined : pageOf(draft, held);
  const about = held?.authReqId;
  const answer =
    prompt === undefined
      ? note('link refused', { letter, reason: reason ?? gone })
      : note('prompt', { ...prompt, page: true });
  send(draft, { exchange, from: 'provider', to: from, wire: answer, about });
}

/** Said of a link that leads to nothing which could be decided. */
export const gone = 'This link is used up or has expired.';

/** The request behind a link, and the device that the link was made for. */
export function linked(draft: Draft, ticket: string) {
  const link = expiringGet(draft.links, ticket, draft.nowMs);
  const held = link && mapGet(draft.requests, link.authReqId);
  return link === undefined || held === undefined ? undefined : { device: link.device, held };
}

/** Why nobody, or why not this person, is let in. */
export function reasonToRefuse(
  draft: Draft,
  held: AuthenticationRequest | undefined,
  username: unknown,
): string | undefined {
  if (held === undefined || requestState(held) !== 'alive.pending') return gone;
  const user = personOfSub(draft, held.sub);
  return user?.username === username ? undefined : 'This link is for somebody else.';
}

function pageOf(draft: Draft, held: AuthenticationRequest) {
  const client = mapGet(draft.clients, held.clientId);
  const user = personOfSub(draft, held.sub);
  if (client === undefined || user === undefined) return undefined;
  const leftMs = Math.max(0, held.expiresAt - draft.nowMs);
  return promptOf(held, client, user, {
    expiresIn: Math.floor(leftMs / 1000),
    contexts: wantedContexts(draft, held),
  });
}
