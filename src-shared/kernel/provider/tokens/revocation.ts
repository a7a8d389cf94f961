/** Ends a grant: none of its tokens is good any more, however long they had to live. */
import { expiringDelete, expiringSet } from '../../collections/expiring-map.ts';
import { mapGet } from '../../collections/persistent-map.ts';
import { type Draft, write } from '../../draft.ts';
import { letGrantGo } from '../../time/lives/lives.ts';
import { timeOf } from '../../time/time-of.ts';
import type { World } from '../../world.ts';

/** Revokes every token of a grant, once. */
export function revokeGrant(draft: Draft, grant: string, reason: string, about?: string): void {
  if (isRevoked(draft, grant)) return;
  const { access_token_lifetime, refresh_token_lifetime } = draft.setup.provider;
  const longest = Math.max(access_token_lifetime, refresh_token_lifetime) * 1000;
  // Tokens end by the provider's own clock; what is revoked outlives them whatever becomes of that.
  const own = timeOf(draft, 'provider');
  const entry = { value: reason, expiresAt: Math.max(own, draft.nowMs) + longest };
  const passed = Math.min(own, draft.nowMs);
  draft.revokedGrants = expiringSet(draft.revokedGrants, grant, entry, passed);
  draft.refreshFamilies = expiringDelete(draft.refreshFamilies, grant);
  letGrantGo(draft, grant);
  const subject = about === undefined ? {} : { about };
  write(draft, { kind: 'grant.revoked', party: 'provider', ...subject, grant, reason });
}

/** Whether that grant was ended. */
export function isRevoked({ revokedGrants }: Pick<World, 'revokedGrants'>, grant: string): boolean {
  return mapGet(revokedGrants.held, grant) !== undefined;
}
