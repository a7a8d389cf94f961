/**
 * The token of a product's management API, where the set-up names none: made for the run, and the
 * simulator's own. A profile without such an API gets none.
 */
import { createHash, randomBytes } from 'node:crypto';
import { profiles } from '#shared/profiles/profile-list.ts';
import type { RunSetup } from '#shared/protocol/setup/run-setup.ts';

const managed = ['clientManagement', 'applications', 'enrolment'] as const;

/** The set-up with a token, if it needs one; the same seed makes the same. */
export function withManagementToken(setup: RunSetup): RunSetup {
  const { profile, provider, seed } = setup;
  const { doors = {} } = profiles[profile];
  const hasApi = managed.some((door) => doors[door] !== undefined);
  if (!hasApi || (provider.management_token ?? '') !== '') return setup;
  const bytes =
    seed === null ? randomBytes(32) : createHash('sha256').update(`management\n${seed}`).digest();
  return { ...setup, provider: { ...provider, management_token: bytes.toString('base64url') } };
}
