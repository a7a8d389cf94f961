/** Whether a relying party is able to do what a person asks of it, and if not, the sentence that says why. */
import type { PartyIntent } from '../../intents.ts';
import { stateName } from '../../machines/run-machine.ts';
import type { Client } from '../../protocol/setup/client-metadata.ts';
import type { RelyingPartySetup } from '../../protocol/setup/relying-party-setup.ts';
import { mapGet } from '../collections/persistent-map.ts';
import type { World } from '../world.ts';
import { assertionAlgorithmsOf, proofAlgorithms } from './calls/client-jwts.ts';
import { keyFor } from './relying-party-role.ts';

type Of<Kind extends PartyIntent['kind']> = Extract<PartyIntent, { kind: Kind }>;

/** Why this party cannot begin a sign-in; undefined when it can. */
export function judgeSignIn(
  world: World,
  { relyingParty }: Of<'sign-in.pressed'>,
): string | undefined {
  const role = world.setup.relyingParties.find(({ name }) => name === relyingParty);
  if (role === undefined) return `This run has no relying party called «${relyingParty}».`;
  const client = mapGet(world.clients, role.clientId);
  if (client === undefined) return `This run has no client «${role.clientId}» for «${role.title}».`;
  const lack = lackOf(role, client);
  return lack === undefined ? undefined : `«${role.title}» needs ${lack} to sign in; set one up.`;
}

/** What that party would need to play that client; undefined when it has it all. */
export function lackOf(role: RelyingPartySetup, client: Client): string | undefined {
  const method = client.token_endpoint_auth_method;
  const alg = client.backchannel_authentication_request_signing_alg;
  const wanted: readonly (readonly string[])[] = [
    ...(method === 'private_key_jwt' ? [assertionAlgorithmsOf(client)] : []),
    ...(alg === undefined ? [] : [[alg]]),
    ...(client.dpop_bound_access_tokens ? [proofAlgorithms] : []),
  ];
  const missing = wanted.find((algorithms) => keyFor(role, algorithms) === undefined);
  if (missing !== undefined) return `a key for ${missing.join(' or ')}`;
  const isCertified = method.includes('tls') || client.tls_client_certificate_bound_access_tokens;
  return isCertified && role.certificate === undefined ? 'a certificate' : undefined;
}

/** Why a user code is not wanted now; undefined when it is. */
export function judgeUserCode(
  world: World,
  { relyingParty, signIn }: Of<'user-code.entered'>,
): string | undefined {
  const held = mapGet(world.signIns, signIn);
  const isWanted =
    held?.party === `relying-party/${relyingParty}` &&
    stateName(held.machine.value) === 'needsUserCode';
  return isWanted ? undefined : 'Nobody waits for a user code; it was entered, or never asked for.';
}
