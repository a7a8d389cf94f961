/**
 * What a configuration file may say, as one definition: the check, the type and the JSON Schema.
 * What a file leaves out, the profile or the demonstration's people and clients fill in.
 */
import { z } from 'zod';
import { client } from '#shared/protocol/setup/client-metadata.ts';
import { providerSettings } from '#shared/protocol/setup/provider-settings.ts';
import { user } from '#shared/protocol/setup/user.ts';
import { configuredKeySet } from './configured-key.ts';

/** Names from RFC 7591 and OpenID Connect Registration that change nothing here. */
const unusedMetadata = [
  'application_type',
  'client_secret_expires_at',
  'client_uri',
  'contacts',
  'default_acr_values',
  'default_max_age',
  'initiate_login_uri',
  'logo_uri',
  'policy_uri',
  'request_uris',
  'require_auth_time',
  'software_id',
  'software_version',
  'tos_uri',
] as const;

const unused = z.json().optional().describe('Accepted, and not used.');

const configuredClient = z.strictObject({
  ...client.shape,
  jwks: configuredKeySet.optional(),
  grant_types: client.shape.grant_types
    .unwrap()
    .optional()
    .describe('Left out: the CIBA grant, and refresh_token where refresh tokens are issued.'),
  scope: client.shape.scope
    .unwrap()
    .optional()
    .describe('What it may ask for; left out: every scope that the provider knows.'),
  backchannel_token_delivery_mode:
    client.shape.backchannel_token_delivery_mode.describe('Left out: poll.'),
  ...Object.fromEntries(unusedMetadata.map((name) => [name, unused])),
});

const configuredDevice = z.strictObject({
  id: z.string().min(1).max(200).describe('The name by which a decision is addressed to it.'),
  name: z.string().max(500).optional().describe('What its owner calls it.'),
});

const configuredUser = z.strictObject({
  ...user.shape,
  sub: user.shape.sub.describe('The subject identifier; usable as login_hint.'),
  name: user.shape.name.optional().describe('Left out: the claim name, or the username.'),
  devices: z
    .array(configuredDevice)
    .max(20)
    .optional()
    .describe('Where requests are approved; a person without one gets one.'),
});

/** A configuration file, read. */
export const config = z
  .strictObject({
    provider: providerSettings
      .partial()
      .optional()
      .describe('What is left out is as the profile says.'),
    clients: z
      .array(configuredClient)
      .max(10_000)
      .optional()
      .describe('RFC 7591 metadata; left out, there is the demonstration’s client.'),
    users: z
      .array(configuredUser)
      .max(10_000)
      .optional()
      .describe('People; left out, there are the demonstration’s two.'),
  })
  .superRefine(({ clients = [], users = [] }, context) => {
    const refuseTwice = (list: string, member: string, values: readonly string[]): void => {
      const seen = new Set<string>();
      for (const [index, value] of values.entries()) {
        if (!seen.has(value)) {
          seen.add(value);
          continue;
        }
        const path = [list, index, member];
        context.addIssue({ code: 'custom', path, message: `«${value}» stands there twice` });
      }
    };
    refuseTwice(
      'clients',
      'client_id',
      clients.map(({ client_id: id }) => id),
    );
    refuseTwice(
      'users',
      'sub',
      users.map(({ sub }) => sub),
    );
    refuseTwice(
      'users',
      'username',
      users.map(({ username }) => username),
    );
  });

export type Config = z.infer<typeof config>;
export type ConfiguredClient = z.infer<typeof configuredClient>;
