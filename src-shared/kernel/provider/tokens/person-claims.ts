/** What a token or the userinfo endpoint says of a person: by scope, and by the claims asked for. */
import type { User } from '../../../protocol/setup/user.ts';
import type { Json, JsonObject } from '../../../protocol/token-recipe.ts';

const claimsOfScope: ReadonlyMap<string, readonly string[]> = new Map([
  ['profile', ['name', 'preferred_username', 'given_name', 'family_name', 'locale', 'zoneinfo']],
  ['email', ['email', 'email_verified']],
  ['phone', ['phone_number', 'phone_number_verified']],
  ['address', ['address']],
]);

/** The person's claims that the scope or the request's claims parameter asks for. */
export function personClaims(user: User, scope: string, requested?: Json): JsonObject {
  const byScope = scope.split(' ').flatMap((word) => claimsOfScope.get(word) ?? []);
  const byName =
    typeof requested === 'object' && requested !== null && !Array.isArray(requested)
      ? Object.keys(requested)
      : [];
  const wanted = new Set([...byScope, ...byName]);
  if (wanted.size === 0) return {};
  const known = claimsOf(user);
  return Object.fromEntries(
    [...wanted].flatMap((name): [string, Json][] => {
      // A claim may be asked for by a name that every object has.
      const value = Object.hasOwn(known, name) ? known[name] : undefined;
      return value === undefined ? [] : [[name, value]];
    }),
  );
}

// These are the token's own; no person's claims may stand in for them.
const reserved = new Set(
  'iss sub aud exp iat nbf jti azp auth_time acr nonce at_hash c_hash s_hash'.split(' '),
);

function isReserved(name: string): boolean {
  return reserved.has(name) || name.startsWith('urn:openid:params:jwt:claim:');
}

function claimsOf(user: User): JsonObject {
  const own = Object.entries(user.claims ?? {}).filter(([name]) => !isReserved(name));
  return {
    name: user.name,
    preferred_username: user.username,
    ...(user.email === undefined ? {} : { email: user.email }),
    ...(user.phone_number === undefined ? {} : { phone_number: user.phone_number }),
    ...Object.fromEntries(own as [string, Json][]),
  };
}
