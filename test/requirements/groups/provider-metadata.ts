/**
 * Group A of the checklist: what the provider publishes about itself.
 * It says what is demanded; which tests show it is worked out from their names.
 */
import { group } from '../requirement.ts';

export const providerMetadata = group(
  'A',
  'Provider metadata',
  `
R-001 M Discovery at /.well-known/openid-configuration answers 200 and names an https backchannel_authentication_endpoint.
R-002 M The array backchannel_token_delivery_modes_supported names one or more of poll, ping and push, nothing else, and no mode that does not really work.
R-003 M A provider that offers poll or ping lists urn:openid:params:grant-type:ciba in grant_types_supported.
R-004 M A provider that accepts signed requests names only asymmetric algorithms in backchannel_authentication_request_signing_alg_values_supported: never none, HS256, HS384 or HS512.
R-005 M With signed requests switched off, backchannel_authentication_request_signing_alg_values_supported is left out.
R-006 M backchannel_user_code_parameter_supported is the boolean true where user codes work, and false or left out where they do not.
R-007 F Under a FAPI-CIBA profile the modes include poll and leave push out, signing algorithms stay within PS256, ES256 and EdDSA, and tls_client_certificate_bound_access_tokens is true where mutual TLS is in use.
R-008 S With mutual TLS on a host of its own, mtls_endpoint_aliases holds backchannel_authentication_endpoint and token_endpoint.
R-009 S Every key at jwks_uri has a kid of its own, RSA keys have at least 2048 bits, and no private member is published.
R-010 P With rich authorization requests on, discovery lists their types in authorization_details_types_supported.
`,
);
