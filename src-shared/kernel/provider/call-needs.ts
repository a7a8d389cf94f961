/**
 * What the provider has to have verified or fetched before it can judge a call: the client's
 * assertion, its signed request, the hint tokens, and the proof of possession.
 */

import { placeAt } from '../../profiles/places.ts';
import { underCoreNames } from '../../profiles/product-words.ts';
import { readBasicCredentials } from '../../protocol/encoding/basic-credentials.ts';
import { formOf } from '../../protocol/encoding/form.ts';
import { readUnverifiedJwt } from '../../protocol/encoding/jwt.ts';
import {
  type HttpRequest,
  headerOf,
  headersOf,
  type PeerCertificate,
} from '../../protocol/encoding/wire.ts';
import { type Fact, fetchedFrom } from '../../protocol/fact.ts';
import { thumbprintOf } from '../../protocol/json-web-keys.ts';
import { namedClient } from '../../protocol/rules/client/client-call.ts';
import type { Client } from '../../protocol/setup/client-metadata.ts';
import type { PublicKey } from '../../protocol/setup/public-key.ts';
import { mapGet } from '../collections/persistent-map.ts';
import { fetchNeed, type Need, verifyEmbeddedNeed, verifyNeed } from '../need.ts';
import type { World } from '../world.ts';
import { assertionKeysOf, canEncryptFor, keysOfClient } from './client-keys.ts';
import { surroundingNeeds } from './surrounding-needs.ts';

type Values = ReadonlyMap<string, string>;

/** A call that has come, with what is known of it so far. */
export interface ArrivedCall {
  readonly request: HttpRequest;
  readonly facts: readonly Fact[];
  /** When it is judged, in the time of the run. */
  readonly at: number;
}

/** What is missing to judge this call. */
export function needsOfProviderCall(world: World, call: ArrivedCall): readonly Need[] {
  const { request, facts } = call;
  const values = request.method === 'POST' ? formOf(request)?.values : undefined;
  const proofs = headersOf(request, 'dpop');
  const proofNeeds = [
    ...(proofs.length === 1 ? proofs.flatMap((proof) => verifyEmbeddedNeed(proof, facts)) : []),
    ...surroundingNeeds(world, request, facts),
  ];
  if (values === undefined) return proofNeeds;
  const place = placeAt(world.setup.profile, request.target.split('?')[0] ?? '');
  const isBackchannel = place === 'backchannelAuthentication';
  const signed = isBackchannel ? values.get('request') : undefined;
  return [
    ...proofNeeds,
    ...clientNeeds(world, call, values),
    ...(isBackchannel ? encryptionNeeds(world, call, values) : []),
    ...(isBackchannel ? hintNeeds(world, parametersOf(world, values, signed), facts) : []),
  ];
}

/** Whatever has to be verified with the calling client's own keys. */
function clientNeeds(world: World, call: ArrivedCall, values: Values): readonly Need[] {
  const { request, facts } = call;
  const shown: Shown = {
    assertion: values.get('client_assertion'),
    signed: values.get('request'),
    certificate: request.certificate,
  };
  if (Object.values(shown).every((one) => one === undefined)) return [];
  const client = callingClient(world, request, values);
  // A client that is unknown has no keys, and is refused before anything of it counts.
  if (client === undefined) return [];
  const keyNeeds = fetchedKeyNeeds(world, client, call, shown);
  if (keyNeeds.length > 0) return keyNeeds;
  return [
    ...verifyNeed(shown.assertion, assertionKeysOf(world, client, facts), facts),
    ...verifyNeed(shown.signed, keysOfClient(world, client, facts), facts),
  ];
}

/** What a call shows that only the client's own keys can prove. */
interface Shown {
  readonly assertion: string | undefined;
  readonly signed: string | undefined;
  readonly certificate: PeerCertificate | undefined;
}

/**
 * The keys of a client that wants its ID tokens encrypted. They are looked for when the request
 * begins, for nothing is fetched at the moment at which a person decides.
 */
function encryptionNeeds(world: World, call: ArrivedCall, values: Values): readonly Need[] {
  const client = callingClient(world, call.request, values);
  const address = client?.jwks === undefined ? client?.jwks_uri : undefined;
  return address === undefined || canEncryptFor(world, client)
    ? []
    : refetchNeed(world, address, call);
}

function callingClient(world: World, request: HttpRequest, values: Values): Client | undefined {
  const basic = readBasicCredentials(headerOf(request, 'authorization'));
  const id =
    basic?.clientId ?? namedClient(values.get('client_assertion'), values.get('client_id'));
  return id === undefined ? undefined : mapGet(world.clients, id);
}

/** The client's keys, when they do not hold one that is asked for: it may have changed them. */
function fetchedKeyNeeds(
  world: World,
  client: Client,
  call: ArrivedCall,
  shown: Shown,
): readonly Need[] {
  const address = client.jwks === undefined ? client.jwks_uri : undefined;
  if (address === undefined || fetchedFrom(call.facts, address) !== undefined) return [];
  const known = mapGet(world.clientKeys, address)?.keys ?? [];
  return holdAll(known, client, shown) ? [] : refetchNeed(world, address, call);
}

/**
 * Anybody may name a key that nobody knows, and have the provider call an address for it; so it calls
 * one address only so often, whether that answered the last time or not.
 */
function refetchNeed(world: World, address: string, { facts, at }: ArrivedCall): readonly Need[] {
  const { clientKeys, setup } = world;
  const { jwks_refetch_seconds: pause = 0 } = setup.provider;
  // Absent from runs of older engines, which asked every time.
  const last = mapGet(clientKeys, address)?.atMs;
  return last !== undefined && at < last + pause * 1000 ? [] : fetchNeed(address, facts);
}

function holdAll(
  known: readonly PublicKey[],
  { token_endpoint_auth_method: method }: Client,
  { assertion, signed, certificate }: Shown,
): boolean {
  const holdsKeyOf = (jwt: string | undefined): boolean =>
    jwt === undefined || known.some((key) => isKeyOf(key, jwt));
  if (method !== 'client_secret_jwt' && !holdsKeyOf(assertion)) return false;
  if (!holdsKeyOf(signed)) return false;
  return (
    method !== 'self_signed_tls_client_auth' ||
    certificate === undefined ||
    known.some((key) => thumbprintOf(key) === certificate.publicKeyThumbprint)
  );
}

/** Whether a JWT may have been signed with that key, by the names of both. */
function isKeyOf({ kid }: PublicKey, jwt: string): boolean {
  const named = readUnverifiedJwt(jwt)?.header['kid'];
  return named === undefined || named === kid;
}

/** The parameters that count, not verified yet: only good for knowing what to verify. */
function parametersOf(
  { setup }: World,
  values: Values,
  signed: string | undefined,
): ReadonlyMap<string, unknown> {
  const sent: ReadonlyMap<string, unknown> =
    signed === undefined
      ? values
      : new Map(Object.entries(readUnverifiedJwt(signed)?.claims ?? {}));
  return underCoreNames(setup.profile, sent);
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
export function hintIssuerKeys(world: Pick<World, 'setup'>, token: unknown): readonly PublicKey[] {
  if (typeof token !== 'string') return [];
  const issuer = readUnverifiedJwt(token)?.claims['iss'];
  const trusted = world.setup.provider.login_hint_token_issuers;
  return typeof issuer === 'string' && Object.hasOwn(trusted, issuer)
    ? (trusted[issuer]?.keys ?? [])
    : [];
}
