/**
 * What a call carries so that its tokens can be bound: a DPoP proof, signed by the stub, or a client
 * certificate. Faultless unless a test asks for a fault.
 */
import type { HttpRequest } from '#shared/protocol/encoding/wire.ts';
import { paths } from '#shared/protocol/metadata.ts';
import type { JsonObject } from '#shared/protocol/token-recipe.ts';
import { buildSetup } from './setup.ts';
import { stubJwt } from './stub-signer.ts';

/** The example key of RFC 7638 §3.1 is RSA; these are curves, each a key of its own. */
export const proofKey = { kty: 'EC', crv: 'P-256', x: 'first-x', y: 'first-y' };
export const otherProofKey = { kty: 'EC', crv: 'P-256', x: 'other-x', y: 'other-y' };

const { epochMs, issuer } = buildSetup();
export const epochSeconds = Math.floor(epochMs / 1000);

let count = 0;

interface ProofChanges {
  readonly header?: JsonObject;
  readonly claims?: JsonObject;
  readonly signature?: string;
}

/** A proof for the token endpoint at the beginning of the run; a claim of null is left out. */
export function dpopProof({ header, claims, signature }: ProofChanges = {}): string {
  count += 1;
  const faultless = { htm: 'POST', htu: issuer + paths.token, iat: epochSeconds, jti: `p${count}` };
  const present = Object.entries({ ...faultless, ...claims }).filter(([, value]) => value !== null);
  const recipe = {
    alg: 'ES256',
    typ: 'dpop+jwt',
    header: { jwk: proofKey, ...header },
    claims: Object.fromEntries(present),
  };
  return stubJwt(recipe, signature);
}

/** The request with these proofs. */
export function withProof(request: HttpRequest, ...proofs: readonly string[]): HttpRequest {
  const headers = proofs.map((proof): [string, string] => ['DPoP', proof]);
  return { ...request, headers: [...request.headers, ...headers] };
}

/** The request over a connection on which the client showed a certificate. */
export function withCertificate(request: HttpRequest, thumbprint: string): HttpRequest {
  const certificate = {
    thumbprint,
    subject: 'CN=client',
    sanDns: [],
    sanUri: [],
    sanIp: [],
    sanEmail: [],
    trusted: true,
    publicKeyThumbprint: `key of ${thumbprint}`,
  };
  return { ...request, certificate };
}
