/**
 * The members that a successful answer of each endpoint may have, from the specifications and not
 * from the code. An endpoint that is missing here has to be added before it can pass a storm.
 */
const clientMetadata = `client_id client_secret client_id_issued_at client_secret_expires_at
  registration_access_token registration_client_uri client_name client_uri logo_uri contacts tos_uri
  policy_uri redirect_uris token_endpoint_auth_method token_endpoint_auth_signing_alg grant_types
  response_types scope jwks jwks_uri software_id software_version application_type subject_type
  sector_identifier_uri id_token_signed_response_alg id_token_encrypted_response_alg
  id_token_encrypted_response_enc userinfo_signed_response_alg default_max_age require_auth_time
  default_acr_values initiate_login_uri request_uris backchannel_token_delivery_mode
  backchannel_client_notification_endpoint backchannel_authentication_request_signing_alg
  backchannel_user_code_parameter authorization_details_types tls_client_auth_subject_dn
  tls_client_auth_san_dns tls_client_auth_san_uri tls_client_auth_san_ip tls_client_auth_san_email
  tls_client_certificate_bound_access_tokens dpop_bound_access_tokens`;

const providerMetadata = `issuer jwks_uri authorization_endpoint token_endpoint userinfo_endpoint
  registration_endpoint introspection_endpoint revocation_endpoint
  backchannel_authentication_endpoint backchannel_token_delivery_modes_supported
  backchannel_authentication_request_signing_alg_values_supported
  backchannel_user_code_parameter_supported grant_types_supported response_types_supported
  response_modes_supported scopes_supported acr_values_supported subject_types_supported
  id_token_signing_alg_values_supported id_token_encryption_alg_values_supported
  id_token_encryption_enc_values_supported userinfo_signing_alg_values_supported
  token_endpoint_auth_methods_supported token_endpoint_auth_signing_alg_values_supported
  introspection_endpoint_auth_methods_supported revocation_endpoint_auth_methods_supported
  introspection_endpoint_auth_signing_alg_values_supported
  revocation_endpoint_auth_signing_alg_values_supported dpop_signing_alg_values_supported
  tls_client_certificate_bound_access_tokens mtls_endpoint_aliases
  authorization_details_types_supported claims_parameter_supported request_parameter_supported
  request_uri_parameter_supported request_object_signing_alg_values_supported claims_supported
  code_challenge_methods_supported ui_locales_supported service_documentation
  authorization_response_iss_parameter_supported prompt_values_supported`;

const personClaims = `sub name given_name family_name preferred_username email email_verified
  phone_number phone_number_verified`;

const introspection = `active scope client_id username token_type exp iat nbf sub aud iss jti cnf
  authorization_details acr auth_time`;

const tables: Readonly<Record<string, string>> = {
  discovery: providerMetadata,
  serverMetadata: providerMetadata,
  jwks: 'keys',
  backchannelAuthentication: 'auth_req_id expires_in interval',
  token:
    'access_token token_type expires_in scope id_token refresh_token authorization_details issued_token_type',
  registration: clientMetadata,
  introspection,
  revocation: '',
  userinfo: personClaims,
};

/** Which members of a successful answer no specification defines. */
export function unknownMembers(endpoint: string, body: object): readonly string[] {
  const table = tables[endpoint];
  if (table === undefined) return [`everything: add «${endpoint}» to answer-members.ts`];
  const allowed = new Set(table.split(/\s+/));
  return Object.keys(body).filter((name) => !allowed.has(name));
}
