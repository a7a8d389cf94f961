/**
 * What is to be signed, as data: the core decides every claim, the shell has the key and signs.
 * Recipes of one effect are ordered, and a claim may be the hash of an earlier one's result.
 */
import type { z } from 'zod';
import type { RunSetup } from './setup/run-setup.ts';

export type Json = z.infer<ReturnType<typeof z.json>>;
export interface JsonObject {
  readonly [name: string]: Json;
}

export interface TokenRecipe {
  readonly alg: string;
  /** Names one of the private keys that the shell holds; absent for a shared secret. */
  readonly kid?: string;
  /** The shared secret of an HMAC. */
  readonly secret?: string;
  /** Signed with a key that the shell makes for the run and that nobody publishes, under that kid. */
  readonly throwaway?: boolean;
  readonly typ?: string;
  /** More members of the header, such as a DPoP proof's key. */
  readonly header?: JsonObject;
  readonly claims: JsonObject;
  /** Claims to fill in: the left half of the hash of an earlier result (at_hash, rt_hash). */
  readonly hashes?: readonly { readonly claim: string; readonly of: number }[];
  /** Encrypt the signed token to this key. */
  readonly encryption?: { readonly alg: string; readonly enc: string; readonly key: JsonObject };
}

/** The run's own time as seconds since 1970, which is what JWTs count in. */
export function epochSeconds(setup: RunSetup, atMs: number): number {
  return Math.floor((setup.epochMs + atMs) / 1000);
}
