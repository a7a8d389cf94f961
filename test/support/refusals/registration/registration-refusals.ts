/** The refusals of the registration endpoint: one member at a time is wrong. */
import { settingsOf } from '#shared/profiles/profiles.ts';
import { ecKey, registrationRequest } from '../../core/registration-request.ts';
import { buildSetup, stubKey } from '../../core/setup.ts';
import type { RefusalCase } from '../refusal-case.ts';
import { cibaMetadataFaults } from './ciba-metadata-faults.ts';
import { credentialMetadataFaults } from './credential-metadata-faults.ts';
import type { MetadataFault } from './metadata-fault.ts';
import { sectorFaults } from './sector-faults.ts';
import { tokenMetadataFaults } from './token-metadata-faults.ts';

const fapi = 'fapi1-ciba-id1';
const fapiSetup = buildSetup({
  profile: fapi,
  provider: settingsOf(fapi),
  keys: [stubKey, { ...stubKey, kid: 'r', alg: 'RS256' }],
});

const fapiFault: MetadataFault = {
  title: 'RS256 for ID tokens, under FAPI, even where there is such a key',
  rule: 'ID tokens are signed as FAPI asks',
  clause: 'fapi-ciba-id1-7.10',
  members: {
    jwks: { keys: [ecKey] },
    token_endpoint_auth_method: 'private_key_jwt',
    id_token_signed_response_alg: 'RS256',
  },
  options: { setup: fapiSetup },
};

const faults = [
  fapiFault,
  ...cibaMetadataFaults,
  ...credentialMetadataFaults,
  ...tokenMetadataFaults,
  ...sectorFaults,
];

const unreadable = [
  { title: 'a form', rule: 'metadata comes as JSON', contentType: 'text/plain', body: '{}' },
  { title: 'broken JSON', rule: 'metadata is one object', body: '{"client_name":' },
  { title: 'a list', rule: 'metadata is one object', body: '[]' },
  { title: 'nothing', rule: 'metadata is one object', body: '' },
  { title: 'bytes that are no UTF-8', rule: 'metadata is one object', body: '\u00ff' },
] as const;

function refusalOf({ members, ...fault }: MetadataFault): RefusalCase {
  return {
    table: 'registration',
    clause: 'ciba-core-4',
    error: 'invalid_client_metadata',
    status: 400,
    ...fault,
    act: (simulation) => simulation.ask(registrationRequest(members)),
  };
}

export const registrationRefusals: readonly RefusalCase[] = [
  ...faults.map(refusalOf),
  ...unreadable.map(
    ({ title, rule, body, ...call }): RefusalCase => ({
      table: 'registration',
      title,
      rule,
      clause: 'rfc7591-3.1',
      error: 'invalid_client_metadata',
      status: 400,
      act: (simulation) =>
        simulation.ask(registrationRequest({}, { ...call, body: Buffer.from(body, 'latin1') })),
    }),
  ),
];
