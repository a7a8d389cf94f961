/**
 * Plans the requests of a relying party: address, form, how the client authenticates, and what has to
 * be signed first. Nothing is sent from here.
 */
import { writeBasicCredentials } from '../../../protocol/encoding/basic-credentials.ts';
import { cibaGrantType } from '../../../protocol/metadata.ts';
import type { ProviderEndpoints } from '../../../protocol/provider-endpoints.ts';
import type { Client } from '../../../protocol/setup/client-metadata.ts';
import type { RelyingPartySetup } from '../../../protocol/setup/relying-party-setup.ts';
import type { TokenRecipe } from '../../../protocol/token-recipe.ts';
import type { Draft } from '../../draft.ts';
import type { PlannedCall, SignIn } from '../relying-party-records.ts';
import { clientOf, deliveryModeOf, misbehaves, roleOfParty } from '../relying-party-role.ts';
import { assertionRecipe, proofRecipe, requestRecipe } from './client-jwts.ts';
import { formPairs, requestClaims, sentParameters } from './request-parameters.ts';

export interface Plan {
  readonly call: PlannedCall;
  readonly recipes: readonly TokenRecipe[];
}

interface Planning {
  readonly draft: Draft;
  readonly signIn: SignIn;
  readonly role: RelyingPartySetup;
  readonly client: Client;
  readonly issuer: string;
  readonly address: string;
  readonly pairs: [string, string][];
  readonly headers: [string, string][];
  readonly recipes: TokenRecipe[];
  readonly slots: Record<string, number>;
}

const assertionType = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';

/** Where a planned proof of possession goes; every other slot is a form parameter. */
export const proofSlot = 'DPoP';

/** A document to be fetched, for which nobody has to authenticate. */
export function planFetch(purpose: 'discovery' | 'keys', address: string): Plan {
  return { call: { purpose, address, form: null, headers: [], slots: {} }, recipes: [] };
}

/** The backchannel authentication request (CIBA Core §7.1). */
export function planRequest(
  draft: Draft,
  signIn: SignIn,
  endpoints: ProviderEndpoints,
  userCode: string | undefined,
): Plan {
  const planning = begin(draft, signIn, endpoints.issuer, endpoints.backchannel);
  const { client, pairs } = planning;
  const parameters = sentParameters(draft, signIn, userCode);
  if (client.backchannel_authentication_request_signing_alg === undefined) {
    pairs.push(...formPairs(parameters));
  } else {
    addSigned(planning, 'request', requestRecipe(draft, planning, requestClaims(parameters)));
    // CIBA Core §7.1.1: nothing of the request may stand outside the signature.
    if (misbehaves(draft, signIn.party, 'sends-parameters-beside-the-jwt'))
      pairs.push(...formPairs(parameters));
  }
  // A push brings its tokens without a token call, so this call is what they are bound to.
  return finish(planning, 'authentication', deliveryModeOf(client) === 'push');
}

/** A poll, or the one token call after a ping (CIBA Core §10.1). */
export function planTokenCall(draft: Draft, signIn: SignIn, endpoints: ProviderEndpoints): Plan {
  const planning = begin(draft, signIn, endpoints.issuer, endpoints.token);
  planning.pairs.push(
    ['grant_type', cibaGrantType],
    ['auth_req_id', signIn.machine.context.authReqId ?? ''],
  );
  return finish(planning, 'token', true);
}

function begin(draft: Draft, signIn: SignIn, issuer: string, address: string): Planning {
  const role = roleOfParty(draft, signIn.party);
  const client = clientOf(draft, signIn.clientId);
  const lists = { pairs: [], headers: [], recipes: [], slots: {} };
  return { draft, signIn, role, client, issuer, address, ...lists };
}

function finish(planning: Planning, purpose: PlannedCall['purpose'], bindsTokens: boolean): Plan {
  authenticate(planning);
  const { draft, signIn, role, client, address, pairs, headers, slots, recipes } = planning;
  if (bindsTokens && client.dpop_bound_access_tokens)
    addSigned(planning, proofSlot, proofRecipe(draft, role, address, signIn.dpopNonce));
  return { call: { purpose, address, form: pairs, headers, slots }, recipes };
}

/** By the one method that this client registered, and no other. */
function authenticate(planning: Planning): void {
  const { draft, client, pairs, headers } = planning;
  const { client_id: clientId, client_secret: secret = '' } = client;
  switch (client.token_endpoint_auth_method) {
    case 'client_secret_basic':
      headers.push(['Authorization', writeBasicCredentials({ clientId, secret })]);
      return;
    case 'client_secret_post':
      pairs.push(['client_id', clientId], ['client_secret', secret]);
      return;
    case 'client_secret_jwt':
    case 'private_key_jwt':
      pairs.push(['client_assertion_type', assertionType]);
      addSigned(planning, 'client_assertion', assertionRecipe(draft, planning));
      return;
    default:
      // With mutual TLS the certificate proves it; the form only says who it is (RFC 8705 §2).
      pairs.push(['client_id', clientId]);
  }
}

function addSigned({ recipes, slots }: Planning, slot: string, recipe: TokenRecipe): void {
  slots[slot] = recipes.length;
  recipes.push(recipe);
}
