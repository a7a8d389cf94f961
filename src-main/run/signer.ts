/** Signs recipes with the run's private keys. What is in the token was decided in the core. */
import { importJWK, SignJWT } from 'jose';
import type { TokenRecipe } from '#shared/protocol/token-recipe.ts';
import { WorkbenchError } from '../workbench-error.ts';
import type { PrivateKey } from './signing-keys.ts';

export type Signer = (recipes: readonly TokenRecipe[]) => Promise<readonly string[]>;

/** A signer that holds these keys. */
export async function createSigner(keys: readonly PrivateKey[]): Promise<Signer> {
  const byKid = new Map(
    await Promise.all(
      keys.map(async (key) => [key.kid, await importJWK({ ...key }, key.alg)] as const),
    ),
  );
  return async (recipes) =>
    Promise.all(
      recipes.map(({ kid, alg, claims }) => {
        const key = byKid.get(kid);
        if (key === undefined)
          throw new WorkbenchError(`This run has no private key «${kid}» to sign with.`);
        return new SignJWT({ ...claims }).setProtectedHeader({ alg, kid, typ: 'JWT' }).sign(key);
      }),
    );
}
