/** The checklist for an ID token by itself: every line, with the values that were compared. */
import { describe, expect, it } from 'vitest';
import type { Verification } from '#shared/protocol/fact.ts';
import { checkIdToken } from '#shared/protocol/rules/id-token-checks.ts';
import { buildSetup } from '#test/support/core/setup.ts';

const setup = buildSetup();
const now = Math.floor(setup.epochMs / 1000) + 60;
const claims: Verification['claims'] = {
  iss: setup.issuer,
  aud: 'till',
  sub: 'u-1',
  iat: now,
  exp: now + 3600,
};
const good: Verification = {
  kind: 'verification',
  jwt: 'a.b.c',
  outcome: 'good',
  keysFingerprint: 'f',
  header: { alg: 'ES256', kid: 'stub-1' },
  claims,
};

function failing(changes: Partial<Verification>): string[] {
  return checkIdToken({ ...good, ...changes }, setup, 'till', 60_000)
    .filter(({ passed }) => !passed)
    .map(({ name }) => name);
}

describe('the checks of an ID token', () => {
  it('all pass for a good one', () => {
    expect(failing({})).toEqual([]);
  });

  it('take an audience that is an array of one (R-274)', () => {
    expect(failing({ claims: { ...claims, aud: ['till'] } })).toEqual([]);
  });

  it.each<[string, Partial<Verification>, string[]]>([
    ['two audiences (R-276)', { claims: { ...claims, aud: ['till', 'other'] } }, ['aud']],
    ['an empty audience (R-276)', { claims: { ...claims, aud: [] } }, ['aud']],
    ['no claims at all', { claims: {} }, ['iss', 'aud', 'exp', 'iat', 'sub']],
    ['an expiry of this very second', { claims: { ...claims, exp: now } }, ['exp']],
    ['an expiry that is text', { claims: { ...claims, exp: '9999999999' } }, ['exp']],
    ['an iat ten minutes ahead', { claims: { ...claims, iat: now + 600 } }, ['iat']],
    ['alg none', { header: { alg: 'none' }, outcome: 'bad-signature' }, ['signature', 'alg']],
    ['a token that is no JWT', { outcome: 'malformed', header: {} }, ['signature', 'alg']],
  ])('fail %s', (_title, changes, names) => {
    expect(failing(changes)).toEqual(names);
  });

  it('show what was expected and what was found', () => {
    const [, , iss] = checkIdToken(
      { ...good, claims: { ...claims, iss: 'https://evil.example' } },
      setup,
      'till',
      60_000,
    );
    expect(iss).toEqual({
      name: 'iss',
      passed: false,
      expected: 'https://provider.example',
      found: 'https://evil.example',
    });
  });

  it('show a claim that is missing as absent', () => {
    const checks = checkIdToken({ ...good, claims: {} }, setup, 'till', 60_000);
    expect(checks.find(({ name }) => name === 'exp')?.found).toBe('absent');
  });
});
