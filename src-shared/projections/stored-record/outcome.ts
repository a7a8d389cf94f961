/** How a decision and its tokens change what the provider holds of a request. */
import type { EntryOf } from '../../trace/entry.ts';
import type { StoredRecord } from './stored-record.ts';

/** The person, or who decides for them, has spoken. */
export function noteDecision(held: StoredRecord, entry: EntryOf<'request.decided'>): StoredRecord {
  const { decision: kind, device, scope, acr, at } = entry;
  return { ...held, decision: { kind, device, scope, acr, at } };
}

/** Tokens were given out; a refresh gives out others of the same grant. */
export function noteGrant(held: StoredRecord, entry: EntryOf<'tokens.issued'>): StoredRecord {
  const { grant, scope, expiresAt, binding, refreshToken } = entry;
  const revoked = held.grant?.revoked;
  return { ...held, grant: { grant, scope, expiresAt, binding, refreshToken, revoked } };
}

/** What was granted is good no more. */
export function noteRevoked(held: StoredRecord, entry: EntryOf<'grant.revoked'>): StoredRecord {
  const { grant } = held;
  if (grant?.grant !== entry.grant) return held;
  return { ...held, grant: { ...grant, revoked: entry.reason } };
}
