/** The profile `core`: CIBA Core 1.0 as it stands, with every mode and every hint switched on. */
import type { ProviderSettings } from '../protocol/setup/provider-settings.ts';

/**
 * What settings mean that came later, most with products, and are left out elsewhere. They stand in no set-up of the
 * core, so that recorded runs stay as they are.
 */
export const leftOutSettings: Partial<ProviderSettings> = {
  acknowledges_usual_life: false,
  push_expires_in_max: 0,
  channels: [],
  slow_down_tells_interval: false,
  accept_weaker_acr: false,
  binding_message_required: false,
  binding_message_characters: '',
  authorization_details_limits: {},
  requests_per_minute_per_user: 0,
  expired_push_error: 'expired_token',
  device_door: false,
  device_door_callback: '',
  management_token: '',
};

export const coreSettings: ProviderSettings = {
  // CIBA Core §7.3: a client that is told no interval uses five seconds.
  interval: 5,
  default_expires_in: 120,
  max_expires_in: 600,
  long_poll_seconds: 0,
  slow_down_seconds: 5,
  polls_too_soon_limit: 30,
  access_token_lifetime: 3600,
  id_token_lifetime: 3600,
  refresh_token_lifetime: 30 * 86_400,
  clock_tolerance_seconds: 10,
  id_token_hint_max_age_seconds: 7 * 86_400,
  delivery_modes: ['poll', 'ping', 'push'],
  scopes_supported: ['openid', 'profile', 'email', 'phone', 'offline_access', 'payment'],
  acr_values_supported: ['urn:ciba-workbench:acr:tap', 'urn:ciba-workbench:acr:pin'],
  binding_message_max_length: 100,
  user_code_supported: true,
  user_code_attempts: 5,
  user_code_lock_seconds: 300,
  login_hint_token_issuers: {},
  authorization_details_types: [],
  resources: [],
  request_signing_algorithms: ['ES256', 'PS256', 'RS256', 'EdDSA'],
  require_signed_requests: false,
  request_object_max_seconds: 0,
  jwks_refetch_seconds: 30,
  client_assertion_algorithms: ['ES256', 'PS256', 'RS256', 'EdDSA', 'HS256'],
  token_endpoint_auth_methods: [
    'client_secret_basic',
    'client_secret_post',
    'client_secret_jwt',
    'private_key_jwt',
    'tls_client_auth',
    'self_signed_tls_client_auth',
    // For the first sign-in alone; no endpoint of CIBA takes a public client.
    'none',
  ],
  issuer_audience_only: false,
  // OpenID Connect Registration §2: RS256 where a client says nothing.
  id_token_signing_alg_default: 'RS256',
  access_token_format: 'opaque',
  issue_refresh_tokens: 'offline_access',
  rotate_refresh_tokens: true,
  require_sender_constrained_tokens: false,
  dpop_nonce: false,
  max_pending_per_user: 0,
  requests_per_minute_per_client: 0,
  ended_requests_kept: 10_000,
  allow_loopback_http_callbacks: true,
  callback_hosts: [],
  callback_timeout_seconds: 5,
  callback_attempts: 3,
  console: {},
  roll_over_mb: 256,
  keep_mb: 2048,
};
