/**
 * How a relying party judges an ID token (OpenID Connect Core §3.1.3.7, CIBA Core §10.3.1), as a
 * checklist with the values compared, so that a person can follow it line by line.
 */
import { algorithmName } from '../algorithm-name.ts';
import type { Verification } from '../fact.ts';
import { leftHalfHash } from '../left-half-hash.ts';

export interface IdTokenCheck {
  readonly name: string;
  readonly passed: boolean;
  readonly expected: string;
  readonly found: string;
}

/** What this client expects, from its registration, its request and what came with the token. */
export interface IdTokenExpectation {
  readonly issuer: string;
  readonly clientId: string;
  /** The algorithm that the client registered. */
  readonly alg: string;
  readonly nowSeconds: number;
  readonly accessToken: string;
  readonly refreshToken: string | undefined;
  readonly authReqId: string;
  /** A push has to be tied to its request and its tokens; elsewhere that is optional. */
  readonly isPushed: boolean;
  /** The contexts that were asked for; none if it does not matter. */
  readonly acrValues: readonly string[];
}

const pushClaims = {
  authReqId: 'urn:openid:params:jwt:claim:auth_req_id',
  refreshTokenHash: 'urn:openid:params:jwt:claim:rt_hash',
} as const;

const oldestSeconds = 600;

/** Judges signature, algorithm and claims. */
export function checkIdToken(
  fact: Verification,
  expected: IdTokenExpectation,
): readonly IdTokenCheck[] {
  const { claims, header } = fact;
  const { issuer, clientId, alg, nowSeconds: now } = expected;
  const { iss, aud, exp, iat, sub } = claims;
  const audience = Array.isArray(aud) ? aud : [aud];
  const isRecent = typeof iat === 'number' && Math.abs(now - iat) < oldestSeconds;
  return [
    check('signature', fact.outcome === 'good', 'good', fact.outcome),
    check('alg', algorithmName(header['alg']) === algorithmName(alg), alg, header['alg']),
    check('iss', iss === issuer, issuer, iss),
    // No other audience is trusted here, so there may be none beside this client.
    check('aud', audience.length === 1 && audience[0] === clientId, clientId, aud),
    check('exp', typeof exp === 'number' && exp > now, `later than ${now}`, exp),
    check('iat', isRecent, `within ${oldestSeconds} s of ${now}`, iat),
    check('sub', typeof sub === 'string' && sub !== '', 'a subject', sub),
    ...checkPresenter(claims, clientId),
    ...checkContext(claims, expected),
    ...checkTies(fact, expected),
  ];
}

function checkPresenter({ azp }: Verification['claims'], clientId: string): IdTokenCheck[] {
  return azp === undefined ? [] : [check('azp', azp === clientId, clientId, azp)];
}

function checkContext(
  { acr }: Verification['claims'],
  { acrValues }: IdTokenExpectation,
): IdTokenCheck[] {
  if (acrValues.length === 0) return [];
  const isAsked = typeof acr === 'string' && acrValues.includes(acr);
  return [check('acr', isAsked, acrValues.join(' or '), acr)];
}

/** What ties the ID token to the tokens beside it, and to the request. */
function checkTies({ claims }: Verification, expected: IdTokenExpectation): IdTokenCheck[] {
  const { accessToken, refreshToken, authReqId, isPushed, alg } = expected;
  const refreshHash = refreshToken === undefined ? undefined : leftHalfHash(refreshToken, alg);
  const ties: readonly (readonly [string, string | undefined])[] = [
    ['at_hash', leftHalfHash(accessToken, alg)],
    [pushClaims.authReqId, authReqId],
    [pushClaims.refreshTokenHash, refreshHash],
  ];
  return ties.flatMap(([claim, value]) => {
    const found = claims[claim];
    if (value === undefined || (found === undefined && !isPushed)) return [];
    return [check(claim, found === value, value, found)];
  });
}

function check(name: string, passed: boolean, expected: unknown, found: unknown): IdTokenCheck {
  return { name, passed, expected: shown(expected), found: shown(found) };
}

function shown(value: unknown): string {
  return typeof value === 'string' ? value : (JSON.stringify(value) ?? 'absent');
}
