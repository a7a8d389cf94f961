/**
 * A JWT whose claims were changed on its way, and what it is signed with then: the key of whoever made
 * it, one that nobody publishes, none at all, or the old signature, which no longer fits.
 */
import type { JwtEdit } from '../../intents/network-intents.ts';
import { encodeBase64Url } from '../../protocol/encoding/base64.ts';
import { looksEncrypted, readUnverifiedJwt } from '../../protocol/encoding/jwt.ts';
import { encodeUtf8 } from '../../protocol/encoding/utf8.ts';
import type { JsonObject, TokenRecipe } from '../../protocol/token-recipe.ts';
import { type Party, roleOf } from '../../trace/party.ts';
import { mapGet } from '../collections/persistent-map.ts';
import type { Identifiers } from '../identifiers.ts';
import { findRole } from '../parties/relying-party-role.ts';
import type { World } from '../world.ts';

/** The JWT at once, or the recipe that the shell has to sign first. */
type Resigned =
  | { readonly kind: 'jwt'; readonly jwt: string }
  | { readonly kind: 'recipe'; readonly recipe: TokenRecipe };

const throwawayAlgorithms = ['ES256', 'RS256', 'PS256', 'EdDSA'];

/** The sentence that says why this JWT cannot be edited so; undefined when it can. */
export function faultOfEdit(
  world: World,
  from: Party,
  jwt: string | undefined,
  { at, resign }: JwtEdit,
): string | undefined {
  if (jwt === undefined)
    return `The message has nothing called «${at}»; choose a parameter, a member or a header that holds a JWT.`;
  if (looksEncrypted(jwt)) return `«${at}» is encrypted, so its claims cannot be read here.`;
  const read = readUnverifiedJwt(jwt);
  if (read === undefined) return `«${at}» holds no JWT; edit it as a field instead.`;
  if (resign !== 'right key' || rightKey(world, from, read.header) !== undefined) return undefined;
  return `The key that signs «${at}» is not known here, only its owner has it; choose the wrong key, none, or leave the signature as it was.`;
}

/** Changes the claims and says how the result is signed; the edit was judged before. */
export function resign(
  world: World & { readonly identifiers: Identifiers },
  from: Party,
  jwt: string,
  edit: JwtEdit,
): Resigned {
  const { header = {}, claims: before = {} } = readUnverifiedJwt(jwt) ?? {};
  const kept = Object.entries(before).filter(([name]) => !edit.remove.includes(name));
  const claims = { ...Object.fromEntries(kept), ...edit.set } as JsonObject;
  const [oldHeader = '', , signature = ''] = jwt.split('.');
  switch (edit.resign) {
    case 'as it was':
      return { kind: 'jwt', jwt: `${oldHeader}.${encoded(claims)}.${signature}` };
    case 'none':
      return { kind: 'jwt', jwt: `${encoded({ ...header, alg: 'none' })}.${encoded(claims)}.` };
    case 'wrong key':
      return { kind: 'recipe', recipe: { ...wrongKey(world, header), ...restOf(header), claims } };
    default: {
      const key = rightKey(world, from, header) ?? wrongKey(world, header);
      return { kind: 'recipe', recipe: { ...key, ...restOf(header), claims } };
    }
  }
}

type Key = Pick<TokenRecipe, 'alg' | 'kid' | 'secret' | 'throwaway'>;
type Header = Readonly<Record<string, unknown>>;

/** What the sender of a message signs with: the provider's keys, or those of a party that is played. */
export function rightKey(world: World, from: Party, header: Header): Key | undefined {
  const { alg, kid } = header;
  if (typeof alg !== 'string') return undefined;
  const role = roleOf(from) === 'relying-party' ? findRole(world, from) : undefined;
  if (alg.startsWith('HS')) return secretOf(world, role?.clientId, alg);
  const keys = from === 'provider' ? world.keys : (role?.keys ?? []);
  const found = keys.find((key) => key.kid === kid && key.alg === alg);
  return found === undefined ? undefined : { alg, kid: found.kid };
}

function secretOf({ clients }: World, clientId: string | undefined, alg: string): Key | undefined {
  const secret = mapGet(clients, clientId ?? '')?.client_secret;
  return secret === undefined ? undefined : { alg, secret };
}

/** Looks like the right one by its name; the shell makes it for the run and keeps it to itself. */
export function wrongKey(
  { identifiers }: { readonly identifiers: Identifiers },
  header: Header,
): Key {
  const { alg, kid } = header;
  if (typeof alg === 'string' && alg.startsWith('HS')) return { alg, secret: identifiers.token() };
  const named = typeof kid === 'string' ? { kid } : {};
  const known = typeof alg === 'string' && throwawayAlgorithms.includes(alg) ? alg : 'ES256';
  return { alg: known, ...named, throwaway: true };
}

/** The header without what the signer puts into it. */
export function restOf(header: Header): Pick<TokenRecipe, 'typ' | 'header'> {
  const { alg, kid, typ, ...rest } = header;
  const named = typeof typ === 'string' ? { typ } : {};
  return Object.keys(rest).length === 0 ? named : { ...named, header: rest as JsonObject };
}

/** A part of a JWT as it is written. */
export function encoded(part: object): string {
  return encodeBase64Url(encodeUtf8(JSON.stringify(part)));
}
