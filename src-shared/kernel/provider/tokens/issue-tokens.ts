/**
 * Makes the tokens of a grant: the access token (sealed or a JWT), the refresh token where there is to
 * be one, and the recipe of the ID token. Every grant type and the push use this one place.
 */
import { inOrderOf } from '../../../profiles/product-words.ts';
import { assert } from '../../../protocol/assert.ts';
import { leftHalfHash } from '../../../protocol/left-half-hash.ts';
import type { Client } from '../../../protocol/setup/client-metadata.ts';
import type { NamedKey } from '../../../protocol/setup/public-key.ts';
import type { User } from '../../../protocol/setup/user.ts';
import { epochSeconds, type JsonObject, type TokenRecipe } from '../../../protocol/token-recipe.ts';
import { expiringSet } from '../../collections/expiring-map.ts';
import { mapGet } from '../../collections/persistent-map.ts';
import { type Draft, headOf, writeWhole } from '../../draft.ts';
import { letLifeGo, livingFamily } from '../../time/lives/lives.ts';
import { secondsOf, timeOf } from '../../time/time-of.ts';
import type { World } from '../../world.ts';
import { encryptionKeyOf } from '../client-keys.ts';
import type { Binding, Grant, TokenBody } from '../records.ts';
import { personClaims } from './person-claims.ts';
import { seal } from './sealed-token.ts';
import { subjectFor } from './subject.ts';

interface Issuing {
  readonly grant: Grant;
  readonly binding: Binding;
  /** What this access token is for; a refresh may narrow it. */
  readonly scope: string;
  readonly about: string | undefined;
  /** More claims for the ID token, such as those that tie it to a push. */
  readonly pushed?: { readonly authReqId: string };
  readonly nonce?: string | null;
}

interface Issued extends TokenBody {
  readonly recipes: readonly TokenRecipe[];
}

/** Everything that one token answer holds, complete but for the signatures. */
export function issueTokens(draft: Draft, issuing: Issuing): Issued {
  const { grant, binding, scope, about } = issuing;
  const client = mapGet(draft.clients, grant.clientId);
  const user = mapGet(draft.users, grant.sub);
  assert(client !== undefined && user !== undefined, 'a grant is judged before tokens are made');
  const access = makeAccessToken(draft, issuing, client);
  const { token: refreshToken, ...refreshEnd } = makeRefreshToken(draft, grant, client);
  const lifetime = draft.setup.provider.access_token_lifetime;
  writeWhole(draft, {
    ...headOf(draft, 'tokens.issued', 'provider', about),
    grant: grant.grant,
    clientId: grant.clientId,
    sub: grant.sub,
    scope,
    expiresAt: draft.nowMs + lifetime * 1000,
    binding: bindingKind(binding),
    refreshToken: refreshToken !== undefined,
    ...refreshEnd,
  });
  const idToken = idTokenRecipe(draft, issuing, { client, user, access, refreshToken });
  const recipes = access.kind === 'recipe' ? [access.recipe, idToken] : [idToken];
  return {
    recipes,
    grant: grant.grant,
    slots: access.kind === 'recipe' ? { access_token: 0, id_token: 1 } : { id_token: 0 },
    body: inOrderOf(draft.setup.profile, 'tokens', {
      access_token: access.kind === 'sealed' ? access.token : '',
      token_type: binding.dpop === undefined ? 'Bearer' : 'DPoP',
      expires_in: lifetime,
      scope,
      id_token: '',
      ...(refreshToken === undefined ? {} : { refresh_token: refreshToken }),
      ...(grant.authorizationDetails === null
        ? {}
        : { authorization_details: [...grant.authorizationDetails] }),
    }),
  };
}

type Access =
  | { readonly kind: 'sealed'; readonly token: string }
  | { readonly kind: 'recipe'; readonly recipe: TokenRecipe };

/** The content of an access token, whichever form it takes (RFC 9068 names for the JWT). */
function makeAccessToken(draft: Draft, issuing: Issuing, client: Client): Access {
  const { grant, binding, scope } = issuing;
  const { setup } = draft;
  const iat = secondsOf(draft, 'provider');
  const content: JsonObject = {
    client_id: client.client_id,
    sub: grant.sub,
    scope,
    iat,
    exp: iat + setup.provider.access_token_lifetime,
    grant: grant.grant,
    ...(bindingKind(binding) === 'none' ? {} : { cnf: confirmationOf(binding) }),
    ...(grant.authorizationDetails === null
      ? {}
      : { authorization_details: [...grant.authorizationDetails] }),
    ...(grant.resources.length === 0 ? {} : { aud: [...grant.resources] }),
    ...(grant.claims === null ? {} : { claims: grant.claims }),
  };
  if (setup.provider.access_token_format === 'opaque') {
    return { kind: 'sealed', token: seal(draft.secret, draft.identifiers.nonce(), content) };
  }
  const key = keyOfAlgorithm(draft, setup.provider.id_token_signing_alg_default);
  const more = {
    iss: setup.issuer,
    sub: subjectFor(draft, client, grant.sub),
    aud: grant.resources.length === 0 ? setup.issuer : [...grant.resources],
    jti: draft.identifiers.short(),
  };
  const claims = { ...content, ...more };
  return { kind: 'recipe', recipe: { alg: key.alg, kid: key.kid, typ: 'at+jwt', claims } };
}

