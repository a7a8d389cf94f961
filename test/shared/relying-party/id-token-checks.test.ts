/** The checklist for an ID token by itself: every line, with the values that were compared. */
import { describe, expect, it } from 'vitest';
import type { Verification } from '#shared/protocol/fact.ts';
import { leftHalfHash } from '#shared/protocol/left-half-hash.ts';
import { checkIdToken, type IdTokenExpectation } from '#shared/protocol/rules/id-token-checks.ts';
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

const expectation: IdTokenExpectation = {
  issuer: setup.issuer,
  clientId: 'till',
  alg: 'ES256',
  nowSeconds: now,
  accessToken: 'an-access-token',
  refreshToken: undefined,
  authReqId: 'r',
  isPushed: false,
  acrValues: [],
};

function failing(
  changes: Partial<Verification>,
  expected: Partial<IdTokenExpectation> = {},
): string[] {
  return checkIdToken({ ...good, ...changes }, { ...expectation, ...expected })
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

  it('take the contexts that were asked for, and no others', () => {
    const acrValues = ['tap', 'pin'];
    expect(failing({ claims: { ...claims, acr: 'pin' } }, { acrValues })).toEqual([]);
    expect(failing({ claims: { ...claims, acr: 'none' } }, { acrValues })).toEqual(['acr']);
    expect(failing({}, { acrValues })).toEqual(['acr']);
  });

  it('take no token that was made for another presenter', () => {
    expect(failing({ claims: { ...claims, azp: 'till' } })).toEqual([]);
    expect(failing({ claims: { ...claims, azp: 'other' } })).toEqual(['azp']);
  });

  it('show what was expected and what was found', () => {
    const [, , iss] = checkIdToken(
      { ...good, claims: { ...claims, iss: 'https://evil.example' } },
      expectation,
    );
    expect(iss).toEqual({
      name: 'iss',
      passed: false,
      expected: 'https://provider.example',
      found: 'https://evil.example',
    });
  });

  it('show a claim that is missing as absent', () => {
    const checks = checkIdToken({ ...good, claims: {} }, expectation);
    expect(checks.find(({ name }) => name === 'exp')?.found).toBe('absent');
  });
});

describe('CIBA Core §10.3.1: the checks of a pushed ID token', () => {
  const ties = {
    at_hash: leftHalfHash('an-access-token', 'ES256'),
    'urn:openid:params:jwt:claim:auth_req_id': 'r',
    'urn:openid:params:jwt:claim:rt_hash': leftHalfHash('a-refresh-token', 'ES256'),
  };
  const pushed = { isPushed: true, refreshToken: 'a-refresh-token' };

  function failingPush(changes: Readonly<Record<string, unknown>>): string[] {
    const members = Object.entries({ ...claims, ...ties, ...changes });
    const kept = members.filter(([, value]) => typeof value === 'string');
    return failing({ claims: { ...claims, ...Object.fromEntries(kept) } }, pushed);
  }

  it('all pass when the token is tied to its request and its tokens', () => {
    expect(failingPush({})).toEqual([]);
  });

  it.each<[string, Record<string, unknown>, string]>([
    ['a wrong at_hash (R-289)', { at_hash: 'other' }, 'at_hash'],
    ['no at_hash (R-289)', { at_hash: undefined }, 'at_hash'],
    [
      'another auth_req_id (R-290)',
      { 'urn:openid:params:jwt:claim:auth_req_id': 'other' },
      'urn:openid:params:jwt:claim:auth_req_id',
    ],
    [
      'no auth_req_id (R-290)',
      { 'urn:openid:params:jwt:claim:auth_req_id': undefined },
      'urn:openid:params:jwt:claim:auth_req_id',
    ],
    [
      'a wrong rt_hash (R-291)',
      { 'urn:openid:params:jwt:claim:rt_hash': 'other' },
      'urn:openid:params:jwt:claim:rt_hash',
    ],
    [
      'no rt_hash (R-291)',
      { 'urn:openid:params:jwt:claim:rt_hash': undefined },
      'urn:openid:params:jwt:claim:rt_hash',
    ],
  ])('fail %s', (_title, changes, name) => {
    expect(failingPush(changes)).toEqual([name]);
  });

  it('ask for no rt_hash where no refresh token came', () => {
    expect(failing({ claims: { ...claims, ...ties } }, { isPushed: true })).toEqual([]);
  });

  it('judge the ties of a polled token only where they are there', () => {
    expect(failing({})).toEqual([]);
    expect(failing({ claims: { ...claims, at_hash: 'other' } })).toEqual(['at_hash']);
  });
});
