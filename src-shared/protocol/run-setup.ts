/**
 * Everything a run is given at its beginning, as data: who takes part, the provider's settings and
 * public keys, the network, the seed. Private keys are not here; the shell keeps them.
 */
import { z } from 'zod';

export const providerSettings = z.strictObject({
  interval: z.int().min(1).max(3600),
  default_expires_in: z.int().min(1).max(31_536_000),
  max_expires_in: z.int().min(1).max(31_536_000),
  slow_down_seconds: z.int().min(0).max(600),
  binding_message_max_length: z.int().min(1).max(1000),
  access_token_lifetime: z.int().min(1).max(31_536_000),
  id_token_lifetime: z.int().min(1).max(31_536_000),
});

export const client = z.strictObject({
  client_id: z.string().min(1).max(200),
  client_name: z.string().max(200),
  client_secret: z.string(),
  token_endpoint_auth_method: z.enum(['client_secret_basic']),
  grant_types: z.array(z.string()).readonly(),
  scope: z.string(),
  backchannel_token_delivery_mode: z.enum(['poll']),
});

export const user = z.strictObject({
  sub: z.string().min(1),
  username: z.string().min(1),
  name: z.string(),
  device: z.string().min(1),
});

const relyingPartySetup = z.strictObject({
  name: z.string().min(1),
  title: z.string(),
  clientId: z.string(),
});

const deviceSetup = z.strictObject({ name: z.string().min(1), title: z.string() });

export const publicKey = z.looseObject({ kty: z.string(), kid: z.string(), alg: z.string() });

export const runSetup = z.strictObject({
  name: z.string().min(1).max(120),
  mode: z.enum(['virtual', 'wall']),
  profile: z.enum(['core']),
  issuer: z.url(),
  epochMs: z.int().nonnegative(),
  seed: z.string().nullable(),
  latencyMs: z.int().min(0).max(60_000),
  provider: providerSettings,
  keys: z.array(publicKey).readonly(),
  clients: z.array(client).readonly(),
  users: z.array(user).readonly(),
  relyingParties: z.array(relyingPartySetup).readonly(),
  devices: z.array(deviceSetup).readonly(),
});

export type ProviderSettings = Readonly<z.infer<typeof providerSettings>>;
export type Client = Readonly<z.infer<typeof client>>;
export type User = Readonly<z.infer<typeof user>>;
export type PublicKey = Readonly<z.infer<typeof publicKey>>;
export type RunSetup = Readonly<z.infer<typeof runSetup>>;
