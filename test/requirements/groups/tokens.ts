/**
 * Group H of the checklist: what is in the tokens, and whom they are bound to.
 * It says what is demanded; which tests show it is worked out from their names.
 */
import { group } from '../requirement.ts';

export const tokens = group(
  'H',
  'ID token and sender-constrained tokens',
  `
R-210 M The ID token has the right iss, the client as aud, the hinted user as sub, exp, iat, the moment of authentication as auth_time, a kid header and the registered alg.
R-211 M The auth_req_id, at_hash and rt_hash claims are right where present, and c_hash and s_hash are absent.
R-212 F Where acr_values were asked for and acr is supported, the ID token has acr.
R-213 F With mutual TLS the access token carries cnf x5t#S256 of the certificate, and another certificate at the resource gets 401.
R-214 F A certificate-bound client without its certificate at the token endpoint gets no tokens but a TLS failure, invalid_request, invalid_grant or invalid_client.
R-215 F With a good DPoP proof token_type is DPoP and the access token carries cnf jkt of that key.
R-216 F A client that must use DPoP and sends no proof: 400 invalid_dpop_proof, and the auth_req_id is not consumed.
R-217 F A DPoP proof with a wrong htu or htm, a used jti or an old iat: 400 invalid_dpop_proof, and the auth_req_id is not consumed.
R-218 F Where a nonce is demanded: 400 use_dpop_nonce with a DPoP-Nonce header, and the second attempt succeeds.
R-219 F A confidential client may refresh with another DPoP key, and the new access token is bound to that key.
R-220 F A sender-constrained push token is bound to the certificate that was seen at the backchannel endpoint.
`,
);
