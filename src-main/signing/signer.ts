/**
 * Signs recipes with the run's private keys. What is in the token was decided in the core; the
 * signature itself is made on another thread.
 */
import { createPrivateKey } from 'node:crypto';
import { CompactEncrypt, importJWK, SignJWT } from 'jose';
import { algorithmName } from '#shared/protocol/algorithm-name.ts';
import { leftHalfHash } from '#shared/protocol/left-half-hash.ts';
import type { TokenRecipe } from '#shared/protocol/token-recipe.ts';
import { WorkbenchError } from '../workbench-error.ts';
import { makeSigningKey, type PrivateKey, signingAlgorithms } from './signing-keys.ts';
import { signingThread } from './signing-thread.ts';

export interface Signer {
  /**
   * Signs in order, since a claim may be the hash of an earlier result. The answer is empty when a
   * client's key is of no use to encrypt to: that is the client's fault, and no trying again helps.
   */
  readonly sign: (recipes: readonly TokenRecipe[]) => Promise<readonly string[]>;
  /** Takes one more key into use, after a rotation. */
  readonly addKey: (key: PrivateKey) => Promise<void>;
}

interface HeldKey {
  readonly id: number;
  readonly alg: string;
}

/** A signer that holds these keys. */
export async function createSigner(keys: readonly PrivateKey[]): Promise<Signer> {
  const byKid = new Map<string, HeldKey>();
  const addKey = async (key: PrivateKey): Promise<void> => {
    const { kid, alg } = key;
    const id = signingThread.give(alg, createPrivateKey({ key: { ...key }, format: 'jwk' }));
    byKid.set(kid, { id, alg });
  };
  await Promise.all(keys.map(addKey));

  const throwaways = new Map<string, Promise<number>>();

  /** One for each algorithm, made when it is first wanted; whoever verifies never heard of it. */
  function throwawayKey(alg: string): Promise<number> {
    const held = throwaways.get(alg) ?? makeThrowaway(alg);
    throwaways.set(alg, held);
    return held;
  }

  function keyOf({ kid = '', alg }: TokenRecipe): number {
    const key = byKid.get(kid);
    if (key === undefined || algorithmName(key.alg) !== algorithmName(alg))
      throw new WorkbenchError(`This run has no private key «${kid}» to sign with ${alg}.`);
    return key.id;
  }

  async function signOne(
    recipe: TokenRecipe,
    earlier: readonly string[],
  ): Promise<string | undefined> {
    const { alg, kid, secret, typ = 'JWT', header, hashes = [], encryption } = recipe;
    const tied = hashes.map(({ claim, of }) => [claim, leftHalfHash(earlier[of] ?? '', alg)]);
    const claims = { ...recipe.claims, ...Object.fromEntries(tied) };
    const protectedHeader = { ...header, alg, ...(kid === undefined ? {} : { kid }), typ };
    const signed =
      secret === undefined
        ? await signByThread(
            recipe.throwaway === true ? await throwawayKey(alg) : keyOf(recipe),
            protectedHeader,
            claims,
          )
        : await new SignJWT(claims).setProtectedHeader(protectedHeader).sign(Buffer.from(secret));
    return encryption === undefined ? signed : encrypt(signed, encryption);
  }

  return {
    addKey,
    sign: async (recipes) => {
      const jwts: string[] = [];
      for (const recipe of recipes) {
        const made = await signOne(recipe, jwts);
        if (made === undefined) return [];
        jwts.push(made);
      }
      return jwts;
    },
  };
}

async function makeThrowaway(name: string): Promise<number> {
  const alg = signingAlgorithms.find((one) => one === name);
  if (alg === undefined) throw new WorkbenchError(`No key is made here to sign with ${name}.`);
  const key = await makeSigningKey(alg, null);
  return signingThread.give(alg, createPrivateKey({ key: { ...key }, format: 'jwk' }));
}

/** The compact serialisation of RFC 7515 §7.1. */
async function signByThread(key: number, header: object, claims: object): Promise<string> {
  const text = `${encodePart(header)}.${encodePart(claims)}`;
  return `${text}.${await signingThread.sign(key, text)}`;
}

function encodePart(part: object): string {
  return Buffer.from(JSON.stringify(part)).toString('base64url');
}

/** Signed first, then encrypted to the client (OpenID Connect Core §2); undefined if its key is bad. */
async function encrypt(
  signed: string,
  { alg, enc, key }: NonNullable<TokenRecipe['encryption']>,
): Promise<string | undefined> {
  const kid = typeof key['kid'] === 'string' ? { kid: key['kid'] } : {};
  try {
    return await new CompactEncrypt(Buffer.from(signed))
      .setProtectedHeader({ alg, enc, cty: 'JWT', ...kid })
      .encrypt(await importJWK({ ...key }, alg));
  } catch {
    return undefined;
  }
}
