/**
 * What the provider has to have verified or fetched before it can judge a call: the client's
 * assertion, its signed request, the hint tokens, and the proof of possession.
 */

import { readBasicCredentials } from '../../protocol/encoding/basic-credentials.ts';
import { formOf } from '../../protocol/encoding/form.ts';
import { readUnverifiedJwt } from '../../protocol/encoding/jwt.ts';
import { type HttpRequest, headerOf, headersOf } from '../../protocol/encoding/wire.ts';
import { type Fact, fetchedFrom } from '../../protocol/fact.ts';
import { paths } from '../../protocol/metadata.ts';
import { namedClient } from '../../protocol/rules/client/client-call.ts';
import type { Client } from '../../protocol/setup/client-metadata.ts';
import type { PublicKey } from '../../protocol/setup/public-key.ts';
import { mapGet } from '../collections/persistent-map.ts';
import { fetchNeed, type Need, verifyEmbeddedNeed, verifyNeed } from '../need.ts';
import type { World } from '../world.ts';
import { keysOfClient, secretKeyOf } from './client-keys.ts';

/** What is missing to judge this call. */
export function needsOfProviderCall(
  world: World,
  request: HttpRequest,
  facts: readonly Fact[],
): readonly Need[] {
  const proofs = headersOf(request, 'dpop');
  const proofNeeds =
    proofs.length === 1 ? proofs.flatMap((proof) => verifyEmbeddedNeed(proof, facts)) : [];
  if (request.method !== 'POST') return proofNeeds;
  const values = formOf(request)?.values;
  if (values === undefined) return proofNeeds;
  const assertion = values.get('client_assertion');
  const signed = values.get('request');
  const isBackchannel = request.target.startsWith(paths.backchannelAuthentication);
  const certified = request.certificate !== undefined && isSelfSigned(world, values);
  const hints = isBackchannel ? hintNeeds(world, values, facts) : [];
  if (assertion === undefined && signed === undefined && !certified) {
    return hints.length === 0 ? proofNeeds : [...proofNeeds, ...hints];
  }
  const client = callingClient(world, request, values);
  const keyNeeds = client === undefined ? [] : jwkNeeds(world, client, facts, assertion ?? signed);
  if (keyNeeds.length > 0) return [...proofNeeds, ...hints, ...keyNeeds];
  const keys = client === undefined ? [] : (keysOfClient(world, client, facts) ?? []);
  const assertionKeys =
    client?.token_endpoint_auth_method === 'client_secret_jwt' ? [secretKeyOf(client)] : keys;
  return [
    ...proofNeeds,
    ...verifyNeed(assertion, assertionKeys, facts),
    ...verifyNeed(isBackchannel ? signed : undefined, keys, facts),
    ...hints,
    ...(isBackchannel && signed !== undefined ? signedHintNeeds(world, signed, facts) : []),
  ];
}

function isSelfSigned(world: World, values: ReadonlyMap<string, string>): boolean {
  const client = mapGet(world.clients, values.get('client_id') ?? '');
  return client?.token_endpoint_auth_method === 'self_signed_tls_client_auth';
}

function callingClient(
  world: World,
  request: HttpRequest,
  values: ReadonlyMap<string, string>,
): Client | undefined {
  const basic = readBasicCredentials(headerOf(request, 'authorization'));
  const id =
    basic?.clientId ?? namedClient(values.get('client_assertion'), values.get('client_id'));
  return id === undefined ? undefined : mapGet(world.clients, id);
}

/** The client's keys, when they are not known or do not hold the one that signed. */
function jwkNeeds(
  world: World,
  client: Client,
  facts: readonly Fact[],
  jwt: string | undefined,
): readonly Need[] {
  const address = client.jwks === undefined ? client.jwks_uri : undefined;
  if (address === undefined || fetchedFrom(facts, address) !== undefined) return [];
  const known = mapGet(world.clientKeys, address)?.keys;
  const kid = jwt === undefined ? undefined : readUnverifiedJwt(jwt)?.header['kid'];
  const isKnown = known?.some((key) => kid === undefined || key.kid === kid) === true;
  return isKnown ? [] : fetchNeed(address, facts);
}

function hintNeeds(
  world: World,
  values: ReadonlyMap<string, unknown>,
  facts: readonly Fact[],
): readonly Need[] {
  const token = values.get('login_hint_token');
  return [
    ...verifyNeed(values.get('id_token_hint'), world.keys, facts),
    ...verifyNeed(token, hintIssuerKeys(world, token), facts),
  ];
}

/** The keys of whoever a login_hint_token says it comes from, if we believe them at all. */
export function hintIssuerKeys(world: World, token: unknown): readonly PublicKey[] {
  const issuer = typeof token === 'string' ? readUnverifiedJwt(token)?.claims['iss'] : undefined;
  const trusted = world.setup.provider.login_hint_token_issuers;
  return typeof issuer === 'string' && Object.hasOwn(trusted, issuer)
    ? (trusted[issuer]?.keys ?? [])
    : [];
}

/** Hint tokens inside a signed request have to be verified as well. */
function signedHintNeeds(world: World, signed: string, facts: readonly Fact[]): readonly Need[] {
  const claims = readUnverifiedJwt(signed)?.claims ?? {};
  return hintNeeds(world, new Map(Object.entries(claims)), facts);
}
