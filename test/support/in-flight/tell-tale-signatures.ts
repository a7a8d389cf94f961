/**
 * Signatures that tell when a token was changed, for tests of the core: the hash of what is signed. The
 * usual stub is one word whatever it signs.
 */
import { createHash } from 'node:crypto';
import type { Need } from '#shared/kernel/need.ts';
import type { Fact } from '#shared/protocol/fact.ts';
import type { TokenRecipe } from '#shared/protocol/token-recipe.ts';
import { stubFact, stubJwt } from '../core/stub-signer.ts';

function digest(text: string): string {
  return createHash('sha256').update(text).digest('base64url');
}

/** Signs; with a throwaway key it comes out as nobody else would have it. */
function sign(recipe: TokenRecipe): string {
  const [header = '', claims = ''] = stubJwt(recipe).split('.');
  const key = recipe.throwaway === true ? 'throwaway' : 'right';
  return `${header}.${claims}.${digest(`${key} ${header}.${claims}`)}`;
}

function factOf(need: Need): Fact {
  if (need.kind === 'fetch') return stubFact(need);
  const [header = '', claims = '', signature] = need.jwt.split('.');
  const isGood = signature === digest(`right ${header}.${claims}`);
  const judged = stubFact({ ...need, jwt: `${header}.${claims}.${isGood ? 'stub' : 'broken'}` });
  return judged.kind === 'verification' ? { ...judged, jwt: need.jwt } : judged;
}

export const tellTaleSignatures = { sign, factOf };
