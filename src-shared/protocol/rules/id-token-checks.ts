/**
 * How a relying party judges an ID token (OpenID Connect Core §3.1.3.7), as a checklist with the
 * values compared, so that a person can follow it line by line.
 */

import type { Verification } from '../fact.ts';
import type { RunSetup } from '../setup/run-setup.ts';
import { epochSeconds } from '../token-recipe.ts';

export interface IdTokenCheck {
  readonly name: string;
  readonly passed: boolean;
  readonly expected: string;
  readonly found: string;
}

/** Judges signature, algorithm and claims as of the run's own time. */
export function checkIdToken(
  fact: Verification,
  setup: RunSetup,
  clientId: string,
  nowMs: number,
): readonly IdTokenCheck[] {
  const { claims, header } = fact;
  const now = epochSeconds(setup, nowMs);
  const { iss, aud, exp, iat } = claims;
  const audience = Array.isArray(aud) ? aud : [aud];
  return [
    check('signature', fact.outcome === 'good', 'good', fact.outcome),
    check('alg', header['alg'] === setup.keys[0]?.alg, setup.keys[0]?.alg, header['alg']),
    check('iss', iss === setup.issuer, setup.issuer, iss),
    check('aud', audience.length === 1 && audience[0] === clientId, clientId, aud),
    check('exp', typeof exp === 'number' && exp > now, `later than ${now}`, exp),
    check(
      'iat',
      typeof iat === 'number' && Math.abs(now - iat) < 600,
      `within 600 s of ${now}`,
      iat,
    ),
    check(
      'sub',
      typeof claims['sub'] === 'string' && claims['sub'] !== '',
      'a subject',
      claims['sub'],
    ),
  ];
}

function check(name: string, passed: boolean, expected: unknown, found: unknown): IdTokenCheck {
  return { name, passed, expected: shown(expected), found: shown(found) };
}

function shown(value: unknown): string {
  return typeof value === 'string' ? value : (JSON.stringify(value) ?? 'absent');
}
