/**
 * Group C of the checklist: how the backchannel endpoint is called, and by whom.
 * It says what is demanded; which tests show it is worked out from their names.
 */
import { group } from '../requirement.ts';

export const backchannelTransport = group(
  'C',
  'Backchannel endpoint: transport and client authentication',
  `
R-037 M GET is answered 405 or 404 and begins no request.
R-038 M A body sent as application/json: 400 invalid_request.
R-039 M A client_id that nobody registered: 401 invalid_client.
R-040 M A wrong secret in HTTP Basic: 401 invalid_client with WWW-Authenticate.
R-041 M Another authentication method than the registered one: 401 invalid_client.
R-042 M No client authentication: 401 invalid_client.
R-043 M A client assertion whose aud is the issuer is accepted.
R-044 M A client assertion whose aud is the token endpoint is accepted, except under FAPI 2.0.
R-045 M A client assertion whose aud is the backchannel endpoint is accepted, except under FAPI 2.0.
R-046 M A client assertion for some other audience: 401 invalid_client.
R-047 M A client assertion with a broken signature, alg none, an exp that is past, or a wrong or missing iss, sub or aud: 401 invalid_client each time.
R-048 M A client assertion whose client_assertion_type is missing or wrong: 401 invalid_client or 400 invalid_request.
R-049 M A client assertion whose jti was used before: 401 invalid_client.
R-050 F Under FAPI, a client assertion signed with RS256: 401 invalid_client.
R-051 F Under FAPI 2.0, a client assertion whose aud is an array or anything but the issuer: 401 invalid_client.
R-052 F A mutual TLS client that names another client's client_id is refused with invalid_client, invalid_request or 403 access_denied.
R-053 F A mutual TLS client whose client_id differs from the iss of its request object: 401 invalid_client.
R-054 F A mutual TLS client without a certificate fails in TLS or gets 401 invalid_client.
R-055 M A public client: 401 invalid_client or 400 unauthorized_client.
R-056 M An authenticated client that was not registered for CIBA: 400 unauthorized_client.
R-057 M Bad credentials together with two hints: 401 invalid_client, because the client is authenticated first.
R-058 M Every error is JSON with Cache-Control no-store, only the members error, error_description and error_uri, and only the characters allowed in them.
R-059 M A disabled client: 401 invalid_client.
`,
);
