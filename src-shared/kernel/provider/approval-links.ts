/**
 * Links to the approval page: one ticket each, remembered with the request that it leads to. A product
 * has its own address and its own name for the ticket.
 */
import { doorPathBeside } from '../../profiles/places.ts';
import { profiles } from '../../profiles/profile-list.ts';
import { expiringSet } from '../collections/expiring-map.ts';
import type { Draft } from '../draft.ts';
import { keptMs, type Link } from '../parties/device-records.ts';

/** A new link, beside the path at which the request was made. */
export function newLink(draft: Draft, value: Link, askedAt: string): string {
  const { issuer, profile } = draft.setup;
  const own = profiles[profile].approvalLink;
  const ticket =
    own === undefined ? draft.identifiers.token() : draft.identifiers.authReqId(own.look);
  const link = { value, expiresAt: draft.nowMs + keptMs };
  draft.links = expiringSet(draft.links, ticket, link, draft.nowMs);
  return own === undefined
    ? `${issuer}/approve?ticket=${ticket}`
    : `${issuer}${doorPathBeside(profile, 'approvalPage', askedAt)}?${own.parameter}=${ticket}`;
}
