/** Ends a grant: none of its tokens is good any more, however long they had to live. */
import { expiringDelete, expiringGet, expiringSet } from '../../collections/expiring-map.ts';
import { type Draft, write } from '../../draft.ts';
import type { World } from '../../world.ts';

/** Revokes every token of a grant, once. */
export function revokeGrant(draft: Draft, grant: string, reason: string, about?: string): void {
  if (isRevoked(draft, grant)) return;
  const { access_token_lifetime, refresh_token_lifetime } = draft.setup.provider;
  const longest = Math.max(access_token_lifetime, refresh_token_lifetime) * 1000;
  const entry = { value: reason, expiresAt: draft.nowMs + longest };
  draft.revokedGrants = expiringSet(draft.revokedGrants, grant, entry, draft.nowMs);
  draft.refreshFamilies = expiringDelete(draft.refreshFamilies, grant);
  const subject = about === undefined ? {} : { about };
  write(draft, { kind: 'grant.revoked', party: 'provider', ...subject, grant, reason });
}

/** Whether that grant was ended. */
export function isRevoked(world: Pick<World, 'revokedGrants' | 'nowMs'>, grant: string): boolean {
  return expiringGet(world.revokedGrants, grant, world.nowMs) !== undefined;
}
