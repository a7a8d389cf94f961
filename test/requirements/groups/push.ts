/**
 * Group J of the checklist: the callback that brings the tokens themselves.
 * It says what is demanded; which tests show it is worked out from their names.
 */
import { group } from '../requirement.ts';

export const push = group(
  'J',
  'Push mode: the provider',
  `
R-236 M An approval POSTs JSON with auth_req_id, access_token, token_type, expires_in, id_token and perhaps refresh_token, the notification token as bearer.
R-237 M The ID token's urn:openid:params:jwt:claim:auth_req_id is the auth_req_id itself.
R-238 M The ID token's at_hash is right for its algorithm.
R-239 M With a refresh token, urn:openid:params:jwt:claim:rt_hash is the left half of its hash in base64url.
R-240 M Without a refresh token there is no rt_hash.
R-241 M A denial POSTs the error access_denied with the auth_req_id.
R-242 S An expiry POSTs the error expired_token with the auth_req_id, if anything.
R-243 M A technical failure on the device's side POSTs the error transaction_failed with the auth_req_id.
R-244 M 204, or 200 with a body, ends the delivery, without a retry.
R-245 M A redirect is not followed.
R-246 P After a 5xx or no connection the tokens are not silently lost: retries are bounded, then the tokens are revoked and that is recorded.
R-247 F Under a FAPI profile no push client comes about, or its request gets 400 unauthorized_client.
`,
);
