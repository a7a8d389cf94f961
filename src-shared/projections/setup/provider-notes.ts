/**
 * The provider's settings in the sections in which a screen shows them, each with what it changes
 * downstream. The compiler asks for a note for every setting there is.
 */
import type { ProviderSettings } from '../../protocol/setup/provider-settings.ts';
import { productNotes } from './product-notes.ts';
import { note, type SettingNote } from './setting-note.ts';

type SettingName = keyof ProviderSettings;

/** By the names that a configuration file uses. */
export const providerNotes: Readonly<Record<SettingName, SettingNote>> = {
  interval: note(
    'Poll interval',
    'next request',
    'The acknowledgement tells it to the client, and a poll sooner than that is answered slow_down.',
  ),
  default_expires_in: note(
    'Usual life of a request',
    'next request',
    'The acknowledgement’s expires_in, and when an undecided request and its prompt lapse.',
  ),
  max_expires_in: note(
    'Longest life of a request',
    'next request',
    'A client that asks for more with requested_expiry gets this instead.',
  ),
  push_expires_in_max: note(
    'Longest life of a push',
    'next request',
    'A request that lives longer goes out by e-mail, if its client and the address allow it.',
  ),
  long_poll_seconds: note(
    'Long polling',
    'next poll',
    'A pending poll is answered late or with the tokens, so that fewer polls are sent.',
  ),
  slow_down_seconds: note(
    'Slow-down step',
    'next poll',
    'After slow_down the client has to wait so much longer, for good.',
  ),
  slow_down_tells_interval: note(
    'Slow-down with its interval',
    'next call',
    'The answer slow_down has a member interval and a header Retry-After.',
  ),
  polls_too_soon_limit: note(
    'Patience with impatient clients',
    'next call',
    'After so many polls too soon the request ends with invalid_request.',
  ),
  access_token_lifetime: note(
    'Life of an access token',
    'next token',
    'expires_in of the token answer, and until when userinfo and introspection take the token.',
  ),
  id_token_lifetime: note(
    'Life of an ID token',
    'next token',
    'The exp claim, which the relying party checks.',
  ),
  refresh_token_lifetime: note(
    'Life of a refresh token',
    'next token',
    'How long an unused refresh token is exchanged for new tokens.',
  ),
  clock_tolerance_seconds: note(
    'Tolerance for wrong clocks',
    'next call',
    'A client whose clock is off by more is refused for its assertion or signed request.',
  ),
  id_token_hint_max_age_seconds: note(
    'Age of an ID token as a hint',
    'next call',
    'An older id_token_hint is refused with expired_login_hint_token or invalid_request.',
  ),
  jwks_refetch_seconds: note(
    'Rest between fetches of keys',
    'next call',
    'A client that changes its keys at its jwks_uri is believed only after so long.',
  ),
  delivery_modes: note(
    'Delivery modes',
    'next call',
    'Discovery lists them; a client registered for another mode is refused.',
  ),
  scopes_supported: note(
    'Scopes',
    'next call',
    'Discovery lists them; registration refuses others.',
  ),
  acr_values_supported: note(
    'Authentication contexts',
    'next call',
    'Discovery lists them; the acr claim of an ID token is one of them.',
  ),
  accept_weaker_acr: note(
    'Weaker contexts count',
    'next call',
    'An approval that reached none of acr_values is taken; what claims calls essential is not.',
  ),
  binding_message_max_length: note(
    'Longest binding message',
    'next call',
    'A longer one is refused with invalid_binding_message.',
  ),
  binding_message_required: note(
    'Message demanded',
    'next call',
    'A request without binding_message is refused before anybody is looked up.',
  ),
  binding_message_characters: note(
    'Characters of a message',
    'next call',
    'A message with any other character is refused with invalid_binding_message.',
  ),
  user_code_supported: note(
    'User codes',
    'next call',
    'Discovery says so; where they are on, clients that registered for them must send one.',
  ),
  user_code_attempts: note(
    'Wrong codes before a lock',
    'next call',
    'After so many the person is locked, also for the right code.',
  ),
  user_code_lock_seconds: note(
    'Length of a lock',
    'next call',
    'Until then every code is refused.',
  ),
  login_hint_token_issuers: note(
    'Issuers of login_hint_tokens',
    'next call',
    'A hint token of anybody else is refused.',
  ),
  authorization_details_types: note(
    'Types of authorization_details',
    'next call',
    'Another type is refused; the device shows what is asked for.',
  ),
  authorization_details_limits: note(
    'Size of authorization details',
    'next call',
    'Details that are larger or deeper are refused with invalid_authorization_details.',
  ),
  resources: note(
    'Known resources',
    'next call',
    'Another resource is refused with invalid_target.',
  ),
  request_signing_algorithms: note(
    'Algorithms of signed requests',
    'next call',
    'A request signed by another algorithm is refused.',
  ),
  require_signed_requests: note(
    'Signed requests only',
    'next call',
    'A plain request is refused, as FAPI-CIBA demands.',
  ),
  request_object_max_seconds: note(
    'Longest life of a signed request',
    'next call',
    'One that lives longer from nbf to exp is refused.',
  ),
  client_assertion_algorithms: note(
    'Algorithms of client assertions',
    'next call',
    'An assertion signed by another one is refused with invalid_client.',
  ),
  token_endpoint_auth_methods: note(
    'Ways to authenticate',
    'next call',
    'A client registered for another way is refused with invalid_client.',
  ),
  issuer_audience_only: note(
    'Audience of assertions',
    'next call',
    'An assertion whose aud is an endpoint is refused.',
  ),
  id_token_signing_alg_default: note(
    'Usual ID token algorithm',
    'next token',
    'How the ID tokens of a client are signed that registered for none.',
  ),
  access_token_format: note(
    'Form of access tokens',
    'next token',
    'A resource server can read a jwt itself; of an opaque one it has to ask.',
  ),
  issue_refresh_tokens: note(
    'Refresh tokens',
    'next token',
    'Whether the token answer carries a refresh_token.',
  ),
  rotate_refresh_tokens: note(
    'Rotation',
    'next token',
    'A used refresh token that comes back ends the whole grant.',
  ),
  require_sender_constrained_tokens: note(
    'Bound tokens only',
    'next call',
    'A client without DPoP and without a certificate is refused.',
  ),
  dpop_nonce: note(
    'DPoP nonce',
    'next call',
    'The first proof is answered use_dpop_nonce, and the client tries again.',
  ),
  max_pending_per_user: note(
    'Waiting requests of a person',
    'next call',
    'One more is refused, so that nobody is worn down by prompts.',
  ),
  requests_per_minute_per_client: note(
    'Rate of a client',
    'next call',
    'One more in that minute is answered 429.',
  ),
  requests_per_minute_per_user: note(
    'Requests a minute for a person',
    'next call',
    'The next request for that person in the same minute is answered 429 with Retry-After.',
  ),
  ended_requests_kept: note(
    'Memory for ended requests',
    'next call',
    'A late poll for one that is forgotten hears invalid_grant without a reason.',
  ),
  allow_loopback_http_callbacks: note(
    'Plain http on loopback',
    'next call',
    'Registration takes such an endpoint, and callbacks go to it.',
  ),
  callback_hosts: note(
    'Hosts for callbacks',
    'next callback',
    'A ping or push to any other host is never sent.',
  ),
  callback_timeout_seconds: note(
    'Patience with callbacks',
    'next callback',
    'An endpoint that takes longer counts as failed, and is tried again.',
  ),
  callback_attempts: note(
    'Tries of a callback',
    'next callback',
    'After so many the delivery is given up, and pushed tokens are revoked.',
  ),
  expired_push_error: note(
    'Push of a time-out',
    'next callback',
    'The error that a push client is sent when nobody decided in time.',
  ),
  console: note(
    'Steps of the product’s set-up',
    'next call',
    'While a step is off, the provider answers as the product does before it was done.',
  ),
  ...productNotes,
  roll_over_mb: note('Size of a run', 'service', 'A service begins a new run file at that size.'),
  keep_mb: note('Size of all runs', 'service', 'A service deletes its oldest run files beyond it.'),
};

/** The sections, in the order of the definition. */
export const providerSections: readonly {
  readonly title: string;
  readonly from: SettingName;
}[] = [
  { title: 'Time', from: 'interval' },
  { title: 'Requests', from: 'delivery_modes' },
  { title: 'Signatures', from: 'request_signing_algorithms' },
  { title: 'Tokens', from: 'access_token_format' },
  { title: 'Limits', from: 'max_pending_per_user' },
  { title: 'Callbacks', from: 'allow_loopback_http_callbacks' },
  { title: 'Record', from: 'roll_over_mb' },
];
