/**
 * ID tokens that no relying party may take, really signed and really sent: after each of them the
 * tokens are dropped and nobody is called any more.
 */
import { describe, expect, it } from 'vitest';
import { playHostile } from '#test/support/hostile/hostile-game.ts';
import type { HostileProvider, Reply } from '#test/support/hostile/hostile-provider.ts';
import { createTestClock } from '#test/support/hostile/party-run.ts';

type Changes = Parameters<HostileProvider['idToken']>[0];

const now = Math.floor(createTestClock().now() / 1000);

const faults: readonly (readonly [string, Changes, readonly string[]])[] = [
  ['a wrong iss (R-275)', { claims: { iss: 'https://evil.example' } }, ['iss']],
  ['no iss (R-275)', { claims: { iss: undefined } }, ['iss']],
  ['a wrong aud (R-276)', { claims: { aud: 'kiosk' } }, ['aud']],
  ['no aud (R-276)', { claims: { aud: undefined } }, ['aud']],
  ['an unknown second aud (R-276)', { claims: { aud: ['till', 'kiosk'] } }, ['aud']],
  ['a signature of somebody else (R-277)', { forged: true }, ['signature']],
  ['alg none (R-277)', { alg: 'none' }, ['signature', 'alg']],
  ['RS256 in place of PS256, by a key of the provider (R-277)', { alg: 'RS256' }, ['alg']],
  ['a key that nobody knows (R-277)', { kid: 'op-9' }, ['signature']],
  ['an exp that is past (R-278)', { claims: { exp: now - 1 } }, ['exp']],
  ['no exp (R-278)', { claims: { exp: undefined } }, ['exp']],
  ['an iat a week old (R-278)', { claims: { iat: now - 7 * 86_400 } }, ['iat']],
  ['no iat', { claims: { iat: undefined } }, ['iat']],
  ['no sub', { claims: { sub: undefined } }, ['sub']],
  ['the at_hash of another access token', { claims: { at_hash: 'AAAA' } }, ['at_hash']],
  ['another party to present it', { claims: { azp: 'kiosk' } }, ['azp']],
];

describe('the party takes no ID token with', () => {
  it.each(faults)('%s', async (_title, changes, names) => {
    const { run, polled, callsTo } = await playHostile((by) => ({ polls: [by.tokens(changes)] }));
    await polled(1, 5000);
    expect(await run.ended()).toEqual({ state: 'failed', reason: `id_token: ${names[0] ?? ''}` });
    const { checks = [] } = run.ofKind('id-token.verified')[0] ?? {};
    expect(checks.filter(({ passed }) => !passed).map(({ name }) => name)).toEqual(names);
    const held = JSON.stringify(run.world().endedSignIns);
    expect(held).not.toContain('an-access-token');
    await run.advance(900_000);
    expect(callsTo('/token')).toBe(1);
  });
});

describe('the party takes no token answer', () => {
  it.each<[string, object]>([
    ['without an ID token', { id_token: undefined }],
    ['without an access token', { access_token: undefined }],
    ['without a token_type', { token_type: undefined }],
    ['with an ID token that is no JWT', { id_token: 'e30' }],
    ['with an ID token that is encrypted', { id_token: 'e30.AA.AA.AA.AA' }],
  ])('%s', async (_title, members) => {
    const { run, polled } = await playHostile((by) => ({ polls: [by.tokens({}, members)] }));
    await polled(1, 5000);
    expect(await run.ended()).toMatchObject({ state: 'failed' });
  });

  it.each<[string, Reply]>([
    ['that are no keys', { body: { keys: 'none' } }],
    ['that are not there', { status: 404 }],
    ['that are elsewhere', { status: 302, headers: { location: '/jwks2' } }],
  ])('when the keys to verify it with are such %s', async (_title, reply) => {
    const { run, polled } = await playHostile((by) => ({
      polls: [by.tokens()],
      jwks: () => reply,
    }));
    await polled(1, 5000);
    expect(await run.ended()).toEqual({ state: 'failed', reason: 'malformed_jwks' });
  });
});

describe('a provider that rotates its keys', () => {
  it('is asked for them again, once for each token that does not fit', async () => {
    let fetches = 0;
    const { run, asked, polled, callsTo } = await playHostile((by) => ({
      polls: [by.tokens()],
      jwks: (usual) => {
        fetches += 1;
        return fetches === 1 ? { body: { keys: [] } } : { body: usual };
      },
    }));
    await polled(1, 5000);
    expect(await run.ended()).toMatchObject({ state: 'failed' });
    await asked();
    await run.press();
    await run.until(() => run.state() === 'asked.waiting');
    await run.advance(5000);
    expect(await run.ended(2)).toMatchObject({ state: 'signedIn' });
    expect(callsTo('/jwks')).toBe(2);
  });
});
