/**
 * Group D of the checklist: what each parameter of the plain form may hold.
 * It says what is demanded; which tests show it is worked out from their names.
 */
import { group } from '../requirement.ts';

export const backchannelParameters = group(
  'D',
  'Backchannel request parameters, plain form',
  `
R-060 M The least request, scope=openid and a login_hint, is acknowledged with 200.
R-061 M No scope: 400 invalid_request.
R-062 M A scope without openid: 400 invalid_scope or invalid_request.
R-063 M openid need not come first in scope: 200.
R-064 M A scope that is unknown, or not allowed to the client: 400 invalid_scope.
R-065 M No hint: 400 invalid_request.
R-066 M Two hints, in each pairing of the three kinds: 400 invalid_request.
R-067 M All three hints: 400 invalid_request.
R-068 M Two hints, one of them for nobody: 400 invalid_request and not unknown_user_id.
R-069 M An empty login_hint: 400 invalid_request.
R-070 M A login_hint that fits nobody: 400 unknown_user_id.
R-071 M A login_hint for a disabled or locked user: 400 unknown_user_id or 403 access_denied.
R-072 M A good login_hint_token: 200.
R-073 M A login_hint_token that has expired: 400 expired_login_hint_token.
R-074 M A login_hint_token that is forged, from a foreign issuer or unreadable: 400 invalid_request, and it is never accepted.
R-075 M A login_hint_token for nobody: 400 unknown_user_id.
R-076 M An id_token_hint that this provider issued to this client: 200.
R-077 M An id_token_hint that expired not long ago: 200.
R-078 M An id_token_hint of another issuer or with a bad signature: 400 invalid_request.
R-079 M An id_token_hint whose aud leaves this client out: 400 invalid_request.
R-080 S An id_token_hint with something other than strings in its aud array: 400 invalid_request and no 500.
R-081 M An id_token_hint for a user who is gone: 400 unknown_user_id.
R-082 M A parameter that nobody defined is ignored: 200.
R-083 M A known parameter given twice: 400 invalid_request.
R-084 M With acceptable acr_values, the acr of the ID token is one of those that were reached.
R-085 M binding_message=1234: 200, and the device shows just that.
R-086 M A binding_message over the limit: 400 invalid_binding_message.
R-087 M A binding_message with emoji or kanji is shown whole or refused with invalid_binding_message, with neither a 500 nor garbled text.
R-088 S A binding_message with control characters, line breaks, direction overrides or angle brackets: 400 invalid_binding_message.
R-089 S An empty binding_message: 400 invalid_binding_message.
R-090 M requested_expiry=300: 200 with an expires_in of at most 300 and at most the provider's maximum.
R-091 M A requested_expiry above the maximum: 200, cut to the maximum.
R-092 M requested_expiry=0: 400 invalid_request.
R-093 M A requested_expiry that is negative, fractional, empty, overlong or no number: 400 invalid_request.
R-094 M No requested_expiry: 200 with the provider's default lifetime.
R-095 M A ping or push client without client_notification_token: 400 invalid_request.
R-096 M A client_notification_token of exactly 1024 allowed characters: 200.
R-097 M A client_notification_token of 1025 characters: 400 invalid_request.
R-098 M A client_notification_token that is empty or holds a space, colon, comma or an equals sign inside: 400 invalid_request.
R-099 M The client_notification_token abc-._~+/==: 200.
R-100 M A client_notification_token from a poll client: 200, and it is neither used nor stored.
R-101 M The right user_code, from a client and for a user that have user codes: 200.
R-102 M A user_code that is required and absent: 400 missing_user_code.
R-103 M A wrong user_code: 400 invalid_user_code.
R-104 M A user without a code needs none, though the client's flag is on: 200.
R-105 M A user_code from a client without the flag: ignored with 200, or 400 invalid_request, as documented.
R-106 P After too many wrong codes for one user: 429 with Retry-After or 403 access_denied.
R-107 F Under FAPI, neither binding_message nor authorization details nor request context: 400 invalid_request.
R-108 F A request_context that is a JSON object: 200, and policy and device can see it.
R-109 F A request_context that is not JSON or no object: 400 invalid_request.
R-110 P Well formed authorization_details of a registered type: 200.
R-111 P authorization_details that are no JSON array, of an unknown type, or with a field missing or of the wrong type: 400 invalid_authorization_details.
R-112 P authorization_details of a type that the client may not use: 400 invalid_authorization_details.
R-113 P An unknown resource: 400 invalid_target.
R-114 M A policy that forbids this user or client before anybody is asked: 403 access_denied.
R-115 P Too many requests for one user: 429 with Retry-After, and no device is disturbed.
R-116 S Bytes that are not UTF-8 in a parameter: 400 invalid_request.
R-117 P A body of several megabytes: 413 or 400, and the connection is not kept waiting.
R-118 S With the way to the device down: 503 with Retry-After or 500 server_error, and no usable request is left, so the token endpoint says invalid_grant.
`,
);
