/**
 * Which key a token says that it is signed with, or encrypted to. A kid alone proves nothing: in whose
 * sets it is looked for is part of the answer.
 */
import { algorithmName } from '../../../protocol/algorithm-name.ts';
import { isObject } from '../../../protocol/encoding/wire.ts';
import { thumbprintOf } from '../../../protocol/json-web-keys.ts';
import type { TokenKind } from '../token-kind.ts';
import { type HeldKey, isHeldAt } from './held-key.ts';

interface Signed {
  readonly kind: TokenKind;
  readonly header: Readonly<Record<string, unknown>>;
  readonly iss: unknown;
  readonly from: string;
}

/** The key by which a token says that it is signed, as it stood at that moment. */
export function keyOfToken(
  keys: readonly HeldKey[],
  token: Signed,
  seq: number,
): HeldKey | undefined {
  const known = keys.filter((key) => isHeldAt(key, seq));
  if (token.kind === 'dpop-proof') return keyInside(known, token);
  const isOwner = ownerOf(token);
  const fitting = known.filter((key) => isOwner(key.set.owner) && fits(key, token.header));
  const own = fitting.filter(({ set }) => set.source !== 'fetched' || set.owner !== 'provider');
  const [first, ...others] = own.length > 0 ? own : fitting;
  // Without a name several keys may fit, and then nobody can say which it was.
  return token.header['kid'] === undefined && others.length > 0 ? undefined : first;
}

/** A proof brings its key along; it may be known from elsewhere. */
function keyInside(known: readonly HeldKey[], { header }: Signed): HeldKey | undefined {
  const { jwk } = header;
  const thumbprint = isObject(jwk) ? thumbprintOf(jwk) : undefined;
  return thumbprint === undefined ? undefined : known.find((key) => key.thumbprint === thumbprint);
}

/** In whose sets the key is looked for. */
function ownerOf({ kind, iss, from, header }: Signed): (owner: string) => boolean {
  // What is encrypted names the key of whoever is to read it.
  if ('enc' in header) return (owner) => owner.startsWith('client/');
  if (kind === 'client-assertion' || kind === 'signed-request')
    return (owner) => owner === `client/${String(iss)}`;
  if (kind === 'login-hint-token') return (owner) => owner === `issuer/${String(iss)}`;
  const signer = from === 'outside-provider' ? from : 'provider';
  return (owner) => owner === signer;
}

function fits({ jwk }: HeldKey, { kid, alg }: Signed['header']): boolean {
  const isAlgorithm = jwk.alg === undefined || algorithmName(jwk.alg) === algorithmName(alg);
  return isAlgorithm && (kid === undefined || jwk.kid === kid);
}
