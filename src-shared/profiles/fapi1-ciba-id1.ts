/** The profile `fapi1-ciba-id1`: FAPI-CIBA Implementer's Draft 1 on FAPI 1.0, as certified. */
import type { Profile } from './profile.ts';

export const fapi1CibaId1: Profile = {
  name: 'fapi1-ciba-id1',
  title: 'FAPI-CIBA ID1',
  summary: 'Confidential clients, signed requests, a unique context, PS256 or ES256, no push.',
  settings: {
    delivery_modes: ['poll', 'ping'],
    request_signing_algorithms: ['PS256', 'ES256'],
    client_assertion_algorithms: ['PS256', 'ES256'],
    token_endpoint_auth_methods: [
      'private_key_jwt',
      'tls_client_auth',
      'self_signed_tls_client_auth',
    ],
    require_signed_requests: true,
    request_object_max_seconds: 3600,
    id_token_signing_alg_default: 'PS256',
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
      table: 'registration',
      after: 'ID token algorithm is on offer',
      rule: 'ID tokens are signed as FAPI asks',
    },
  ],
};
