/** What a JWT is for, told by its own header and claims; its signature is nobody's concern here. */
import { decodeBase64Text } from '../../protocol/encoding/base64-text.ts';
import { parseJsonObject } from '../../protocol/encoding/wire.ts';
import type { SecretNoun } from './secret-kind.ts';

export interface ReadJwt {
  readonly noun: SecretNoun;
  readonly claims: Readonly<Record<string, unknown>>;
}

/** The JWT, or undefined when the text is none. */
export function jwtOf(text: string): ReadJwt | undefined {
  const [first = '', second = '', ...rest] = text.split('.');
  if (rest.length !== 1 && rest.length !== 3) return undefined;
  const header = objectIn(first);
  if (header === undefined || typeof header['alg'] !== 'string') return undefined;
  const claims = (rest.length === 1 ? objectIn(second) : undefined) ?? {};
  return { noun: nounOf(header, claims), claims };
}

function objectIn(part: string): Record<string, unknown> | undefined {
  const base64 = part.replaceAll('-', '+').replaceAll('_', '/');
  return parseJsonObject(decodeBase64Text(base64.padEnd(Math.ceil(base64.length / 4) * 4, '=')));
}

type Members = Readonly<Record<string, unknown>>;

function nounOf(header: Members, claims: Members): SecretNoun {
  if (header['typ'] === 'dpop+jwt') return 'DPoP proof';
  if (header['typ'] === 'at+jwt') return 'access token';
  if ('at_hash' in claims || 'auth_time' in claims || 'amr' in claims) return 'ID token';
  if ('scope' in claims || 'login_hint' in claims) return 'signed request';
  return claims['iss'] !== undefined && claims['iss'] === claims['sub'] ? 'assertion' : 'JWT';
}
