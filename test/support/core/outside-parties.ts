/**
 * Clients for what the till cannot show: one for each delivery mode, one that keeps refresh tokens,
 * and those whose tokens are bound. They stand outside the simulation, so nobody plays them.
 */
import type { RunSetup } from '#shared/protocol/setup/run-setup.ts';
import { buildClient, buildSetup, kiosk, till, webShop } from './setup.ts';

const scope = 'openid profile email payment offline_access';
const endpoint = 'https://client.example/notify';

/** Hears by ping that a result is there. */
export const pinged = buildClient('pinged', {
  scope,
  backchannel_token_delivery_mode: 'ping',
  backchannel_client_notification_endpoint: endpoint,
});

/** Is sent its tokens. */
export const pushed = buildClient('pushed', {
  scope,
  backchannel_token_delivery_mode: 'push',
  backchannel_client_notification_endpoint: endpoint,
});

/** Polls, and may keep refresh tokens. */
export const keeper = buildClient('keeper', { scope });

/** Never takes a token that is not bound to its DPoP key. */
export const vault = buildClient('vault', { scope, dpop_bound_access_tokens: true });

/** Never takes a token that is not bound to its certificate. */
export const safe = buildClient('safe', {
  scope,
  tls_client_certificate_bound_access_tokens: true,
});

/** Push clients of the same kind. */
export const pushedVault = buildClient('pushed-vault', {
  ...pushed,
  client_id: 'pushed-vault',
  dpop_bound_access_tokens: true,
});
export const pushedSafe = buildClient('pushed-safe', {
  ...pushed,
  client_id: 'pushed-safe',
  tls_client_certificate_bound_access_tokens: true,
});

/** Wants its ID tokens encrypted, and has no key for that. */
export const keyless = buildClient('keyless', {
  scope,
  id_token_encrypted_response_alg: 'RSA-OAEP-256',
});

/** Asks for the code of a person who has one. */
export const coder = buildClient('coder', { backchannel_user_code_parameter: true });
export const carla = {
  sub: 'u-3',
  username: 'carla',
  name: 'Carla Code',
  user_code: '1234',
  devices: ['phone-of-alice'],
};

const outsideClients = [
  coder,
  pinged,
  pushed,
  keeper,
  vault,
  safe,
  pushedVault,
  pushedSafe,
  keyless,
] as const;

/** The usual set-up with these clients and Carla as well; a client that is handed in takes its place. */
export function outsideSetup({
  clients = [],
  ...changes
}: Parameters<typeof buildSetup>[0] = {}): RunSetup {
  const usual = [till, kiosk, webShop, ...outsideClients];
  const names = new Set(clients.map(({ client_id }) => client_id));
  return buildSetup({
    users: [...buildSetup().users, carla],
    ...changes,
    clients: [...usual.filter(({ client_id }) => !names.has(client_id)), ...clients],
  });
}

/** What a ping or push client sends along with its authentication request. */
export const withToken = {
  client_notification_token: 'notify-8d67dc78-7faa-4d41-aabd-67707b374255',
};
