/**
 * Group L of the checklist: what a relying party sends, bears and refuses.
 * It says what is demanded; which tests show it is worked out from their names.
 */
import { group } from '../requirement.ts';

export const client = group(
  'L',
  'The client',
  `
R-256 M A request is a form POST with one hint and openid, and when signed has nothing outside the JWT but client authentication.
R-257 F A FAPI request object is signed with PS256 or ES256, has the issuer as aud, iss, iat, exp, nbf and a fresh jti, lives 60 minutes at most, and does not have the client as sub.
R-258 M In ping and push each request carries a new client_notification_token of at least 128 bits and at most 1024 characters.
R-259 M An acknowledgement without auth_req_id is reported as an error, and no token call follows.
R-260 M An acknowledgement without expires_in is reported as an error, and no token call follows.
R-261 M Unknown members of an acknowledgement are ignored.
R-262 M An error such as unknown_user_id ends the attempt: its code is shown, and no token call follows.
R-263 M Without an interval in the acknowledgement the client takes 5 seconds.
R-264 M With interval 31 no poll is sent less than 31 seconds after the last was sent.
R-265 M After slow_down at interval 5 the next poll, and every later one, waits at least ten seconds.
R-266 M A pending answer that took 2 seconds at interval 5 is followed by 3 seconds of waiting.
R-267 M A long poll's answer that outlasted the interval may be followed at once, and two polls never overlap.
R-268 M 503 or 429 with Retry-After is obeyed.
R-269 M invalid_request while polling ends it for good.
R-270 M access_denied ends the polling, and the user is told.
R-271 M expired_token ends the polling, and a new request may be started.
R-272 M When expires_in has passed the client stops polling and forgets its state.
R-273 M A token answer without scope and expires_in is accepted.
R-274 M An ID token whose aud is an array of one is accepted.
R-275 M An ID token with a wrong or missing iss is refused, and the access token is not used.
R-276 M An ID token whose aud is missing, wrong or has an untrusted extra is refused.
R-277 M An ID token with a bad signature, alg none, or RS256 in place of PS256 is refused.
R-278 M An ID token without exp, with a past exp, or with an iat a week old is refused.
R-279 M A redeemed auth_req_id is never used again.
R-280 M A good ping is answered 204 with no body, and exactly one token call follows.
R-281 M A ping with a wrong or missing bearer is answered 401, and no token call follows.
R-282 M A ping with the bearer of another request is answered 401, and no token call follows.
R-283 M A ping with an unknown auth_req_id is answered 4xx, and no token call follows.
R-284 M Further members in a ping are ignored: 204.
R-285 M A ping whose body is not JSON is answered 400, one by a wrong method 405.
R-286 M No callback is ever answered with a redirect.
R-287 P A ping that comes twice is answered 204 and redeemed once.
R-288 M A good push is answered 204 and its tokens are kept.
R-289 M A push without at_hash, or with a wrong one, has its tokens refused.
R-290 M A push whose ID token lacks the auth_req_id claim, or has another than the body, has its tokens refused.
R-291 M A push of a refresh token with rt_hash missing or wrong has its tokens refused.
R-292 M A pushed error, any of the three codes, is answered 204 and ends the flow with that code.
R-293 M A push client never calls the token endpoint with the CIBA grant.
R-294 S The client tries without a user code, asks for it on missing_user_code, and never stores it.
R-295 F A client that does not control the consumption device sends neither x-fapi-customer-ip-address nor x-fapi-auth-date to the resource.
`,
);
