/** Faults of clients with pairwise subjects: no sector, a false one, or one that says no. */
import { factsWith } from '../../core/documents.ts';
import { ecKey, type Members, notified } from '../../core/registration-request.ts';
import type { MetadataFault } from './metadata-fault.ts';

const sector = 'https://sector.example/clients.json';
const withKeys: Members = { jwks: { keys: [ecKey] } };
const codeFlow: Members = {
  grant_types: ['authorization_code'],
  backchannel_token_delivery_mode: undefined,
};
const pairwise: Members = {
  subject_type: 'pairwise',
  jwks_uri: 'https://client.example/jwks',
  token_endpoint_auth_method: 'private_key_jwt',
};

export const sectorFaults: readonly MetadataFault[] = [
  {
    title: 'a subject type that nobody knows',
    rule: 'subject type is known',
    clause: 'rfc7591-2',
    members: { subject_type: 'triplewise' },
  },
  ...(['poll', 'ping'] as const).map((mode) => ({
    title: `a pairwise ${mode} client without jwks_uri (R-029)`,
    rule: 'pairwise client has a key address',
    clause: 'ciba-core-4',
    members: {
      ...notified('ping'),
      ...pairwise,
      ...withKeys,
      jwks_uri: undefined,
      backchannel_token_delivery_mode: mode,
    },
  })),
  {
    title: 'a pairwise client that never uses its keys (R-033)',
    rule: 'pairwise client proves its keys',
    clause: 'ciba-core-4',
    members: { ...pairwise, token_endpoint_auth_method: 'client_secret_basic' },
  },
  {
    title: 'a pairwise client with redirect URIs of two hosts',
    rule: 'pairwise client has one sector',
    members: {
      ...codeFlow,
      subject_type: 'pairwise',
      redirect_uris: ['https://one.example/cb', 'https://two.example/cb'],
    },
  },
  {
    title: 'a plain http sector document',
    rule: 'sector address is encrypted',
    members: { ...pairwise, sector_identifier_uri: 'http://sector.example/clients.json' },
  },
  {
    title: 'a sector document that cannot be had',
    rule: 'sector document can be read',
    members: { ...pairwise, sector_identifier_uri: sector },
  },
  ...[{ addresses: [] }, [1]].map((document) => ({
    title: `the sector document ${JSON.stringify(document)}`,
    rule: 'sector document can be read',
    members: { ...pairwise, sector_identifier_uri: sector },
    options: { factOf: factsWith({ [sector]: document }) },
  })),
  {
    title: 'a sector document without the jwks_uri (R-030)',
    rule: 'sector document lists the client',
    members: { ...pairwise, sector_identifier_uri: sector },
    options: { factOf: factsWith({ [sector]: ['https://other.example/jwks'] }) },
  },
  {
    title: 'a sector document without the notification endpoint (R-031)',
    rule: 'sector document lists the client',
    members: { ...pairwise, ...notified('push'), sector_identifier_uri: sector },
    options: { factOf: factsWith({ [sector]: ['https://client.example/jwks'] }) },
  },
].map((fault) => ({ clause: 'oidc-registration-2', ...fault }));
