/** What is said of a client's metadata (RFC 7591, OpenID Connect Registration, CIBA Core §4). */
import type { Client } from '../../protocol/setup/client-metadata.ts';
import type { SettingNote } from './setting-note.ts';

const note = (title: string, meaning: string, changes: string): SettingNote => ({
  title,
  holds: 'next call',
  meaning,
  changes,
});

export const clientNotes: Readonly<Record<keyof Client, SettingNote>> = {
  client_id: {
    title: 'Client id',
    holds: 'next run',
    meaning: 'Who it is, for the provider.',
    changes: 'The aud claim of its tokens.',
  },
  client_secret: note(
    'Secret',
    'Shared with the provider.',
    'What Basic, post and HS256 assertions are checked with. The simulated party uses it too.',
  ),
  client_id_issued_at: note('Issued at', 'Seconds since 1970.', 'What registration answers.'),
  disabled: note(
    'Switched off',
    'As if it were unknown.',
    'Every call is answered invalid_client.',
  ),
  is_first_party: note(
    'First-party',
    'It belongs to the tenant itself; left out: it does.',
    'Auth0 asks nobody for a client in which it is false.',
  ),
  oidc_conformant: note(
    'OIDC-conformant',
    'It follows OpenID Connect and no older ways; left out: it does.',
    'Auth0 asks nobody for a client in which it is false.',
  ),
  async_approval_notification_channels: note(
    'Notification channels',
    'How Auth0 may reach people for it; left out: guardian-push alone.',
    'With email, long requests and people without a push are asked by e-mail.',
  ),
  client_name: note('Name', 'Who asks.', 'What a person reads on the device.'),
  token_endpoint_auth_method: note(
    'How it authenticates',
    'The one way that it registered for.',
    'Every call that authenticates otherwise is refused with invalid_client.',
  ),
  token_endpoint_auth_signing_alg: note(
    'Algorithm of its assertion',
    'Left out, any that is on offer.',
    'An assertion signed otherwise is refused.',
  ),
  grant_types: note(
    'Grants',
    'What it may ask the token endpoint for.',
    'Without the CIBA grant its requests are refused with unauthorized_client.',
  ),
  response_types: note('Response types', 'For the first sign-in.', 'What /authorize takes of it.'),
  redirect_uris: note(
    'Redirect URIs',
    'For the first sign-in.',
    'Where /authorize sends a browser.',
  ),
  scope: note('Scopes', 'What it may ask for, separated by blanks.', 'Others are refused.'),
  jwks: note(
    'Keys',
    'Its public JWK Set.',
    'What its assertions and signed requests are checked with. The next run makes new ones.',
  ),
  jwks_uri: note('Address of its keys', 'Instead of the set itself.', 'It is fetched when needed.'),
  subject_type: note('Subjects', 'public or pairwise.', 'Whether its sub differs from others’.'),
  sector_identifier_uri: note(
    'Sector',
    'For pairwise subjects.',
    'Which clients see the same subject.',
  ),
  id_token_signed_response_alg: note(
    'Algorithm of its ID tokens',
    'Left out, the provider’s default.',
    'How they are signed and checked.',
  ),
  id_token_encrypted_response_alg: note(
    'Encryption of its ID tokens',
    'Key management; left out, they are not encrypted.',
    'Only the holder of its key can read them.',
  ),
  id_token_encrypted_response_enc: note(
    'Content encryption',
    'Beside the one above.',
    'How the content is encrypted.',
  ),
  backchannel_token_delivery_mode: note(
    'Delivery mode',
    'poll, ping or push (CIBA Core §5).',
    'Whether it polls, is told, or is given the tokens.',
  ),
  backchannel_client_notification_endpoint: note(
    'Notification endpoint',
    'For ping and push.',
    'Where the provider calls it.',
  ),
  backchannel_authentication_request_signing_alg: note(
    'Algorithm of signed requests',
    'Left out, it sends plain ones.',
    'Plain requests of it are refused once this is set.',
  ),
  backchannel_user_code_parameter: note(
    'User codes',
    'Whether it sends them.',
    'A request without one is refused with missing_user_code.',
  ),
  authorization_details_types: note(
    'Types of authorization_details',
    'What it may ask for (RFC 9396).',
    'Others are refused.',
  ),
  tls_client_auth_subject_dn: note('Subject', 'Of its certificate.', 'Which certificate is its.'),
  tls_client_auth_san_dns: note('DNS name', 'In its certificate.', 'Which certificate is its.'),
  tls_client_auth_san_uri: note('URI', 'In its certificate.', 'Which certificate is its.'),
  tls_client_auth_san_ip: note('IP address', 'In its certificate.', 'Which certificate is its.'),
  tls_client_auth_san_email: note('E-mail', 'In its certificate.', 'Which certificate is its.'),
  tls_client_certificate_bound_access_tokens: note(
    'Certificate-bound tokens',
    'RFC 8705 §3.',
    'A stolen token is worth nothing without the certificate.',
  ),
  dpop_bound_access_tokens: note(
    'DPoP-bound tokens',
    'RFC 9449.',
    'Every token call carries a proof, and a stolen token is worth nothing.',
  ),
};