/** The cnf member of a bound token (RFC 7800, RFC 8705 §3.1, RFC 9449 §6.1). */
function confirmationOf({ dpop, certificate }: Binding): JsonObject {
  return {
    ...(dpop === undefined ? {} : { jkt: dpop }),
    ...(certificate === undefined ? {} : { 'x5t#S256': certificate }),
  };
}

function bindingKind({ dpop, certificate }: Binding): 'none' | 'dpop' | 'certificate' {
  if (dpop !== undefined) return 'dpop';
  return certificate === undefined ? 'none' : 'certificate';
}

interface Refresh {
  /** Absent also where the client keeps the one it has. */
  readonly token?: string;
  /** In the time of the run, as the provider's clock is now; absent where nothing can be refreshed. */
  readonly refreshExpiresAt?: number;
}

const noRefresh: Refresh = {};

/** A refresh token of the grant's newest generation, where the settings give one out. */
function makeRefreshToken(draft: Draft, grant: Grant, client: Client): Refresh {
  const { issue_refresh_tokens: issue, refresh_token_lifetime } = draft.setup.provider;
  const asked = grant.scope.split(' ').includes('offline_access');
  const wanted = asked || (issue === true && client.grant_types.includes('refresh_token'));
  if (issue === false || !wanted) return noRefresh;
  const held = livingFamily(draft, grant.grant);
  const rotates = held === undefined || draft.setup.provider.rotate_refresh_tokens;
  const generation = held === undefined ? 1 : held.generation + (rotates ? 1 : 0);
  const now = timeOf(draft, 'provider');
  const lifetimeMs = refresh_token_lifetime * 1000;
  const entry = { value: { ...grant, generation, expiresAt: now + lifetimeMs } };
  // With every refresh the life begins anew, whatever was made of the one before.
  letLifeGo(draft, 'refresh-token', grant.grant);
  draft.refreshFamilies = expiringSet(
    draft.refreshFamilies,
    grant.grant,
    { ...entry, expiresAt: now + lifetimeMs },
    now,
  );
  const refreshExpiresAt = draft.nowMs + lifetimeMs;
  // FAPI 2.0 §5.3.2.1: where nothing rotates, the token that the client has stays the only one.
  if (held !== undefined && !rotates) return { refreshExpiresAt };
  const content = { refresh: grant.grant, generation };
  return { token: seal(draft.secret, draft.identifiers.nonce(), content), refreshExpiresAt };
}

interface IdTokenParts {
  readonly client: Client;
  readonly user: User;
  readonly access: Access;
  readonly refreshToken: string | undefined;
}

/** The ID token (OpenID Connect Core §2), tied to a push as CIBA Core §10.3.1 wants it. */
function idTokenRecipe(draft: Draft, issuing: Issuing, parts: IdTokenParts): TokenRecipe {
  const { grant, scope, pushed, nonce = null } = issuing;
  const { client, user, access, refreshToken } = parts;
  const { setup } = draft;
  const wanted = client.id_token_signed_response_alg ?? setup.provider.id_token_signing_alg_default;
  const key = keyOfAlgorithm(draft, wanted);
  const iat = secondsOf(draft, 'provider');
  const claims: JsonObject = {
    iss: setup.issuer,
    sub: subjectFor(draft, client, grant.sub),
    aud: client.client_id,
    exp: iat + setup.provider.id_token_lifetime,
    iat,
    auth_time: epochSeconds(setup, grant.authTimeMs),
    ...(access.kind === 'sealed' ? { at_hash: leftHalfHash(access.token, key.alg) } : {}),
    ...(grant.acr === null ? {} : { acr: grant.acr }),
    ...(nonce === null ? {} : { nonce }),
    ...personClaims(user, scope, grant.claims?.['id_token']),
    ...(pushed === undefined ? {} : pushClaims(pushed.authReqId, refreshToken, key.alg)),
  };
  return {
    alg: key.alg,
    kid: key.kid,
    claims,
    ...(access.kind === 'recipe' ? { hashes: [{ claim: 'at_hash', of: 0 }] } : {}),
    ...encryptionFor(draft, client),
  };
}

function pushClaims(authReqId: string, refreshToken: string | undefined, alg: string): JsonObject {
  return {
    'urn:openid:params:jwt:claim:auth_req_id': authReqId,
    ...(refreshToken === undefined
      ? {}
      : { 'urn:openid:params:jwt:claim:rt_hash': leftHalfHash(refreshToken, alg) }),
  };
}

/** Where the client registered for encrypted ID tokens: its key for that. */
function encryptionFor(draft: Draft, client: Client): Pick<TokenRecipe, 'encryption'> {
  const alg = client.id_token_encrypted_response_alg;
  if (alg === undefined) return {};
  const key = encryptionKeyOf(draft, client);
  assert(key !== undefined, 'whoever has no key to encrypt to is refused before');
  const enc = client.id_token_encrypted_response_enc ?? 'A128CBC-HS256';
  return { encryption: { alg, enc, key: { ...key } as JsonObject } };
}

/** The newest key of that algorithm, or else the newest there is. */
function keyOfAlgorithm({ keys }: Pick<World, 'keys'>, alg: string): NamedKey {
  const key = keys.findLast((one) => one.alg === alg) ?? keys.at(-1);
  assert(key !== undefined, 'a run is set up with a signing key');
  return key;
}
