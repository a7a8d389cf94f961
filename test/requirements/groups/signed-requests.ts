/**
 * Group E of the checklist: the request parameter and the JWT inside it.
 * It says what is demanded; which tests show it is worked out from their names.
 */
import { group } from '../requirement.ts';

export const signedRequests = group(
  'E',
  'Signed requests',
  `
R-119 M A request object signed with PS256 or ES256 that has every required claim: 200.
R-120 M requested_expiry inside the JWT is understood as a number and as a string: 200.
R-121 M No aud: 400 invalid_request.
R-122 M An aud that is not the issuer: 400 invalid_request.
R-123 M An aud array with the issuer in it: 200.
R-124 M No iss: 400 invalid_request.
R-125 M Another client as iss: 400 invalid_request.
R-126 M No exp: 400 invalid_request.
R-127 M An exp that is past: 400 invalid_request.
R-128 M No iat: 400 invalid_request.
R-129 M No nbf: 400 invalid_request.
R-130 M An nbf ten minutes ahead: 400 invalid_request.
R-131 M No jti: 400 invalid_request.
R-132 S A jti used again while its JWT still lives: 400 invalid_request.
R-133 F An exp 70 minutes ahead: 400 invalid_request.
R-134 F An nbf 70 minutes ago: 400 invalid_request.
R-135 F An exp that does not come after nbf: 400 invalid_request.
R-136 S An iat or nbf five seconds ahead passes as clock skew, one 61 seconds ahead is refused with invalid_request.
R-137 M alg none: 400 invalid_request.
R-138 M A broken signature: 400 invalid_request.
R-139 M A signature by another client's key: 400 invalid_request.
R-140 M Another alg than the registered one: 400 invalid_request.
R-141 M HS256 with the client secret: 400 invalid_request.
R-142 F RS256 under FAPI: 400 invalid_request.
R-143 M A plain form from a client that registered a signing algorithm: 400 invalid_request.
R-144 S A request object from a client that registered no signing algorithm: 400 invalid_request.
R-145 M An encrypted JWT of five parts: 400 invalid_request.
R-146 M A request that is no JWT, has bad base64 or holds no JSON object: 400 invalid_request and no 500.
R-147 S A parameter both inside and outside the JWT: the outer value never wins.
R-148 M client_id, client_assertion and client_assertion_type may stand outside the JWT: 200.
R-149 M Two hints inside the JWT: 400 invalid_request.
R-150 M A scope that is only outside the JWT: 400 invalid_request.
R-151 S A JWT with request, request_uri or the client as sub: 400 invalid_request.
R-152 S A request_uri while that feature is off: 400 request_uri_not_supported or invalid_request.
R-153 S A request object where the provider takes none: 400 request_not_supported or invalid_request.
R-154 M The header typ oauth-authz-req+jwt: 200.
R-155 M A string parameter given as a JSON number or object: 400 invalid_request, but for requested_expiry, request_context, authorization_details and claims.
R-156 M authorization_details inside the JWT as an array: 200; as a string: 400.
R-157 P An unknown kid has the client's JWKS fetched again once, and then gets 400 invalid_request.
`,
);
