/** Auth0’s own words for what the core says in others, and where they are published. */
import type { Wording } from '../profile.ts';

const ended = {
  error: 'access_denied',
  description: 'The end-user denied the authorization request or it has been expired',
  source: 'reference',
} as const;

export const auth0Wording: readonly Wording[] = [
  {
    table: 'backchannel-authentication',
    rule: 'client is registered for CIBA',
    error: 'unauthorized_client',
    description: "Grant type 'urn:openid:params:grant-type:ciba' not allowed for the client.",
    status: 403,
    source: 'reported',
  },
  {
    table: 'token',
    rule: 'person has decided',
    description: 'The end-user authorization is pending',
    source: 'reference',
  },
  {
    table: 'token',
    rule: 'waits for the interval',
    description: 'You are polling faster than allowed. Try again in {seconds} seconds.',
    source: 'reference',
  },
  { table: 'token', rule: 'person did not refuse', ...ended },
  { table: 'token', rule: 'auth_req_id is alive', ...ended },
];
