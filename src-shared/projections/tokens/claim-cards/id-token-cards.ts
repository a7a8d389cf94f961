/** The claims of an ID token: who signed in, for whom, how and when, and what ties it to its tokens. */
import { type ClaimCards, card } from './claim-card.ts';

export const authReqIdClaim = 'urn:openid:params:jwt:claim:auth_req_id';
export const refreshTokenHashClaim = 'urn:openid:params:jwt:claim:rt_hash';

export const idTokenCards: ClaimCards = {
  iss: card(
    'Which provider says that somebody signed in.',
    'It must be the issuer of the provider that was asked, sign for sign.',
    'The client.',
    'To compare it without the slash at its end, or not at all because the keys fitted.',
    'oidc-core-3.1.3.7',
  ),
  sub: card(
    'Which person it is, at this provider.',
    'Never empty, at most 255 signs; only iss and sub together name a person.',
    'The client.',
    'To recognise people by e-mail in place of sub: addresses change hands.',
    'oidc-core-2',
  ),
  aud: card(
    'Which client the token is for.',
    'It must contain this client’s client_id, and nobody whom the client does not trust.',
    'The client.',
    'Not to check it: then a token that another app was given signs its user in here.',
    'oidc-core-3.1.3.7',
  ),
  exp: card(
    'Until when the token may be accepted, in seconds since 1970.',
    'Now, by the client’s own clock, must be before it.',
    'The client.',
    'To take it for the end of the session: it is about accepting the token, once.',
    'oidc-core-3.1.3.7',
  ),
  iat: card(
    'When the provider made the token.',
    'A client may refuse one that is too old or from the future.',
    'The client.',
    'To demand that it is not after now, without any leeway.',
    'oidc-core-3.1.3.7',
  ),
  auth_time: card(
    'When the person authenticated: in CIBA, on the device.',
    'Required where max_age was sent or the client registered require_auth_time.',
    'The client, if it asked for a recent sign-in.',
    'To write the time of the token request, which for a poll is later.',
    'oidc-core-2',
  ),
  nonce: card(
    'A value of the client that comes back unchanged.',
    'If the request held one, the token must hold the same. CIBA’s own requests have none.',
    'The client.',
    'To demand one in CIBA, where jti and auth_req_id tie the token to its request.',
    'oidc-core-3.1.3.7',
  ),
  acr: card(
    'How strongly the person was authenticated.',
    'With acr_values in the request it should be one of them; some profiles say must.',
    'The client that asked for it.',
    'To ask for a strong context and then take whatever comes.',
    'oidc-core-2',
  ),
  amr: card(
    'By which methods the person authenticated, such as pin, fpt or hwk.',
    'A list of words; what to conclude from them is agreed between the two.',
    'A client that has agreed on it.',
    'To decide by amr where acr was meant for deciding.',
    'oidc-core-2',
  ),
  azp: card(
    'The client that asked for the token.',
    'If it is there, it must be this client’s client_id.',
    'The client.',
    'To expect it always: with a single audience there is mostly none.',
    'oidc-core-3.1.3.7',
  ),
  at_hash: card(
    'The left half of the access token’s hash, in base64url.',
    'Required in a push; elsewhere, if it is there, it must fit the access token beside it.',
    'The client.',
    'To encode the hex text of the hash in place of its bytes, or the whole hash.',
    'oidc-core-3.1.3.6',
  ),
  c_hash: card(
    'The left half of the authorization code’s hash.',
    'Only in tokens that come together with a code; CIBA has no code.',
    'A client of the hybrid flow.',
    'To copy it from another flow into a CIBA answer.',
    'oidc-core-3.3.2.11',
  ),
  [authReqIdClaim]: card(
    'The auth_req_id that the push is about.',
    'Required in a push, and equal to auth_req_id in the body.',
    'The client that is pushed to.',
    'Not to compare it: then somebody’s tokens can be pushed into another’s request.',
    'ciba-core-10.3.1',
  ),
  [refreshTokenHashClaim]: card(
    'The left half of the refresh token’s hash, in base64url.',
    'Required in a push that brings a refresh token.',
    'The client that is pushed to.',
    'To leave it out, or to hash the access token for it.',
    'ciba-core-10.3.1',
  ),
};

const person = (what: string, bug: string) =>
  card(
    `${what}, as the provider has it.`,
    'It is there only if a scope or the claims parameter asked for it, and the person agreed.',
    'Nobody: it is told, not proved, unless a claim says that it was verified.',
    bug,
    'oidc-core-5.1',
  );

export const personCards: ClaimCards = {
  name: person('The full name', 'To split it at the first space into two names.'),
  given_name: person('The given name', 'To take it for the name the person goes by.'),
  family_name: person('The family name', 'To make it obligatory: not everybody has one.'),
  preferred_username: person('A short name', 'To use it as a key: it may change hands.'),
  email: person('The e-mail address', 'To link accounts by it without email_verified.'),
  email_verified: person('Whether the address was verified', 'To read the text "false" as true.'),
  phone_number: person('The telephone number', 'To compare it without its country code.'),
  phone_number_verified: person('Whether the number was verified', 'To forget that it can lapse.'),
  birthdate: person('The date of birth', 'To demand a year: 0000 says that it was left out.'),
  address: person('The postal address', 'To expect a text: it is an object.'),
};
