/**
 * Group I of the checklist: the callback that says a result is ready.
 * It says what is demanded; which tests show it is worked out from their names.
 */
import { group } from '../requirement.ts';

export const ping = group(
  'I',
  'Ping mode: the provider',
  `
R-221 M An approval sends one POST to the registered endpoint: the notification token as bearer, application/json, and a body of auth_req_id alone.
R-222 S Before the approval there is no callback.
R-223 M A denial sends the callback too, and the token endpoint then says access_denied.
R-224 S After an expiry, with or without a callback, the token endpoint says expired_token.
R-225 M A receiver that polls from within its callback gets 200, because the result was committed first.
R-226 M 204 ends the delivery, without a retry.
R-227 M 200 with a body ends the delivery too; the body is ignored and the flow completes.
R-228 M A redirect (301, 302, 307, 308) is not followed, and its Location is never called.
R-229 M After 401 there is no second callback, and the tokens can still be fetched.
R-230 M After 403, a 5xx or no connection the approval stands and can be redeemed, and retries are bounded and back off.
R-231 M A notification endpoint with an untrusted, expired or mismatched certificate, or with less than TLS 1.2, is not talked to.
R-232 P A name that resolves to a loopback, private, link-local or metadata address is not contacted, not even by rebinding.
R-233 P A client that never answers is given up after at most ten seconds, and holds up no approval.
R-234 P Of an endless answer only so much is read.
R-235 M After a ping the tokens are fetched once, and the second attempt gets 400 invalid_grant.
`,
);
