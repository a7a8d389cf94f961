/** What is asked of how a client will prove itself: its keys, its method, its certificate. */
import { isSafeAddress, readWebAddress } from '../../encoding/web-address.ts';
import { cibaGrantType } from '../../metadata.ts';
import { clientAuthenticationMethods } from '../../setup/client-metadata.ts';
import {
  isCibaClient,
  type Metadata,
  type MetadataRule,
  metadataRule,
} from './registration-call.ts';
import { isPublicKey, isStrongKey } from './strong-key.ts';

const methodMember = 'token_endpoint_auth_method';
const algorithmMember = 'token_endpoint_auth_signing_alg';

const certificateNames = [
  'tls_client_auth_subject_dn',
  'tls_client_auth_san_dns',
  'tls_client_auth_san_uri',
  'tls_client_auth_san_ip',
  'tls_client_auth_san_email',
] as const;

/** True for a method that proves possession of one of the client’s own keys. */
export function provesKey({ token_endpoint_auth_method: method }: Metadata): boolean {
  return method === 'private_key_jwt' || method === 'self_signed_tls_client_auth';
}

export const keyMetadataRules: readonly MetadataRule[] = [
  metadataRule({
    name: 'keys come one way',
    clause: 'rfc7591-2',
    member: 'jwks',
    teaching: 'Keys by value and by reference could differ, so a client chooses one of them.',
    sentence: 'Register jwks or jwks_uri, not both.',
    holds: ({ jwks, jwks_uri }) => jwks === undefined || jwks_uri === undefined,
  }),
  metadataRule({
    name: 'key address is encrypted',
    clause: 'rfc7591-2',
    member: 'jwks_uri',
    teaching: 'Whoever can change the keys on their way can be the client.',
    sentence: 'jwks_uri must be an https URL.',
    holds: ({ jwks_uri }, { settings }) =>
      jwks_uri === undefined ||
      isSafeAddress(readWebAddress(jwks_uri), settings.allow_loopback_http_callbacks),
  }),
  metadataRule({
    name: 'keys are public',
    clause: 'rfc7591-2',
    member: 'jwks',
    teaching: 'A private key that was sent to anybody is private no more.',
    sentence: 'jwks must hold public keys only.',
    holds: ({ jwks }) => (jwks?.keys ?? []).every(isPublicKey),
  }),
  metadataRule({
    name: 'keys are strong',
    clause: 'rfc7591-2',
    member: 'jwks',
    teaching: 'RSA begins at 2048 bits, and a point has to be whole and on a curve in use.',
    sentence: 'jwks holds a key that is broken, too short or of a kind that is not used here.',
    holds: ({ jwks }) => (jwks?.keys ?? []).every(isStrongKey),
  }),
  metadataRule({
    name: 'key names differ',
    clause: 'rfc7591-2',
    member: 'jwks',
    teaching: 'A kid points at one key; two keys of one name would make it a guess.',
    sentence: 'Every kid in jwks must be different.',
    holds: ({ jwks }) => {
      const names = (jwks?.keys ?? []).flatMap(({ kid }) => (kid === undefined ? [] : [kid]));
      return new Set(names).size === names.length;
    },
  }),
];

export const methodRules: readonly MetadataRule[] = [
  metadataRule({
    name: 'CIBA client can keep a secret',
    clause: 'ciba-core-7.2',
    member: methodMember,
    teaching: 'Anybody could have people prompted in the name of a client that proves nothing.',
    sentence: `${methodMember} of a CIBA client must not be none.`,
    holds: (metadata) => metadata.token_endpoint_auth_method !== 'none' || !isCibaClient(metadata),
  }),
  metadataRule({
    name: 'authentication method is on offer',
    clause: 'rfc7591-2',
    member: methodMember,
    teaching: 'The discovery document lists the methods; FAPI leaves out whatever can be copied.',
    sentence: `${methodMember} is not one that this provider offers.`,
    holds: ({ token_endpoint_auth_method: method }, { settings }) =>
      clientAuthenticationMethods.some((known) => known === method) &&
      settings.token_endpoint_auth_methods.includes(method),
  }),
  metadataRule({
    name: 'assertion algorithm is on offer',
    clause: 'oidc-core-9',
    member: algorithmMember,
    teaching: 'A shared secret goes with HMAC and a key pair with a signature, never crosswise.',
    sentence: `${algorithmMember} does not go with the method or is not on offer.`,
    holds: ({ token_endpoint_auth_signing_alg: alg, token_endpoint_auth_method: method }, call) =>
      alg === undefined ||
      (call.settings.client_assertion_algorithms.includes(alg) &&
        (method === 'client_secret_jwt') === alg.startsWith('HS')),
  }),
  metadataRule({
    name: 'certificate has one name',
    clause: 'rfc8705-2.1',
    member: 'tls_client_auth_subject_dn',
    teaching: 'With two names it would be open which of them has to fit.',
    sentence: 'tls_client_auth needs exactly one of the tls_client_auth_ members.',
    holds: (metadata) =>
      metadata.token_endpoint_auth_method !== 'tls_client_auth' ||
      certificateNames.filter((name) => metadata[name] !== undefined).length === 1,
  }),
  metadataRule({
    name: 'has the keys that it will sign with',
    clause: 'rfc7591-2',
    member: 'jwks',
    teaching: 'A signature can only be checked by whoever has the public key.',
    sentence: 'Register jwks or jwks_uri: this method or the signed requests need keys.',
    holds: (metadata) => {
      const signs = metadata.backchannel_authentication_request_signing_alg !== undefined;
      const hasKeys = (metadata.jwks?.keys.length ?? 0) > 0 || metadata.jwks_uri !== undefined;
      return hasKeys || !(signs || provesKey(metadata));
    },
  }),
];

const grants: readonly string[] = ['authorization_code', 'refresh_token', cibaGrantType];

export const grantMetadataRules: readonly MetadataRule[] = [
  metadataRule({
    name: 'grants are served here',
    clause: 'rfc7591-2',
    member: 'grant_types',
    teaching: 'The discovery document lists the grants; registering another one would help nobody.',
    sentence: 'grant_types names a grant that this provider does not serve.',
    holds: ({ grant_types }) => grant_types.every((grant) => grants.includes(grant)),
  }),
  metadataRule({
    name: 'response types go with the grants',
    clause: 'rfc7591-2',
    member: 'response_types',
    teaching: 'A code can only be redeemed by a client that has the grant for codes.',
    sentence: 'response_types may hold code, together with the authorization_code grant.',
    holds: ({ response_types: types, grant_types }) =>
      types.every((type) => type === 'code') &&
      (types.length === 0 || grant_types.includes('authorization_code')),
  }),
];
