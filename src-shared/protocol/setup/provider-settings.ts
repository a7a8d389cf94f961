/**
 * Every setting of the provider, with its limits and one sentence on what it changes. A profile
 * gives the defaults; names are those that a configuration file uses.
 */
import { z } from 'zod';
import { noticeChannel, noticeChannels } from './notice-channel.ts';
import { publicKey } from './public-key.ts';

const aYear = 31_536_000;
const seconds = (min: number, max: number) => z.int().min(min).max(max);
const words = z.array(z.string().min(1).max(200)).max(50).readonly();

export const deliveryMode = z.enum(['poll', 'ping', 'push']);

const fieldType = z.enum(['string', 'number', 'boolean', 'object', 'array']);

/** A type of authorization details: its name alone, or with the fields that it demands. */
const authorizationDetailsType = z.union([
  z.string().min(1).max(200),
  z.strictObject({
    type: z.string().min(1).max(200),
    fields: z.record(z.string(), fieldType),
  }),
]);

const count = z.int().min(1).max(100_000).exactOptional();

/** How large authorization details may be, where it says so; characters: of a name or of a text. */
const detailLimits = z.strictObject({
  bytes: count,
  entries: count,
  properties: count,
  characters: count,
  depth: count,
});

export const providerSettings = z.strictObject({
  /* time */
  interval: seconds(1, 3600).describe('Seconds a client waits between polls.'),
  default_expires_in: seconds(1, aYear).describe('Life of a request that asks for none.'),
  max_expires_in: seconds(1, aYear).describe('Longest life; a longer requested_expiry is capped.'),
  acknowledges_usual_life: z
    .boolean()
    .exactOptional()
    .describe('Tell clients the usual life of a request, also where they asked for another.'),
  push_expires_in_max: seconds(0, aYear)
    .exactOptional()
    .describe(
      'Longest life of a request that asks by a push, a longer one by e-mail; 0 leaves it to devices.',
    ),
  channels: z
    .array(noticeChannel)
    .max(noticeChannels.length)
    .readonly()
    .exactOptional()
    .describe('By which ways a link goes to the person; none: each device has its own way.'),
  long_poll_seconds: seconds(0, 30).describe('How long a pending poll is held; 0 answers at once.'),
  slow_down_seconds: seconds(0, 600).describe('Added to the interval by every poll too soon.'),
  slow_down_tells_interval: z
    .boolean()
    .exactOptional()
    .describe('Say with slow_down how long to wait, as interval and as Retry-After.'),
  polls_too_soon_limit: seconds(0, 10_000).describe(
    'So many polls too soon kill the request with invalid_request; 0 never does.',
  ),
  access_token_lifetime: seconds(1, aYear).describe('Life of an access token.'),
  id_token_lifetime: seconds(1, aYear).describe('Life of an ID token.'),
  refresh_token_lifetime: seconds(1, aYear).describe('Life of a refresh token, from its last use.'),
  clock_tolerance_seconds: seconds(0, 60).describe('How far a JWT’s times may be off.'),
  id_token_hint_max_age_seconds: seconds(0, aYear).describe(
    'How long after its expiry an ID token still serves as a hint.',
  ),
  /* what a request may hold */
  delivery_modes: z.array(deliveryMode).min(1).readonly().describe('The modes on offer.'),
  scopes_supported: words.describe('Scope values that a client may register.'),
  acr_values_supported: words.describe(
    'Authentication contexts that a device can reach, the weakest first: a press reaches the first, a PIN the last.',
  ),
  accept_weaker_acr: z
    .boolean()
    .exactOptional()
    .describe('Take acr_values for a wish: a weaker context approves, and the ID token names it.'),
  binding_message_max_length: z.int().min(1).max(1000).describe('Longest message, in characters.'),
  binding_message_required: z
    .boolean()
    .exactOptional()
    .describe('Refuse a request without a binding_message.'),
  binding_message_characters: z
    .string()
    .max(300)
    .exactOptional()
    .describe('The characters that a message may hold; none: whatever is shown plainly.'),
  user_code_supported: z.boolean().describe('Whether clients may use user codes.'),
  user_code_attempts: z.int().min(1).max(1000).describe('Wrong codes before a person is locked.'),
  user_code_lock_seconds: seconds(1, aYear).describe('How long such a lock holds.'),
  login_hint_token_issuers: z
    .record(z.string(), z.strictObject({ keys: z.array(publicKey).readonly() }))
    .describe('Whose login_hint_tokens are believed: issuer to JWK Set.'),
  authorization_details_types: z
    .array(authorizationDetailsType)
    .max(50)
    .readonly()
    .describe('Types of authorization_details; a type may list the fields that it demands.'),
  authorization_details_limits: detailLimits
    .exactOptional()
    .describe('How large authorization_details may be; what is left out has no limit.'),
  resources: words.describe('Values of resource that name a known API; empty allows any URI.'),
  /* signatures */
  request_signing_algorithms: words.describe('For signed requests; empty switches them off.'),
  require_signed_requests: z.boolean().describe('Refuse a request that is not signed.'),
  request_object_max_seconds: seconds(0, aYear).describe(
    'Longest time from nbf to exp of a signed request; 0 sets no limit.',
  ),
  jwks_refetch_seconds: seconds(0, 3600)
    .exactOptional()
    .describe(
      'Shortest time between two fetches of one jwks_uri, for a kid that is not known; 0 always fetches.',
    ),
  client_assertion_algorithms: words.describe('For private_key_jwt and client_secret_jwt.'),
  token_endpoint_auth_methods: words.describe('Ways a client may authenticate.'),
  issuer_audience_only: z.boolean().describe('A client assertion’s aud is the issuer, alone.'),
  id_token_signing_alg_default: z
    .enum(['RS256', 'PS256', 'ES256', 'EdDSA'])
    .describe('For clients that registered no algorithm.'),
  /* tokens */
  access_token_format: z.enum(['opaque', 'jwt']).describe('What an access token looks like.'),
  issue_refresh_tokens: z
    .union([z.boolean(), z.literal('offline_access')])
    .describe(
      'offline_access: with that scope; true: also to clients with the refresh_token grant; false: never.',
    ),
  rotate_refresh_tokens: z.boolean().describe('Whether a refresh token serves only once.'),
  require_sender_constrained_tokens: z.boolean().describe('Refuse to give out bearer tokens.'),
  dpop_nonce: z.boolean().describe('Demand a nonce in DPoP proofs.'),
  /* limits */
  max_pending_per_user: z.int().min(0).describe('Waiting requests of one person; 0 is no limit.'),
  requests_per_minute_per_client: z.int().min(0).describe('0 is no limit.'),
  requests_per_minute_per_user: z
    .int()
    .min(0)
    .exactOptional()
    .describe('How often one person may be asked in a minute; 0 is no limit.'),
  ended_requests_kept: z
    .int()
    .min(1)
    .max(1_000_000)
    .describe('How many ended requests are remembered, so that a late poll hears why.'),
  /* callbacks */
  allow_loopback_http_callbacks: z.boolean().describe('Plain http callbacks, on loopback only.'),
  callback_hosts: words.describe('Hosts beyond loopback that callbacks may go to.'),
  callback_timeout_seconds: seconds(1, 10).describe('How long a callback may take.'),
  callback_attempts: z.int().min(1).max(10).describe('How often a failing callback is tried.'),
  expired_push_error: z
    .enum(['expired_token', 'transaction_failed'])
    .exactOptional()
    .describe('What a push client hears when nobody decided in time; left out: expired_token.'),
  /* a product */
  console: z
    .record(z.string(), z.boolean())
    .exactOptional()
    .describe('Steps of the product’s own set-up by name; false: not done. All are done at first.'),
  device_door: z
    .boolean()
    .exactOptional()
    .describe('Lets other servers ask our devices at /api/authenticate.'),
  device_door_callback: z
    .union([z.literal(''), z.url().max(2000)])
    .exactOptional()
    .describe('Where results of that door are sent, such as Keycloak’s callback; empty: nowhere.'),
  management_token: z
    .string()
    .max(2000)
    .exactOptional()
    .describe('Opens the product’s management API; empty: one is made when a run begins.'),
  /* the record */
  roll_over_mb: z.int().min(1).describe('Size at which a service begins a new run.'),
  keep_mb: z.int().min(1).describe('Size of all old runs kept; the oldest go first.'),
});

export type ProviderSettings = Readonly<z.infer<typeof providerSettings>>;
export type DeliveryMode = z.infer<typeof deliveryMode>;
