/** A token verified as of a moment: what holds, what the party concluded, and where the two differ. */
import { describe, expect, it } from 'vitest';
import { bodyObject } from '#shared/protocol/encoding/wire.ts';
import { cibaGrantType, paths } from '#shared/protocol/metadata.ts';
import { castSetup, signingTill } from '#test/support/clients/cast.ts';
import { idTokenHint } from '#test/support/clients/hint-token.ts';
import { signed } from '#test/support/clients/signed-request.ts';
import { dpopProof, withProof } from '#test/support/core/bound-request.ts';
import { authenticationRequest } from '#test/support/core/outside-request.ts';
import { till } from '#test/support/core/setup.ts';
import { createSimulation, type Simulation } from '#test/support/core/simulation.ts';
import { pushedTo, signedIn } from '#test/support/tokens/token-runs.ts';
import { verifiedAt } from '#test/support/tokens/verified-at.ts';

/** Edits the answer with the tokens on its way. */
function spoiled(set: Record<string, string | number>) {
  return (simulation: Simulation): void => {
    const answer = () =>
      simulation.ofKind('message.sent').find(({ wire }) => bodyObject(wire)?.['id_token']);
    simulation.popUntil(() => answer() !== undefined);
    const refusal = simulation.offer({
      kind: 'message.edited',
      run: 'test',
      message: answer()?.message ?? '',
      jwt: { at: 'id_token', set, remove: [], resign: 'wrong key' },
    });
    if (refusal !== undefined) throw new Error(refusal);
  };
}

describe('an ID token from the token endpoint', () => {
  const { entries, ofKind } = signedIn();
  const verdict = ofKind('id-token.verified')[0];

  it('holds in all points that are asked, and says which are not', () => {
    const { summary, named, state, oddity } = verifiedAt(entries, 'id-token');
    expect(named('fails')).toEqual([]);
    expect(named('holds')).toEqual(
      'signature alg iss aud exp iat age sub auth_time at_hash'.split(' '),
    );
    expect(named('not asked')).toEqual(['azp', 'acr', 'nonce', 'auth_req_id', 'rt_hash']);
    expect(summary).toBe('Signed with ES256 by key stub-1: good. 10 of 10 checks hold.');
    expect([state, oddity]).toEqual(['holds', undefined]);
  });

  it('has no known signature before the client looked at it, and no verdict', () => {
    const before = verifiedAt(entries, 'id-token', { seq: (verdict?.seq ?? 0) - 4 });
    expect(before.check('signature').state).toBe('unknown');
    expect(before.state).toBe('unknown');
    expect(before.summary).toContain('not verified yet');
    expect(before.checks.every(({ conclusion }) => conclusion === undefined)).toBe(true);
  });

  it('agrees with the client, check by check', () => {
    const { checks } = verifiedAt(entries, 'id-token');
    const concluded = checks.flatMap(({ id, conclusion }) =>
      conclusion === undefined ? [] : [id],
    );
    expect(concluded).toEqual('signature alg iss aud exp iat age sub at_hash'.split(' '));
    expect(checks.some(({ conclusion }) => conclusion?.differs)).toBe(false);
  });

  it('has expired when it is looked at an hour later, though the client let it pass in time', () => {
    const { check, state } = verifiedAt(entries, 'id-token', { laterMs: 3_600_000 });
    expect(state).toBe('fails');
    expect(check('exp')).toMatchObject({
      state: 'fails',
      conclusion: { passed: true, differs: true, because: 'Time has passed since it looked.' },
    });
    expect(check('exp').clocks?.run).toMatch(/\(2026-01-05 10:00:\d\d UTC\)/);
  });

  it('works out at_hash from the access token beside it', () => {
    const { check } = verifiedAt(entries, 'id-token');
    const { work, found } = check('at_hash');
    expect(work?.encoded).toBe(found);
    expect(work?.taken).toBe(16);
  });
});

describe('a token that was edited on its way', () => {
  it('has a bad signature, and the client refuses it', () => {
    const { entries } = signedIn({ meanwhile: spoiled({ sub: 'u-2' }) });
    const { check, named, oddity } = verifiedAt(entries, 'id-token');
    expect(named('fails')).toEqual(['signature']);
    expect(check('signature').conclusion).toMatchObject({ passed: false, differs: false });
    expect(oddity).toBeUndefined();
  });

  it('is believed all the same by a client that skips verification, and that is marked', () => {
    const { entries } = signedIn({
      role: { misbehaviours: ['skips-verification'] },
      meanwhile: spoiled({ aud: 'kiosk', at_hash: 'AAAA' }),
    });
    const { named, oddity, summary } = verifiedAt(entries, 'id-token');
    expect(named('fails')).toEqual(['signature', 'aud', 'at_hash']);
    expect(summary).toContain('bad. 7 of 10 checks hold.');
    expect(oddity).toContain('signature, aud, at_hash are wrong, and signed in all the same');
  });
});

describe('a client whose own clock is wrong', () => {
  it('refuses what holds, and both clocks are shown', () => {
    const { entries } = signedIn({
      meanwhile: (simulation) => {
        const ms = 2 * 3_600_000;
        simulation.time({ kind: 'skew.set', party: 'relying-party/till', ms });
      },
    });
    const { check } = verifiedAt(entries, 'id-token');
    expect(check('exp')).toMatchObject({
      state: 'holds',
      clocks: { skewMs: 7_200_000, holdsByOwn: false },
      conclusion: {
        passed: false,
        differs: true,
        because: 'Its own clock is wrong, and it went by that.',
      },
    });
  });
});

