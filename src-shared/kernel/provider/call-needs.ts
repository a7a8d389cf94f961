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
import { surroundingNeeds } from './surrounding-needs.ts';

type Values = ReadonlyMap<string, string>;

/** What is missing to judge this call. */
export function needsOfProviderCall(
  world: World,
  request: HttpRequest,
  facts: readonly Fact[],
): readonly Need[] {
  const values = request.method === 'POST' ? formOf(request)?.values : undefined;
  const proofs = headersOf(request, 'dpop');
  const proofNeeds = [
    ...(proofs.length === 1 ? proofs.flatMap((proof) => verifyEmbeddedNeed(proof, facts)) : []),
    ...surroundingNeeds(world, request, facts),
  ];
  if (values === undefined) return proofNeeds;
  const isBackchannel = request.target.startsWith(paths.backchannelAuthentication);
  const signed = isBackchannel ? values.get('request') : undefined;
  return [
    ...proofNeeds,
    ...clientNeeds(world, request, values, facts),
    ...(isBackchannel ? hintNeeds(world, parametersOf(values, signed), facts) : []),
  ];
}

/** Whatever has to be verified with the calling client's own keys. */
function clientNeeds(
  world: World,
  request: HttpRequest,
  values: Values,
  facts: readonly Fact[],
): readonly Need[] {
  const jwts = { assertion: values.get('client_assertion'), signed: values.get('request') };
  const first = jwts.assertion ?? jwts.signed;
  if (first === undefined && request.certificate === undefined) return [];
  const client = callingClient(world, request, values);
  if (client === undefined) return verifyNeed(first, [], facts);
  const proves = client.token_endpoint_auth_method === 'self_signed_tls_client_auth';
  if (first === undefined && !proves) return [];
  const keyNeeds = fetchedKeyNeeds(world, client, facts, first);
  return keyNeeds.length > 0 ? keyNeeds : jwtNeeds(world, client, jwts, facts);
}

function jwtNeeds(
  world: World,
  client: Client,
  { assertion, signed }: Readonly<Record<'assertion' | 'signed', string | undefined>>,
  facts: readonly Fact[],
): readonly Need[] {
  const keys = keysOfClient(world, client, facts) ?? [];
  const isShared = client.token_endpoint_auth_method === 'client_secret_jwt';
  const assertionKeys = isShared ? [secretKeyOf(client)] : keys;
  return [...verifyNeed(assertion, assertionKeys, facts), ...verifyNeed(signed, keys, facts)];
}

function callingClient(world: World, request: HttpRequest, values: Values): Client | undefined {
  const basic = readBasicCredentials(headerOf(request, 'authorization'));
  const id =
    basic?.clientId ?? namedClient(values.get('client_assertion'), values.get('client_id'));
  return id === undefined ? undefined : mapGet(world.clients, id);
}

/** The client's keys, when they are not known or do not hold the one that signed. */
function fetchedKeyNeeds(
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

/** The parameters that count, not verified yet: only good for knowing what to verify. */
function parametersOf(values: Values, signed: string | undefined): ReadonlyMap<string, unknown> {
  return signed === undefined
    ? values
    : new Map(Object.entries(readUnverifiedJwt(signed)?.claims ?? {}));
}

function hintNeeds(
  world: World,
  parameters: ReadonlyMap<string, unknown>,
  facts: readonly Fact[],
): readonly Need[] {
  const token = parameters.get('login_hint_token');
  return [
    ...verifyNeed(parameters.get('id_token_hint'), world.keys, facts),
    ...verifyNeed(token, hintIssuerKeys(world, token), facts),
  ];
}

/** The keys of whoever a login_hint_token says it comes from, if we believe them at all. */
function hintIssuerKeys(world: World, token: unknown): readonly PublicKey[] {
  if (typeof token !== 'string') return [];
  const issuer = readUnverifiedJwt(token)?.claims['iss'];
  const trusted = world.setup.provider.login_hint_token_issuers;
  return typeof issuer === 'string' && Object.hasOwn(trusted, issuer)
    ? (trusted[issuer]?.keys ?? [])
    : [];
}
