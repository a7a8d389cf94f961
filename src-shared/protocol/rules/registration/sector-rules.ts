/**
 * What is asked of a client with pairwise subjects (OpenID Connect Registration §5, CIBA Core §4):
 * whose sector it belongs to, and that the sector says so as well.
 */
import { isSafeAddress, readWebAddress } from '../../encoding/web-address.ts';
import { provesKey } from './credential-metadata-rules.ts';
import {
  type Metadata,
  type MetadataRule,
  metadataRule,
  redeemsItself,
} from './registration-call.ts';

const sectorMember = 'sector_identifier_uri';

function isPairwise({ subject_type }: Metadata): boolean {
  return subject_type === 'pairwise';
}

export const sectorRules: readonly MetadataRule[] = [
  metadataRule({
    name: 'subject type is known',
    clause: 'rfc7591-2',
    member: 'subject_type',
    teaching: 'A person has one name for everybody, or another one for every sector.',
    sentence: 'subject_type must be public or pairwise.',
    holds: ({ subject_type: type }) => type === 'public' || type === 'pairwise',
  }),
  metadataRule({
    name: 'pairwise client has a key address',
    clause: 'ciba-core-4',
    member: 'jwks_uri',
    teaching: 'Without a redirect URI the address of its keys tells to whom a client belongs.',
    sentence: 'A pairwise poll or ping client must register jwks_uri.',
    holds: (metadata) =>
      !isPairwise(metadata) || !redeemsItself(metadata) || metadata.jwks_uri !== undefined,
  }),
  metadataRule({
    name: 'pairwise client proves its keys',
    clause: 'ciba-core-4',
    member: 'token_endpoint_auth_method',
    teaching: 'Anybody can name the address of another client’s keys; only one can sign with them.',
    sentence:
      'A pairwise poll or ping client must use its keys: to authenticate or to sign requests.',
    holds: (metadata) =>
      !isPairwise(metadata) ||
      !redeemsItself(metadata) ||
      provesKey(metadata) ||
      metadata.backchannel_authentication_request_signing_alg !== undefined,
  }),
  metadataRule({
    name: 'pairwise client has one sector',
    clause: 'oidc-registration-2',
    member: sectorMember,
    teaching: 'Redirect URIs of several hosts leave it open whose client this is.',
    sentence: `With redirect_uris of several hosts register ${sectorMember}.`,
    holds: (metadata) =>
      !isPairwise(metadata) ||
      metadata.sector_identifier_uri !== undefined ||
      new Set(metadata.redirect_uris.map((uri) => readWebAddress(uri)?.host ?? uri)).size <= 1,
  }),
  metadataRule({
    name: 'sector address is encrypted',
    clause: 'oidc-registration-2',
    member: sectorMember,
    teaching: 'Whoever can change the list on its way can join the sector.',
    sentence: `${sectorMember} must be an https URL.`,
    holds: ({ sector_identifier_uri: address }, { settings }) =>
      address === undefined ||
      isSafeAddress(readWebAddress(address), settings.allow_loopback_http_callbacks),
  }),
  metadataRule({
    name: 'sector document can be read',
    clause: 'oidc-registration-2',
    member: sectorMember,
    teaching: 'The document is a JSON array of addresses; without it nobody belongs to the sector.',
    sentence: `${sectorMember} did not lead to a JSON array of addresses.`,
    holds: (_, { sector }) => sector !== 'unreadable',
  }),
  metadataRule({
    name: 'sector document lists the client',
    clause: 'oidc-registration-2',
    member: sectorMember,
    teaching: 'A client may say that it belongs to a sector; the sector has to agree.',
    sentence: `The document at ${sectorMember} does not list every address of this client.`,
    holds: (metadata, { sector }) =>
      typeof sector === 'string' ||
      addressesOf(metadata).every((address) => sector.includes(address)),
  }),
];

/** CIBA Core §4: the jwks_uri stands in for poll and ping, the notification endpoint for push. */
function addressesOf(metadata: Metadata): readonly string[] {
  const standIn =
    metadata.backchannel_token_delivery_mode === 'push'
      ? metadata.backchannel_client_notification_endpoint
      : redeemsItself(metadata)
        ? metadata.jwks_uri
        : undefined;
  return standIn === undefined ? metadata.redirect_uris : [...metadata.redirect_uris, standIn];
}
