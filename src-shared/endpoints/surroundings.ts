/** What the rules of an endpoint are told of the world, beside the bytes of the call. */
import { setAdd, setHas } from '../kernel/collections/expiring-set.ts';
import { mapGet } from '../kernel/collections/persistent-map.ts';
import type { Draft } from '../kernel/draft.ts';
import { assertionKeysOf, keysOfClient } from '../kernel/provider/client-keys.ts';
import type { Binding } from '../kernel/provider/records.ts';
import { secondsOf, timeOf } from '../kernel/time/time-of.ts';
import { pathOf } from '../profiles/places.ts';
import { type HttpRequest, headersOf, isObject } from '../protocol/encoding/wire.ts';
import { embeddedKey, type Fact, verificationOf } from '../protocol/fact.ts';
import { fingerprintOf, thumbprintOf } from '../protocol/json-web-keys.ts';
import type { CallSurroundings, ClientCall } from '../protocol/rules/client/client-call.ts';
import type { Judgement } from '../protocol/rules/rule.ts';
import type { ProofOfPossession, TokenCall } from '../protocol/rules/token/token-call.ts';
import { currentNonces } from './dpop-nonce.ts';

/** A call that reached an endpoint of the provider, with what the shell found out about it. */
export interface ProviderCall {
  readonly exchange: string;
  readonly request: HttpRequest;
  readonly facts: readonly Fact[];
}

/** The world as far as client authentication has to know it. */
export function surroundingsOf(draft: Draft, { facts }: ProviderCall): CallSurroundings {
  const { issuer, provider: settings } = draft.setup;
  return {
    settings,
    issuer,
    audiences: audiencesOf(draft),
    nowSeconds: secondsOf(draft, 'provider'),
    findClient: (clientId) => mapGet(draft.clients, clientId),
    keysOf: (client) => keysOfClient(draft, client, facts),
    verified: (jwt, client) =>
      verificationOf(facts, jwt, fingerprintOf(assertionKeysOf(draft, client, facts))),
    wasUsed: (jwtId, client) => wasJwtUsed(draft, assertionJwtId(client.client_id, jwtId)),
  };
}

/** CIBA Core §7.1: the issuer, the token endpoint and the backchannel endpoint are all good. */
function audiencesOf({ setup: { issuer, provider, profile } }: Draft): readonly string[] {
  return provider.issuer_audience_only
    ? [issuer]
    : [
        issuer,
        issuer + pathOf(profile, 'token'),
        issuer + pathOf(profile, 'backchannelAuthentication'),
      ];
}

function wasJwtUsed(draft: Draft, jwtId: string): boolean {
  return setHas(draft.usedJwtIds, jwtId, timeOf(draft, 'provider'));
}

/** Remembers a jti until the token that carries it has expired, by the provider's own clock. */
export function rememberJwtId(draft: Draft, jwtId: string, expiresAtSeconds: unknown): void {
  if (typeof expiresAtSeconds !== 'number') return;
  const { clock_tolerance_seconds: leeway } = draft.setup.provider;
  const expiresAt = (expiresAtSeconds + leeway + 1) * 1000 - draft.setup.epochMs;
  draft.usedJwtIds = setAdd(draft.usedJwtIds, jwtId, expiresAt, timeOf(draft, 'provider'));
}

/** Remembers the assertion by which a client has just authenticated. */
export function rememberAssertion(draft: Draft, { assertion, client }: ClientCall): void {
  const { jti, exp } = assertion?.fact?.claims ?? {};
  if (client !== undefined) rememberJwtId(draft, assertionJwtId(client.client_id, jti), exp);
}

/** A jti is unique to its issuer only: no client can use up another's. */
function assertionJwtId(clientId: string, jwtId: unknown): string {
  return JSON.stringify(['assertion', clientId, jwtId]);
}

/** The DPoP proofs of a call as the rules judge them. */
export function proofOf(draft: Draft, { request, facts }: ProviderCall): ProofOfPossession {
  const proofs = headersOf(request, 'dpop');
  const fact = proofs[0] === undefined ? undefined : verificationOf(facts, proofs[0], embeddedKey);
  const jwtId = fact?.claims['jti'];
  return {
    count: proofs.length,
    fact,
    wasUsed: typeof jwtId === 'string' && wasJwtUsed(draft, JSON.stringify(['dpop', jwtId])),
    method: request.method,
    uri: draft.setup.issuer + (request.target.split('?')[0] ?? ''),
    nonces: draft.setup.provider.dpop_nonce ? currentNonces(draft) : [],
  };
}

/** Remembers a proof that was accepted; it lives for a minute on either side of its iat. */
export function rememberProof(draft: Draft, proof: ProofOfPossession): void {
  const { jti, iat } = proof.fact?.claims ?? {};
  if (typeof jti === 'string')
    rememberJwtId(draft, JSON.stringify(['dpop', jti]), Number(iat) + 120);
}

/** What a token of this call is to be bound to. */
export function bindingOf({ client, certificate }: ClientCall, proof: ProofOfPossession): Binding {
  const dpop = provenKey(proof);
  const bound = client?.tls_client_certificate_bound_access_tokens === true;
  return {
    ...(dpop === undefined ? {} : { dpop }),
    ...(bound && certificate !== undefined ? { certificate: certificate.thumbprint } : {}),
  };
}

/** The thumbprint of the key that the call proved to hold. */
export function provenKey({ count, fact }: ProofOfPossession): string | undefined {
  const key = count === 1 && fact?.outcome === 'good' ? fact.header['jwk'] : undefined;
  return isObject(key) ? thumbprintOf(key) : undefined;
}

/** Remembers the assertion and the proof of a token call, as far as they were accepted. */
export function noteTokenCall(draft: Draft, call: TokenCall, { passed }: Judgement): void {
  if (passed.includes('assertion serves once')) rememberAssertion(draft, call);
  if (passed.includes('DPoP proof is fresh')) rememberProof(draft, call.proof);
}

/** Where nonces are demanded, every answer of the token endpoint carries the one to use next. */
export function nonceHeaders(draft: Draft): readonly (readonly [string, string])[] {
  const nonce = draft.setup.provider.dpop_nonce ? currentNonces(draft)[0] : undefined;
  return nonce === undefined ? [] : [['DPoP-Nonce', nonce]];
}
