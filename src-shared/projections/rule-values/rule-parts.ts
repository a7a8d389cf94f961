/** Which parts of a message each rule looks at: parameters by their names, headers by theirs. */
import { lookedAtByRule } from '../causes/values-behind.ts';

const basic = ['Authorization', 'client_id', 'client_secret', 'client_assertion'];
const assertion = ['client_assertion'];
const proof = ['DPoP'];
const signed = ['request'];
const decision = ['decision'];
const receipt = ['auth_req_id'];
const details = ['authorization_details'];
const bearer = ['Authorization', 'access_token'];
const code = ['code'];
const refresh = ['refresh_token'];
const certificate = ['client certificate'];

/** Besides those that explanations already name. */
const more: Readonly<Record<string, readonly string[]>> = {
  'is a form post': ['Content-Type'],
  'carries client credentials': basic,
  'authenticates one way only': basic,
  'comes from a known client': basic,
  'names one client throughout': basic,
  'uses its registered method': basic,
  'is a confidential client': basic,
  'proves the client secret': ['Authorization', 'client_secret'],
  'assertion says what it is': ['client_assertion_type'],
  'assertion is signed as registered': assertion,
  'assertion carries a good signature': assertion,
  'assertion speaks for the client': assertion,
  'assertion is meant for this provider': assertion,
  'assertion is in time': assertion,
  'assertion serves once': assertion,
  'presents a certificate that is trusted': certificate,
  'presents the registered certificate': certificate,
  'client that must use a certificate does': certificate,
  'certificate of the token is there': certificate,
  'DPoP proof is a JWT with its own key': proof,
  'DPoP proof is for this call': proof,
  'DPoP proof is fresh': proof,
  'DPoP proof answers the nonce': proof,
  'client that must use DPoP does': proof,
  'DPoP proof is for this token': proof,
  'DPoP proof is by the key of the token': proof,
  'refers to no request elsewhere': ['request_uri'],
  'is signed only where that is supported': signed,
  'is signed if its client signs': signed,
  'is signed where everyone must sign': signed,
  'is not signed without registration': signed,
  'signed request is not encrypted': signed,
  'signed request is a JWT': signed,
  'request is signed as registered': signed,
  'request carries a good signature': signed,
  'request is issued by the client': signed,
  'request is meant for this provider': signed,
  'request says when it is valid': signed,
  'request is in time': signed,
  'request carries a jti': signed,
  'request serves once': signed,
  'request holds no request of its own': signed,
  'signed parameters are text': signed,
  'request lives an hour at most': signed,
  'request_context is an object': ['request_context'],
  'claims is an object': ['claims'],
  'authorization_details is a list of typed objects': details,
  'authorization_details are of known types': details,
  'authorization_details are of types the client may use': details,
  'authorization_details hold their fields': details,
  'hint can be read and believed': ['login_hint', 'login_hint_token', 'id_token_hint'],
  'login_hint_token has not expired': ['login_hint_token'],
  'has a context of its own': ['binding_message', 'request_context', 'authorization_details'],
  'auth_req_id belongs to this client': receipt,
  'auth_req_id was not redeemed before': receipt,
  'auth_req_id is alive': receipt,
  'person did not refuse': receipt,
  'does not poll without end': receipt,
  'waits for the interval': receipt,
  'person has decided': receipt,
  'person may still sign in': receipt,
  'carries a refresh token': refresh,
  'refresh token is known': refresh,
  'refresh token belongs to this client': refresh,
  'refresh token was not used before': refresh,
  'refresh asks for no more': ['scope'],
  'carries a code': code,
  'code is known': code,
  'code belongs to this client': code,
  'code was not used before': code,
  'code was sent to that address': ['redirect_uri'],
  'carries a verifier': ['code_verifier'],
  'verifier fits the challenge': ['code_verifier'],
  'decision is a plain one': decision,
  'decision is about a known request': receipt,
  'grants no more than was asked': ['scope'],
  'reaches the context that was asked for': ['acr'],
  'presents an access token': bearer,
  'presents it one way': bearer,
  'access token is good': bearer,
  'bound token comes by its scheme': bearer,
  'bound token comes with a proof': [...bearer, ...proof],
  'token reaches the person’s claims': bearer,
  'names a token': ['token'],
  'token belongs to the client that ends it': ['token'],
  'metadata comes as JSON': ['Content-Type'],
  'CIBA comes with a delivery mode': ['backchannel_token_delivery_mode'],
  'delivery mode is a known one': ['backchannel_token_delivery_mode'],
  'delivery mode is on offer': ['backchannel_token_delivery_mode'],
  'poll and ping come with the CIBA grant': ['grant_types', 'backchannel_token_delivery_mode'],
  'ping and push name their endpoint': ['backchannel_client_notification_endpoint'],
  'notification endpoint is a plain address': ['backchannel_client_notification_endpoint'],
  'notification endpoint is encrypted': ['backchannel_client_notification_endpoint'],
  'requests will be signed with a key pair': ['backchannel_authentication_request_signing_alg'],
  'request algorithm is on offer': ['backchannel_authentication_request_signing_alg'],
  'grants are served here': ['grant_types'],
  'response types go with the grants': ['response_types', 'grant_types'],
  'code flow has where to return to': ['redirect_uris'],
  'redirect URIs are absolute': ['redirect_uris'],
  'keys come one way': ['jwks', 'jwks_uri'],
  'key address is encrypted': ['jwks_uri'],
  'keys are public': ['jwks'],
  'keys are strong': ['jwks'],
  'key names differ': ['jwks'],
  'CIBA client can keep a secret': ['token_endpoint_auth_method'],
  'authentication method is on offer': ['token_endpoint_auth_method'],
  'assertion algorithm is on offer': ['token_endpoint_auth_signing_alg'],
  'ID token algorithm is on offer': ['id_token_signed_response_alg'],
  'ID tokens are signed as FAPI asks': ['id_token_signed_response_alg'],
  'encryption is known': ['id_token_encrypted_response_alg', 'id_token_encrypted_response_enc'],
  'encryption has a key': ['jwks', 'jwks_uri'],
  'scope is on offer': ['scope'],
  'authorization details are on offer': ['authorization_details_types'],
  'subject type is known': ['subject_type'],
  'pairwise client has a key address': ['subject_type', 'jwks_uri'],
  'pairwise client has one sector': ['sector_identifier_uri', 'redirect_uris'],
  'sector address is encrypted': ['sector_identifier_uri'],
  'sector document can be read': ['sector_identifier_uri'],
  'sector document lists the client': ['sector_identifier_uri', 'jwks_uri'],
  'carries a registration access token': ['Authorization'],
  'registration access token is good': ['Authorization'],
  'update names its client': ['client_id'],
  'update keeps the secret': ['client_secret'],
};

/** The names of the rules that this file speaks of. */
export const rulesWithParts: readonly string[] = Object.keys(more);

/** The parts that a rule looks at; none for one that looks at what the provider remembers. */
export function partsOfRule(rule: string): readonly string[] {
  return [...new Set([...(lookedAtByRule[rule]?.parameters ?? []), ...(more[rule] ?? [])])];
}

/** Of these rules, those that look at that part, whatever the case of its letters. */
export function rulesOfPart(rules: readonly string[], part: string): readonly string[] {
  const wanted = part.toLowerCase();
  return rules.filter((rule) => partsOfRule(rule).some((name) => name.toLowerCase() === wanted));
}
