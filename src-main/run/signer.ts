/** Signs recipes with the run's private keys. What is in the token was decided in the core. */
import { CompactEncrypt, importJWK, SignJWT } from 'jose';
import { leftHalfHash } from '#shared/protocol/left-half-hash.ts';
import type { TokenRecipe } from '#shared/protocol/token-recipe.ts';
import { WorkbenchError } from '../workbench-error.ts';
import type { PrivateKey } from './signing-keys.ts';

export interface Signer {
  /** Signs in order, since a claim may be the hash of an earlier result. */
  readonly sign: (recipes: readonly TokenRecipe[]) => Promise<readonly string[]>;
  /** Takes one more key into use, after a rotation. */
  readonly addKey: (key: PrivateKey) => Promise<void>;
}

/** A signer that holds these keys. */
export async function createSigner(keys: readonly PrivateKey[]): Promise<Signer> {
  const byKid = new Map<string, Awaited<ReturnType<typeof importJWK>>>();
  const addKey = async (key: PrivateKey): Promise<void> => {
    byKid.set(key.kid, await importJWK({ ...key }, key.alg));
  };
  await Promise.all(keys.map(addKey));

  function keyOf({ kid = '', secret }: TokenRecipe) {
    const key = secret === undefined ? byKid.get(kid) : Buffer.from(secret);
    if (key === undefined)
      throw new WorkbenchError(`This run has no private key «${kid}» to sign with.`);
    return key;
  }

  async function signOne(recipe: TokenRecipe, earlier: readonly string[]): Promise<string> {
    const { alg, kid, typ = 'JWT', header, hashes = [], encryption } = recipe;
    const tied = hashes.map(({ claim, of }) => [claim, leftHalfHash(earlier[of] ?? '', alg)]);
    const claims = { ...recipe.claims, ...Object.fromEntries(tied) };
    const signed = await new SignJWT(claims)
      .setProtectedHeader({ ...header, alg, ...(kid === undefined ? {} : { kid }), typ })
      .sign(keyOf(recipe));
    return encryption === undefined ? signed : encrypt(signed, encryption);
  }

  return {
    addKey,
    sign: async (recipes) => {
      const jwts: string[] = [];
      for (const recipe of recipes) jwts.push(await signOne(recipe, jwts));
      return jwts;
    },
  };
}

/** Signed first, then encrypted to the client (OpenID Connect Core §2). */
async function encrypt(
  signed: string,
  { alg, enc, key }: NonNullable<TokenRecipe['encryption']>,
): Promise<string> {
  const publicKey = await importJWK({ ...key }, alg);
  const kid = typeof key['kid'] === 'string' ? { kid: key['kid'] } : {};
  return new CompactEncrypt(Buffer.from(signed))
    .setProtectedHeader({ alg, enc, cty: 'JWT', ...kid })
    .encrypt(publicKey);
}
