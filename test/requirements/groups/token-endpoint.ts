/**
 * Group G of the checklist: what polling is answered, and how approvals are redeemed.
 * It says what is demanded; which tests show it is worked out from their names.
 */
import { group } from '../requirement.ts';

export const tokenEndpoint = group(
  'G',
  'Token endpoint, poll and ping',
  `
R-166 M The first poll of a pending request: 400 authorization_pending, however soon it comes.
R-167 M A further poll after the interval: 400 authorization_pending.
R-168 M A further poll before the interval: 400 slow_down.
R-169 M After one slow_down at interval 5, a poll six seconds later is slowed again and one ten seconds later is not.
R-170 M Each of 20 rapid polls gets 400 with authorization_pending, slow_down or invalid_request, or 503 with Retry-After, and none gets 200.
R-171 S Polling too fast without end: 400 invalid_request, and then the auth_req_id is dead.
R-172 P Two nodes behind a balancer share what they know of the polling.
R-173 M Approved: 200 with access_token, token_type, expires_in and id_token, not to be cached.
R-174 M Approved but polled too soon: success or slow_down, and the next allowed poll still succeeds.
R-175 M Denied: 400 access_denied, and not 403.
R-176 M Denied and polled again: access_denied or invalid_grant, and never tokens.
R-177 M Expired without an approval: 400 expired_token.
R-178 M Approved but expired before anybody redeemed it: 400 expired_token.
R-179 P For a while after its expiry a request is still answered expired_token, and not invalid_grant.
R-180 M An auth_req_id that was never issued: 400 invalid_grant.
R-181 M Another client's auth_req_id: 400 invalid_grant, without harm to its owner.
R-182 M No auth_req_id: 400 invalid_request.
R-183 M An auth_req_id that was redeemed already: 400 invalid_grant.
R-184 S A redeemed auth_req_id presented again: the tokens of that grant are revoked.
R-185 M Of 50 redemptions at once exactly one gets 200, the others invalid_grant or slow_down.
R-186 M A push client with the CIBA grant: 400 unauthorized_client.
R-187 M A client that was not registered for the CIBA grant: 400 unauthorized_client.
R-188 M Bad client credentials: invalid_client with 401 or 400.
R-189 M A private_key_jwt client without an assertion: invalid_client or 400 invalid_request.
R-190 M A client assertion whose aud is the issuer is accepted.
R-191 F Under FAPI, a client assertion signed with RS256: invalid_client.
R-192 P A user disabled, locked or deleted after approving: 400 invalid_grant or access_denied, and no tokens.
R-193 M A client disabled after the approval: 401 invalid_client.
R-194 M A ping client that polls before its ping is answered as a poll client is.
R-195 M A repeated parameter: 400 invalid_request.
R-196 M Every 400 is JSON, not to be cached, with the three error members only and no quote, backslash, line break, tab or non-ASCII character in the description.
R-197 M A scope that the user narrowed is told as granted.
R-198 S With offline_access granted there is a refresh_token, and it works.
R-199 S Without offline_access there is no refresh_token.
R-200 M Another client's refresh token: 400 invalid_grant.
R-201 M A refresh gives a new access token, and an ID token of the same iss, sub, aud and auth_time if any.
R-202 P Granted authorization_details come back in the token answer and at introspection.
R-203 P A long poll is held for at most 30 seconds and then answered authorization_pending; an approval releases it at once with 200.
R-204 P A client that hangs up during a long poll consumes nothing: its next poll succeeds.
R-205 P An overloaded server answers 503 with Retry-After.
R-206 M Where one user was hinted and another approves, that approval is refused and gives the other no tokens.
R-207 S An approval that comes after the expiry is refused, and the token endpoint says expired_token.
R-208 P A second decision, whatever the first was, is refused and changes nothing.
R-209 S An auth_req_id is no credential at the device's door: 401 or 403, and nothing changes.
`,
);
