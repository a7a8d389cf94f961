/** What is asked of whoever reads, changes or ends a registration (RFC 7592 §2). */
import { equalInConstantTime } from '../../encoding/basic-credentials.ts';
import type { Client } from '../../setup/client-metadata.ts';
import { passed, type Rule, refuse } from '../rule.ts';

export interface ConfigurationCall {
  /** The registration access token, hashed as the provider keeps it. */
  readonly tokenHash: string | undefined;
  readonly heldHash: string | undefined;
  readonly client: Client | undefined;
  /** The members of an update; undefined for a call that changes nothing. */
  readonly update: Readonly<Record<string, unknown>> | undefined;
}

const given = [
  'registration_access_token',
  'registration_client_uri',
  'client_secret_expires_at',
  'client_id_issued_at',
];

export const configurationRules: readonly Rule<ConfigurationCall>[] = [
  {
    name: 'carries a registration access token',
    clause: 'rfc7592-2',
    teaching: 'The token that came with the registration is the key to it.',
    check: ({ tokenHash }) =>
      tokenHash === undefined
        ? refuse('invalid_token', 'Send the registration access token as a bearer token.')
        : passed,
  },
  {
    name: 'registration access token is good',
    clause: 'rfc7592-2',
    teaching: 'A wrong token and a client that is gone sound alike.',
    check: ({ tokenHash = '', heldHash, client }) =>
      heldHash !== undefined &&
      client !== undefined &&
      client.disabled !== true &&
      equalInConstantTime(heldHash, tokenHash)
        ? passed
        : refuse('invalid_token', 'The registration access token is not good for this client.'),
  },
  {
    name: 'update names its client',
    clause: 'rfc7592-2',
    teaching: 'An update replaces everything, so it says twice whom it means.',
    check: ({ update, client }) =>
      update === undefined || update['client_id'] === client?.client_id
        ? passed
        : refuse('invalid_client_metadata', 'client_id must be the one of this registration.'),
  },
  {
    name: 'update leaves the provider’s own members alone',
    clause: 'rfc7592-2',
    teaching: 'Tokens, addresses and times are the provider’s to give.',
    check: ({ update }) =>
      given.every((member) => (update?.[member] ?? undefined) === undefined)
        ? passed
        : refuse('invalid_client_metadata', 'Leave out the members that the provider gives.'),
  },
  {
    name: 'update keeps the secret',
    clause: 'rfc7592-2',
    teaching: 'A client may repeat its secret and may not choose one.',
    check: ({ update, client }) => {
      const secret = update?.['client_secret'];
      return secret === undefined ||
        (typeof secret === 'string' && equalInConstantTime(client?.client_secret ?? '', secret))
        ? passed
        : refuse('invalid_client_metadata', 'client_secret must be the one that was given.');
    },
  },
];