describe('a pushed ID token', () => {
  const { entries } = signedIn({
    client: { ...pushedTo, grant_types: [cibaGrantType, 'refresh_token'] },
    provider: { issue_refresh_tokens: true },
  });

  it('is tied to its request and to both tokens', () => {
    const { named, check, token } = verifiedAt(entries, 'pushed-id-token');
    expect(token.place).toEqual(['body', 'id_token']);
    expect(named('fails')).toEqual([]);
    expect(named('holds')).toEqual(expect.arrayContaining(['at_hash', 'auth_req_id', 'rt_hash']));
    expect(check('auth_req_id').found).toBe(check('auth_req_id').expected);
  });
});

describe('what a client sends with its calls', () => {
  it('holds: the assertion of private_key_jwt, at the address it was made for', () => {
    const { entries } = signedIn({ client: { token_endpoint_auth_method: 'private_key_jwt' } });
    const { named, checks, summary } = verifiedAt(entries, 'client-assertion', { nth: 0 });
    expect(named('fails')).toEqual([]);
    expect(summary).toBe('Signed with ES256 by key till-1: good. 10 of 10 checks hold.');
    expect(checks.every(({ conclusion }) => conclusion?.passed === true)).toBe(true);
  });

  it('holds: the signed request, which outlives its end and is then told so', () => {
    const { entries } = signedIn({
      client: { backchannel_authentication_request_signing_alg: 'ES256' },
    });
    const now = verifiedAt(entries, 'signed-request');
    expect(now.named('fails')).toEqual([]);
    expect(now.named('not asked')).toEqual(['life']);
    const later = verifiedAt(entries, 'signed-request', { laterMs: 600_000 });
    expect(later.named('fails')).toEqual(['exp']);
  });

  it('is a replay the second time: the same jti', () => {
    const { entries } = signedIn({
      client: { token_endpoint_auth_method: 'private_key_jwt' },
      role: { misbehaviours: ['reuses-jwt-ids'] },
    });
    const first = verifiedAt(entries, 'client-assertion', { nth: 0 });
    const second = verifiedAt(entries, 'client-assertion', { nth: 1 });
    expect(first.check('jti').state).toBe('holds');
    expect(second.check('jti')).toMatchObject({
      state: 'fails',
      conclusion: { passed: false, differs: false },
    });
  });

  it('holds: the DPoP proof, bound to the thumbprint of its key', () => {
    const { entries } = signedIn({ client: { dpop_bound_access_tokens: true } });
    const { named, check, summary } = verifiedAt(entries, 'dpop-proof');
    expect(named('fails')).toEqual([]);
    expect(named('not asked')).toEqual(['nonce', 'ath', 'jkt']);
    expect(check('htu').expected).toBe(`https://provider.example${paths.token}`);
    expect(check('jkt').work?.text).toContain('"crv":"P-256","kty":"EC"');
    expect(summary).toContain('by the key in its own header: good');
  });

  it('fails: a proof for another address, made a while ago', () => {
    const simulation = createSimulation({ setup: castSetup() });
    const claims = { htu: 'https://other.example/token', iat: 1_000_000 };
    simulation.ask(withProof(authenticationRequest(), dpopProof({ claims })));
    const { named } = verifiedAt(simulation.entries, 'dpop-proof');
    expect(named('fails')).toEqual(['htu', 'iat']);
  });

  it('fails: a signed request for somebody else, in the judgement of the provider as well', () => {
    const simulation = createSimulation({ setup: castSetup() });
    const parameters = signed(signingTill, { claims: { aud: 'https://other.example' } });
    simulation.ask(authenticationRequest(parameters, { client: signingTill }));
    const { check, named } = verifiedAt(simulation.entries, 'signed-request');
    expect(named('fails')).toEqual(['aud']);
    expect(check('aud').conclusion).toMatchObject({ passed: false, differs: false });
    // The rules after the one that refused were not asked.
    expect(check('jti').conclusion).toBeUndefined();
  });

  it.each([
    [{}, []],
    [{ aud: 'somebody-else' }, ['aud']],
    [{ exp: 1_000_000 }, ['exp']],
  ])('an ID token as a hint, with %j', (claims, fails) => {
    const simulation = createSimulation({ setup: castSetup() });
    const id_token_hint = idTokenHint(till.client_id, { claims });
    simulation.ask(authenticationRequest({ login_hint: null, id_token_hint }));
    expect(verifiedAt(simulation.entries, 'id-token-hint').named('fails')).toEqual(fails);
  });
});

describe('an access token that is a JWT', () => {
  it('is bound to the key of the proof, and the API is to check it', () => {
    const { entries } = signedIn({
      client: { dpop_bound_access_tokens: true },
      provider: { access_token_format: 'jwt' },
    });
    const { check, named } = verifiedAt(entries, 'access-token');
    expect(named('fails')).toEqual([]);
    expect(check('cnf.jkt')).toMatchObject({ state: 'holds' });
    expect(check('cnf.x5t#S256').state).toBe('not asked');
  });
});
