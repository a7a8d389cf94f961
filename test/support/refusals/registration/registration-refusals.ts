/** The refusals of the registration endpoint: one member at a time is wrong. */
import { registrationRequest } from '../../core/registration-request.ts';
import type { RefusalCase } from '../refusal-case.ts';
import { cibaMetadataFaults } from './ciba-metadata-faults.ts';
import { credentialMetadataFaults } from './credential-metadata-faults.ts';
import type { MetadataFault } from './metadata-fault.ts';
import { sectorFaults } from './sector-faults.ts';
import { tokenMetadataFaults } from './token-metadata-faults.ts';

const faults = [
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
