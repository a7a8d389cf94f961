/** What is asked of what a client wants: where its browser returns to, and what its tokens are like. */
import { isSafeAddress, readWebAddress, schemeOf } from '../../encoding/web-address.ts';
import { encryptionKeyFor } from '../../json-web-keys.ts';
import { contentEncryptionAlgorithms, keyEncryptionAlgorithms } from '../../metadata.ts';
import type { ProviderSettings } from '../../setup/provider-settings.ts';
import { type MetadataRule, metadataRule } from './registration-call.ts';

/** Schemes that run or read something where they are opened. */
const activeSchemes = ['javascript', 'data', 'vbscript', 'file', 'blob', 'about'];

export const redirectRules: readonly MetadataRule[] = [
  metadataRule({
    name: 'code flow has where to return to',
    clause: 'rfc7591-2',
    member: 'redirect_uris',
    teaching: 'A client of the code flow must say beforehand where codes may be sent.',
    error: 'invalid_redirect_uri',
    sentence: 'A client of the code flow must register redirect_uris.',
    holds: ({ response_types, redirect_uris }) =>
      response_types.length === 0 || redirect_uris.length > 0,
  }),
  metadataRule({
    name: 'redirect URIs are absolute',
    clause: 'rfc7591-2',
    member: 'redirect_uris',
    teaching: 'Codes go to whole, fixed addresses that nobody else can read or run.',
    error: 'invalid_redirect_uri',
    sentence:
      'redirect_uris must be absolute, without fragment: https, loopback, or an app scheme.',
    holds: ({ redirect_uris }) => redirect_uris.every(isRedirectUri),
  }),
];

function isRedirectUri(uri: string): boolean {
  const scheme = schemeOf(uri);
  if (scheme === undefined || activeSchemes.includes(scheme) || uri.includes('#')) return false;
  if (scheme !== 'http' && scheme !== 'https') return true;
  const address = readWebAddress(uri);
  // RFC 8252 §7.3: an app on this machine may wait on plain loopback.
  return isSafeAddress(address, true) && address?.hasUserInfo === false;
}

export const tokenMetadataRules: readonly MetadataRule[] = [
  metadataRule({
    name: 'ID token algorithm is on offer',
    clause: 'rfc7591-2',
    member: 'id_token_signed_response_alg',
    teaching: 'The provider signs with the keys that it has.',
    sentence: 'id_token_signed_response_alg is not one that this provider offers.',
    holds: ({ id_token_signed_response_alg: alg }, { keys }) => keys.some((key) => key.alg === alg),
  }),
  metadataRule({
    name: 'encryption is known',
    clause: 'rfc7591-2',
    member: 'id_token_encrypted_response_alg',
    teaching: 'RSA with its first padding falls to a patient attacker; newer ways are on offer.',
    sentence: 'id_token_encrypted_response_alg and _enc must be ones that this provider offers.',
    holds: ({ id_token_encrypted_response_alg: alg, id_token_encrypted_response_enc: enc }) =>
      (alg === undefined || keyEncryptionAlgorithms.includes(alg)) &&
      (enc === undefined || (alg !== undefined && contentEncryptionAlgorithms.includes(enc))),
  }),
  metadataRule({
    name: 'encryption has a key',
    clause: 'rfc7591-2',
    member: 'jwks',
    teaching: 'What is encrypted for a client is encrypted to a key of that client.',
    sentence: 'Register a key that goes with id_token_encrypted_response_alg.',
    holds: ({ id_token_encrypted_response_alg: alg, jwks, jwks_uri }) =>
      alg === undefined ||
      jwks_uri !== undefined ||
      encryptionKeyFor(jwks?.keys ?? [], alg) !== undefined,
  }),
  metadataRule({
    name: 'scope is on offer',
    clause: 'rfc7591-2',
    member: 'scope',
    teaching: 'A client registers what it will ever ask for, out of what there is.',
    sentence: 'scope holds a word that this provider does not offer.',
    holds: ({ scope }, { settings }) =>
      scope.split(' ').every((word) => settings.scopes_supported.includes(word)),
  }),
  metadataRule({
    name: 'authorization details are on offer',
    clause: 'rfc9396-10',
    member: 'authorization_details_types',
    teaching: 'Each type has a meaning that the provider has to know.',
    sentence: 'authorization_details_types holds a type that this provider does not offer.',
    holds: ({ authorization_details_types: types = [] }, { settings }) =>
      types.every((type) => typesOnOffer(settings).includes(type)),
  }),
];

function typesOnOffer({ authorization_details_types: types }: ProviderSettings): readonly string[] {
  return types.map((type) => (typeof type === 'string' ? type : type.type));
}

/** What the FAPI profiles add. */
export const fapiMetadataRules: readonly MetadataRule[] = [
  metadataRule({
    name: 'ID tokens are signed as FAPI asks',
    clause: 'fapi-ciba-id1-7.10',
    member: 'id_token_signed_response_alg',
    teaching: 'FAPI signs by PS256 or ES256 and leaves RS256 behind.',
    sentence: 'id_token_signed_response_alg must be PS256 or ES256 in this profile.',
    holds: ({ id_token_signed_response_alg: alg }) => alg !== 'RS256',
  }),
];
