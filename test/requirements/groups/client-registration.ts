/**
 * Group B of the checklist: what a client may register, by whatever door it is registered.
 * It says what is demanded; which tests show it is worked out from their names.
 */
import { group } from '../requirement.ts';

export const clientRegistration = group(
  'B',
  'Client registration',
  `
R-011 M CIBA among the grant types but no backchannel_token_delivery_mode: 400 invalid_client_metadata.
R-012 M A delivery mode that nobody knows: 400 invalid_client_metadata.
R-013 M A real delivery mode that this provider does not offer: 400 invalid_client_metadata.
R-014 M Mode ping without backchannel_client_notification_endpoint: 400 invalid_client_metadata.
R-015 M Mode push without backchannel_client_notification_endpoint: 400 invalid_client_metadata.
R-016 M Mode ping or push with a plain http notification endpoint: 400 invalid_client_metadata.
R-017 S A notification endpoint that is no URL, or has a fragment or user information: 400 invalid_client_metadata.
R-018 M Mode poll needs no notification endpoint: 201.
R-019 M Mode poll or ping without CIBA in grant_types: 400 invalid_client_metadata.
R-020 M Mode push, where the provider offers it, is registered without CIBA in grant_types: 201.
R-021 M backchannel_authentication_request_signing_alg of none: 400 invalid_client_metadata.
R-022 M backchannel_authentication_request_signing_alg of HS256: 400 invalid_client_metadata.
R-023 M backchannel_authentication_request_signing_alg of PS256 or ES256: 201, and the answer repeats it.
R-024 M Without a request signing algorithm: 201, none is stored, and the client sends plain requests.
R-025 M Without backchannel_user_code_parameter, false is stored and answered.
R-026 S backchannel_user_code_parameter as the string "yes": 400 invalid_client_metadata.
R-027 S The user code flag where the provider has no user codes: refused with invalid_client_metadata or taken without effect, and the documentation says which.
R-028 M A CIBA client with empty response_types and no redirect_uris: 201.
R-029 M A pairwise poll or ping client without jwks_uri: 400 invalid_client_metadata.
R-030 M A pairwise client whose sector_identifier_uri document does not hold its jwks_uri: 400 invalid_client_metadata.
R-031 M A pairwise push client whose sector_identifier_uri document does not hold its notification endpoint: 400 invalid_client_metadata.
R-032 M A pairwise poll client without a sector URI gets a sub computed with the host of its jwks_uri.
R-033 S A pairwise CIBA client that proves no key of its jwks_uri, neither by authentication nor by signed requests: 400 invalid_client_metadata.
R-034 F Under a FAPI profile, authentication by none or by a client secret: 400 invalid_client_metadata.
R-035 F Under a FAPI profile, mode push: 400 invalid_client_metadata.
R-036 S Reading and updating a registration keeps every backchannel member exactly as it was registered.
`,
);
