/**
 * Tokens that name a person: a login_hint_token of an issuer that the provider trusts, and an ID token
 * that the provider itself gave out. Faultless unless a test asks for a fault.
 */
import type { ProviderSettings } from '#shared/protocol/setup/provider-settings.ts';
import type { JsonObject } from '#shared/protocol/token-recipe.ts';
import { stubKey, testIssuer } from '../core/setup.ts';
import { stubJwt } from '../core/stub-signer.ts';
import { stubPublicKey } from './cast.ts';
import { beginSeconds, type JwtChanges } from './client-assertion.ts';

export const hintIssuer = 'https://hints.example';

/** The setting by which the provider believes that issuer. */
export const trustingHints: Partial<ProviderSettings> = {
  login_hint_token_issuers: { [hintIssuer]: { keys: [stubPublicKey('hints-1')] } },
};

function jwt(kid: string, claims: JsonObject, changes: JwtChanges): string {
  const recipe = {
    alg: 'ES256',
    kid,
    claims: { ...claims, ...changes.claims } as JsonObject,
    header: (changes.header ?? {}) as JsonObject,
  };
  return stubJwt(recipe, changes.signature);
}

/** A login_hint_token about Alice. */
export function loginHintToken(changes: JwtChanges = {}): string {
  const own = { iss: hintIssuer, aud: testIssuer, sub: 'u-1', exp: beginSeconds + 60 };
  return jwt('hints-1', own, changes);
}

/** An ID token about Alice, given to that client a minute ago. */
export function idTokenHint(clientId: string, changes: JwtChanges = {}): string {
  const iat = beginSeconds - 60;
  const own = { iss: testIssuer, aud: clientId, sub: 'u-1', iat, exp: iat + 3600 };
  return jwt(stubKey.kid, own, changes);
}
