/**
 * What is to be signed, as data. The core decides every claim; the shell has the key and signs.
 */
import type { Client, RunSetup } from './run-setup.ts';

export interface TokenRecipe {
  readonly kid: string;
  readonly alg: string;
  readonly claims: Readonly<Record<string, string | number>>;
}

interface IdTokenFacts {
  readonly setup: RunSetup;
  readonly client: Client;
  readonly sub: string;
  readonly name: string | undefined;
  readonly nowMs: number;
  readonly decidedAtMs: number;
  readonly atHash: string;
}

/** The ID token of a redeemed request (OpenID Connect Core §2 and §3.1.3.6). */
export function idTokenRecipe(facts: IdTokenFacts): TokenRecipe | undefined {
  const { setup, client, sub, name, nowMs, decidedAtMs, atHash } = facts;
  const key = setup.keys[0];
  if (key === undefined) return undefined;
  const issuedAt = epochSeconds(setup, nowMs);
  return {
    kid: key.kid,
    alg: key.alg,
    claims: {
      iss: setup.issuer,
      sub,
      aud: client.client_id,
      exp: issuedAt + setup.provider.id_token_lifetime,
      iat: issuedAt,
      auth_time: epochSeconds(setup, decidedAtMs),
      at_hash: atHash,
      ...(name === undefined ? {} : { name }),
    },
  };
}

/** The run's own time as seconds since 1970, which is what JWTs count in. */
export function epochSeconds(setup: RunSetup, atMs: number): number {
  return Math.floor((setup.epochMs + atMs) / 1000);
}
