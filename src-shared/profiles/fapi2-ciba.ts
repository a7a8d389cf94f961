/** The profile `fapi2-ciba`: CIBA on the FAPI 2.0 security profile, as in the draft fapi-ciba-03. */
import type { Profile } from './profile.ts';

export const fapi2Ciba: Profile = {
  name: 'fapi2-ciba',
  title: 'FAPI-CIBA on FAPI 2.0',
  summary: 'Sender-constrained tokens, assertions for the issuer alone, a unique context, no push.',
  settings: {
    delivery_modes: ['poll', 'ping'],
    request_signing_algorithms: ['PS256', 'ES256', 'EdDSA'],
    client_assertion_algorithms: ['PS256', 'ES256', 'EdDSA'],
    token_endpoint_auth_methods: [
      'private_key_jwt',
      'tls_client_auth',
      'self_signed_tls_client_auth',
    ],
    issuer_audience_only: true,
    request_object_max_seconds: 3600,
    id_token_signing_alg_default: 'PS256',
    rotate_refresh_tokens: false,
    require_sender_constrained_tokens: true,
    allow_loopback_http_callbacks: false,
  },
  rules: [
    {
      edit: 'insert',
      table: 'backchannel-authentication',
      after: 'request is in time',
      rule: 'request lives an hour at most',
    },
    {
      edit: 'insert',
      table: 'backchannel-authentication',
      after: 'binding_message can be shown',
      rule: 'has a context of its own',
    },
    {
      edit: 'insert',
      table: 'token',
      after: 'client that must use a certificate does',
      rule: 'tokens will be bound',
    },
    {
      edit: 'insert',
      table: 'refresh',
      after: 'client that must use a certificate does',
      rule: 'tokens will be bound',
    },
    {
      edit: 'insert',
      table: 'authorization-code',
      after: 'client that must use a certificate does',
      rule: 'tokens will be bound',
    },
    {
      edit: 'insert',
      table: 'registration',
      after: 'ID token algorithm is on offer',
      rule: 'ID tokens are signed as FAPI asks',
    },
  ],
};
