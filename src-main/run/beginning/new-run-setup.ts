/**
 * The set-up of a new run that a trainer wrote, and the keys that its parties need: each relying party
 * gets one for every algorithm that its client may have to sign by, and the client's JWK Set has them.
 */
import { faultOfSetup } from '#shared/kernel/change-settings.ts';
import { algorithmName } from '#shared/protocol/algorithm-name.ts';
import type { Client } from '#shared/protocol/setup/client-metadata.ts';
import type { RelyingPartySetup } from '#shared/protocol/setup/relying-party-setup.ts';
import type { RunSetup } from '#shared/protocol/setup/run-setup.ts';
import { changedSetup, type SetupChange } from '#shared/protocol/setup/setup-change.ts';
import {
  makeSigningKey,
  type PrivateKey,
  publicHalf,
  type SigningAlgorithm,
  signingAlgorithms,
} from '../../signing/signing-keys.ts';
import { WorkbenchError } from '../../workbench-error.ts';
import { withManagementToken } from './management-token.ts';

export interface NewRunSetup {
  readonly setup: RunSetup;
  /** The private halves, for whoever signs. */
  readonly partyKeys: readonly PrivateKey[];
}

/** What that run begins with; without a change nothing is made that was not there before. */
export async function setUpAnew(from: RunSetup, change: SetupChange): Promise<NewRunSetup> {
  if (Object.keys(change).length === 0) return { setup: from, partyKeys: [] };
  const setup = withManagementToken(changedSetup(from, change));
  const fault = faultOfSetup(setup);
  if (fault !== undefined) throw new WorkbenchError(fault);
  const made = await Promise.all(setup.relyingParties.map((role) => withKeys(setup, role)));
  const keysOf = new Map(made.map(({ role }) => [role.clientId, role.keys ?? []]));
  const clients = setup.clients.map((client) => {
    const keys = keysOf.get(client.client_id);
    const isElsewhere = client.jwks_uri !== undefined;
    return keys === undefined || isElsewhere ? client : { ...client, jwks: { keys } };
  });
  const relyingParties = made.map(({ role }) => role);
  return {
    setup: { ...setup, clients, relyingParties },
    partyKeys: made.flatMap(({ keys }) => keys),
  };
}

async function withKeys(
  { clients, seed }: RunSetup,
  role: RelyingPartySetup,
): Promise<{ readonly role: RelyingPartySetup; readonly keys: readonly PrivateKey[] }> {
  const client = clients.find(({ client_id: id }) => id === role.clientId);
  // Two parties of a seeded run must not share a key.
  const own = seed === null ? null : `${role.name}\n${seed}`;
  const keys = await Promise.all(wantedBy(client).map((alg) => makeSigningKey(alg, own)));
  return { role: { ...role, keys: keys.map(publicHalf) }, keys };
}

/** ES256 in any case, so that whoever tries out signatures has a key to try them with. */
function wantedBy(client: Client | undefined): readonly SigningAlgorithm[] {
  const named = [
    client?.token_endpoint_auth_signing_alg,
    client?.backchannel_authentication_request_signing_alg,
  ].map((name) => (name === undefined ? '' : algorithmName(name)));
  return signingAlgorithms.filter((alg) => alg === 'ES256' || named.includes(algorithmName(alg)));
}
