/**
 * What is asked of whoever changes a client by a product's management API: the token of that API, a
 * client that there is, and members that such a call may change.
 */
import { z } from 'zod';
import { type Client, client } from '../../setup/client-metadata.ts';
import {
  type ManagedCall,
  managementTokenRules,
  shownFault,
} from '../console/management-token-rules.ts';
import { passed, type Rule, refuse } from '../rule.ts';

const { grant_types, is_first_party, oidc_conformant, async_approval_notification_channels } =
  client.shape;

/** The members that can be changed so, under the names of the product. */
export const managedMembers = z
  .strictObject({
    name: z.string().min(1).max(200),
    grant_types: grant_types.unwrap(),
    token_endpoint_auth_method: z.enum(['none', 'client_secret_basic', 'client_secret_post']),
    is_first_party: is_first_party.unwrap(),
    oidc_conformant: oidc_conformant.unwrap(),
    async_approval_notification_channels: async_approval_notification_channels.unwrap(),
  })
  .partial();

export interface ManagementCall extends ManagedCall {
  readonly client: Client | undefined;
}

export const managementRules: readonly Rule<ManagementCall>[] = [
  ...managementTokenRules,
  {
    name: 'managed client is known',
    clause: 'rfc7592-2',
    teaching: 'A client that is not there can be created, and cannot be changed.',
    check: (call) =>
      call.client === undefined
        ? refuse('invalid_client_metadata', 'The client does not exist', { status: 404 })
        : passed,
  },
  {
    name: 'change is one that can be made',
    clause: 'rfc7592-2',
    teaching: 'Only what is named is changed, and what is not known is refused whole.',
    check: ({ update }) => {
      const fault = managedMembers.safeParse(update).error?.issues[0];
      return fault === undefined
        ? passed
        : refuse('invalid_client_metadata', `Payload validation error: ${shownFault(fault)}.`);
    },
  },
];
