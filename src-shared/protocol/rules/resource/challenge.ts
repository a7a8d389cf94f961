/** The challenges of a protected resource: which scheme to come back with, and what was wrong. */
import type { Refusal } from '../rule.ts';

type Header = readonly [string, string];

/** The answer to a bearer token that is missing or no good (RFC 6750 §3). */
export function bearerChallenge({ error, status }: Refusal): readonly Header[] {
  if (error !== 'invalid_token' || status !== undefined) return [];
  return [['WWW-Authenticate', `Bearer realm="ciba-workbench", error="${error}"`]];
}
