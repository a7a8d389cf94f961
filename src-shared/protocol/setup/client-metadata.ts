/**
 * A client as the provider keeps it: RFC 7591 metadata with what OpenID Connect, CIBA, mutual TLS,
 * DPoP and rich authorization requests add. The shape only; what goes with what is for the rules.
 */
import { z } from 'zod';
import { deliveryMode } from './provider-settings.ts';
import { keySet } from './public-key.ts';

const text = z.string().max(2000);
const texts = z.array(text).max(50).readonly();

export const clientAuthenticationMethods = [
  'client_secret_basic',
  'client_secret_post',
  'client_secret_jwt',
  'private_key_jwt',
  'tls_client_auth',
  'self_signed_tls_client_auth',
  'none',
] as const;

/** What a client may say of itself when it registers. */
export const clientMetadataShape = {
  client_name: text.optional(),
  token_endpoint_auth_method: z.enum(clientAuthenticationMethods).default('client_secret_basic'),
  token_endpoint_auth_signing_alg: text.optional(),
  grant_types: texts.default(['authorization_code']),
  response_types: texts.default([]),
  redirect_uris: texts.default([]),
  scope: text.default('openid'),
  jwks: keySet.optional(),
  jwks_uri: text.optional(),
  subject_type: z.enum(['public', 'pairwise']).default('public'),
  sector_identifier_uri: text.optional(),
  id_token_signed_response_alg: text.optional(),
  id_token_encrypted_response_alg: text.optional(),
  id_token_encrypted_response_enc: text.optional(),
  backchannel_token_delivery_mode: deliveryMode.optional(),
  backchannel_client_notification_endpoint: text.optional(),
  backchannel_authentication_request_signing_alg: text.optional(),
  backchannel_user_code_parameter: z.boolean().default(false),
  authorization_details_types: texts.optional(),
  tls_client_auth_subject_dn: text.optional(),
  tls_client_auth_san_dns: text.optional(),
  tls_client_auth_san_uri: text.optional(),
  tls_client_auth_san_ip: text.optional(),
  tls_client_auth_san_email: text.optional(),
  tls_client_certificate_bound_access_tokens: z.boolean().default(false),
  dpop_bound_access_tokens: z.boolean().default(false),
};

export const client = z.strictObject({
  client_id: z.string().min(1).max(200),
  client_secret: z.string().max(1000).optional(),
  client_id_issued_at: z.int().nonnegative().optional(),
  /** A client that is switched off is answered like an unknown one. */
  disabled: z.boolean().optional(),
  /** What administrators of some products say of a client; it cannot say so itself. */
  is_first_party: z.boolean().optional(),
  oidc_conformant: z.boolean().optional(),
  async_approval_notification_channels: z
    .array(z.enum(['guardian-push', 'email']))
    .max(2)
    .readonly()
    .optional(),
  ...clientMetadataShape,
});

export type Client = Readonly<z.infer<typeof client>>;
/** As a person writes it: everything that has a default may be left out. */
export type ClientInput = Readonly<z.input<typeof client>>;
