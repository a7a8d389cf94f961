/** The claims of client assertions, DPoP proofs, JWT access tokens and login hint tokens. */
import { type ClaimCards, card } from './claim-card.ts';

const provider = 'The provider.';

export const assertionCards: ClaimCards = {
  iss: card(
    'The client that authenticates.',
    'It must be the client_id, and the same as sub.',
    provider,
    'To write the name of the company in place of the client_id.',
    'rfc7523-3',
  ),
  sub: card(
    'The client again: it vouches for itself.',
    'It must be the client_id, and the same as iss.',
    provider,
    'To write the person who signs in.',
    'rfc7523-3',
  ),
  aud: card(
    'The provider that the client authenticates to.',
    'The issuer is best. CIBA also accepts the addresses of the two endpoints; FAPI 2.0 does not.',
    provider,
    'To accept any address of the own host, or anything at all.',
    'ciba-core-7.1',
  ),
  exp: card(
    'Until when the assertion may be used.',
    'Required, and near: minutes, at most a day here.',
    provider,
    'To make one assertion and use it for a month.',
    'rfc7523-3',
  ),
  iat: card(
    'When the assertion was made.',
    'It may be left out; if it is there, it must not lie in the future.',
    provider,
    'To refuse it for a second that the client’s clock is ahead.',
    'rfc7523-3',
  ),
  nbf: card(
    'Before when the assertion is not valid.',
    'It may be left out; if it is there, it must not lie in the future.',
    provider,
    'To take «not before» for «made at».',
    'rfc7523-3',
  ),
  jti: card(
    'A name that no other assertion of this client has.',
    'OpenID Connect demands it: a second assertion with the same one is a replay.',
    provider,
    'To build the assertion once and send it with every poll.',
    'rfc7523-3',
  ),
};

const proofReader = 'Whoever is shown the token: the provider, or the API.';

export const proofCards: ClaimCards = {
  jti: card(
    'A name that no other proof has.',
    'Required; the same one is not accepted a second time at the same address.',
    proofReader,
    'To make one proof and send it with every call.',
    'rfc9449-4.2',
  ),
  htm: card(
    'The method of the call that the proof is for.',
    'It must be the method of this call, in capitals.',
    proofReader,
    'To write it in small letters.',
    'rfc9449-4.2',
  ),
  htu: card(
    'The address that the proof is for, without query and fragment.',
    'It must be the address of this call as the client sees it.',
    proofReader,
    'To compare it with the address behind a proxy, which has another host or scheme.',
    'rfc9449-4.2',
  ),
  iat: card(
    'When the proof was made.',
    'It must be close to now: a minute here.',
    proofReader,
    'To make it once when the app starts.',
    'rfc9449-4.2',
  ),
  ath: card(
    'The hash of the access token that the proof goes with, whole and not half.',
    'Required when a token is shown; not at the token endpoint, where there is none yet.',
    'The API that is shown the token.',
    'To take half of the hash, as at_hash does.',
    'rfc9449-4.2',
  ),
  nonce: card(
    'A value that the server gave out a moment ago.',
    'Where the server demands it, the proof must hold the newest one.',
    proofReader,
    'To give up on use_dpop_nonce in place of trying once more with the nonce from the header.',
    'rfc9449-8',
  ),
};

export const accessTokenCards: ClaimCards = {
  aud: card(
    'Which APIs the token is for.',
    'An API that is not among them must refuse it.',
    'The API.',
    'To accept every token of the own provider.',
    'rfc9068-2.2',
  ),
  client_id: card(
    'The client to which the token was given.',
    'Required in a JWT access token.',
    'The API, if clients may do different things.',
    'To take it for the person.',
    'rfc9068-2.2',
  ),
  scope: card(
    'What the token opens.',
    'Words with spaces between them; an API does no more than they allow.',
    'The API.',
    'To look for a word inside the text, so that pay is found in payment.',
    'rfc9068-2.2',
  ),
  cnf: card(
    'What the token is bound to: jkt is a DPoP key, x5t#S256 a certificate.',
    'Whoever shows the token must prove to hold that key, in the same call.',
    'The API that is shown the token.',
    'To issue bound tokens and never check the binding.',
    'rfc7800-3.1',
  ),
  authorization_details: card(
    'What the person agreed to, in full.',
    'The API allows that, and no more.',
    'The API.',
    'To check the scope only.',
    'rfc9396-2',
  ),
  claims: card(
    'The single claims that were asked for.',
    'They decide what the userinfo endpoint tells.',
    'The provider, at its userinfo endpoint.',
    'To tell everybody everything.',
    'oidc-core-5.5',
  ),
};

export const loginHintCards: ClaimCards = {
  iss: card(
    'Who says who the person is.',
    'The provider must trust that issuer for this.',
    provider,
    'To fetch the keys from wherever this claim points.',
    'ciba-core-7.1',
  ),
  sub: card(
    'The person, as that issuer or the provider knows them.',
    'It must lead to exactly one person.',
    provider,
    'To mix up the issuer’s own numbers with the provider’s.',
    'ciba-core-7.1',
  ),
  sub_id: card(
    'The person, by a subject identifier: a format and what belongs to it.',
    'It must lead to exactly one person.',
    provider,
    'To read the members without looking at the format.',
    'ciba-core-7.1',
  ),
};
