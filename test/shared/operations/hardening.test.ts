/** What nobody sees while all goes well: comparisons, evidence, limits, clocks that are a little off. */
import { afterEach, describe, expect, it, vi } from 'vitest';
import { equalInConstantTime } from '#shared/protocol/encoding/basic-credentials.ts';
import { paths } from '#shared/protocol/metadata.ts';
import { bank, castSetup, signingTill } from '#test/support/clients/cast.ts';
import { asserted, assertionFor, beginSeconds } from '#test/support/clients/client-assertion.ts';
import { signed, signedRequest } from '#test/support/clients/signed-request.ts';
import { dpopProof, withProof } from '#test/support/core/bound-request.ts';
import { approved, openRequest } from '#test/support/core/decided-request.ts';
import { outsideSetup, vault } from '#test/support/core/outside-parties.ts';
import {
  authenticationRequest,
  formPost,
  tokenRequest,
} from '#test/support/core/outside-request.ts';
import { replayed } from '#test/support/core/recorded-run.ts';
import { buildSetup, till } from '#test/support/core/setup.ts';
import { createSimulation } from '#test/support/core/simulation.ts';

afterEach(() => vi.restoreAllMocks());

describe('the comparison of secrets', () => {
  const secret = 'a secret of forty letters and a few more';

  it.each([
    ['itself', secret, true],
    ['nothing', '', false],
    ['its beginning', secret.slice(0, 20), false],
    ['more than itself', `${secret}!`, false],
    ['one that differs in the first letter', `b${secret.slice(1)}`, false],
    ['one that differs in the last letter', `${secret.slice(0, -1)}!`, false],
  ])('with %s answers as equality does (R-296)', (_title, given, isEqual) => {
    expect(equalInConstantTime(secret, given)).toBe(isEqual);
    expect(equalInConstantTime(given, secret)).toBe(isEqual);
  });

  it('looks at as many letters wherever the first difference is (R-296)', () => {
    const looks = vi.spyOn(String.prototype, 'charCodeAt');
    const counts = [`b${secret.slice(1)}`, `${secret.slice(0, -1)}!`, secret].map((given) => {
      looks.mockClear();
      equalInConstantTime(secret, given);
      return looks.mock.calls.length;
    });
    expect(counts).toEqual([2 * secret.length, 2 * secret.length, 2 * secret.length]);
  });
});

describe('CIBA Core §7.1.1: a signed request that was accepted', () => {
  it('is kept as it came, with what was found out about it, for whoever asks later (R-298)', () => {
    const simulation = createSimulation({ setup: castSetup() });
    const client = signingTill;
    const request = signedRequest(client);
    const changes = { ...signed(client), request };
    const { status } = simulation.ask(authenticationRequest(changes, { client }));
    expect(status).toBe(200);
    const [arrived] = simulation.ofKind('http.arrived');
    const form = new URLSearchParams(Buffer.from(arrived?.request.body ?? '', 'base64').toString());
    expect(form.get('request')).toBe(request);
    expect(arrived?.facts).toMatchObject([{ jwt: request, outcome: 'good' }]);
    const again = replayed(simulation.entries).entries;
    expect(again.find(({ kind }) => kind === 'http.arrived')).toEqual(arrived);
  });
});

describe('whether somebody has an account', () => {
  const ask = (hint: string) => authenticationRequest({ login_hint: hint });

  it('is not told by the limits: known and unknown people count alike (R-301)', () => {
    const setup = buildSetup({ provider: { requests_per_minute_per_client: 3 } });
    for (const hint of ['alice', 'nobody']) {
      const simulation = createSimulation({ setup });
      const statuses = [1, 2, 3, 4].map(() => simulation.ask(ask(hint)).status);
      expect(statuses.at(-1)).toBe(429);
      expect(statuses.slice(0, 3)).toEqual(Array(3).fill(hint === 'alice' ? 200 : 400));
    }
  });

  it('is not told by how long the answer takes, as far as that can be (R-301)', () => {
    const simulation = createSimulation();
    const timeOf = (hint: string): number => {
      const began = performance.now();
      simulation.ask(ask(hint));
      return performance.now() - began;
    };
    const times: Record<string, number[]> = { alice: [], nobody: [] };
    for (let round = 0; round < 400; round += 1) {
      for (const [hint, held] of Object.entries(times)) held.push(timeOf(hint));
    }
    const median = (held: number[] = []) => held.toSorted((a, b) => a - b)[200] ?? 0;
    const ratio = median(times['alice']) / median(times['nobody']);
    // Somebody known is prompted as well; within a network's jitter the two are the same.
    expect(ratio).toBeGreaterThan(0.2);
    expect(ratio).toBeLessThan(5);
    expect(Math.abs(median(times['alice']) - median(times['nobody']))).toBeLessThan(5);
  });
});

describe('too many requests for one person', () => {
  it('are answered 429 with Retry-After, and those that wait go on (R-302)', () => {
    const setup = buildSetup({ provider: { max_pending_per_user: 2 } });
    const simulation = createSimulation({ setup });
    const waiting = [openRequest(simulation), openRequest(simulation)];
    const { status, headers } = simulation.ask(authenticationRequest());
    expect(status).toBe(429);
    expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
    expect(simulation.ask(authenticationRequest({ login_hint: 'bruno' })).status).toBe(200);
    for (const authReqId of waiting) {
      simulation.decideFor(authReqId, { decision: 'approve' });
      expect(simulation.ask(tokenRequest(authReqId)).status).toBe(200);
    }
    expect(simulation.ask(authenticationRequest()).status).toBe(200);
  });
});

describe('clocks that differ by five seconds', () => {
  const offsets = [-5, 5] as const;

  it.each(offsets)('(%s s) leave a client’s assertion good (R-304)', (offset) => {
    const simulation = createSimulation({ setup: castSetup() });
    const [iat, exp] = [beginSeconds + offset, beginSeconds + offset + 1];
    const form = asserted(bank, { claims: { iat, nbf: iat, exp } });
    const pairs = Object.entries({ scope: 'openid', login_hint: 'alice', ...form });
    const call = formPost(paths.backchannelAuthentication, pairs, { authorization: null });
    expect(simulation.ask(call).status).toBe(200);
  });

  it.each(offsets)('(%s s) leave a signed request good (R-304)', (offset) => {
    const simulation = createSimulation({ setup: castSetup() });
    const [iat, exp] = [beginSeconds + offset, beginSeconds + offset + 1];
    const changes = signed(signingTill, { claims: { iat, nbf: iat, exp } });
    const call = authenticationRequest(changes, { client: signingTill });
    expect(simulation.ask(call).status).toBe(200);
  });

  it.each(offsets)('(%s s) leave a DPoP proof good (R-304)', (offset) => {
    const simulation = createSimulation({ setup: outsideSetup() });
    const asVault = { client: vault };
    const authReqId = approved(simulation, {}, asVault);
    const proof = dpopProof({ claims: { iat: beginSeconds + offset } });
    const call = withProof(tokenRequest(authReqId, {}, asVault), proof);
    expect(simulation.ask(call).status).toBe(200);
  });

  it('and no more than the tolerance that is set: an assertion of last minute is not (R-304)', () => {
    const simulation = createSimulation({ setup: castSetup() });
    const claims = { iat: beginSeconds - 80, exp: beginSeconds - 20 };
    const form = asserted(bank, { claims });
    const pairs = Object.entries({ scope: 'openid', login_hint: 'alice', ...form });
    const call = formPost(paths.backchannelAuthentication, pairs, { authorization: null });
    expect(simulation.ask(call).body['error']).toBe('invalid_client');
  });
});

describe('client authentication at the token endpoint', () => {
  const tokenForm = { grant_type: 'urn:openid:params:grant-type:ciba', auth_req_id: 'any' };
  const post = (form: Readonly<Record<string, string>>) =>
    formPost(paths.token, Object.entries({ ...tokenForm, ...form }), { authorization: null });

  it('fails for a client of private_key_jwt that sends no assertion (R-189)', () => {
    const simulation = createSimulation({ setup: castSetup() });
    const { status, body } = simulation.ask(post({ client_id: bank.client_id }));
    expect([status, body['error']]).toEqual([401, 'invalid_client']);
  });

  it('takes an assertion whose audience is the issuer (R-190)', () => {
    const simulation = createSimulation({ setup: castSetup() });
    const claims = { aud: simulation.world().setup.issuer };
    // Authenticated, and so told about the receipt that it made up.
    expect(simulation.ask(post(asserted(bank, { claims }))).body['error']).toBe('invalid_grant');
  });

  it.each(['fapi1-ciba-id1', 'fapi2-ciba'] as const)(
    'refuses an assertion by RS256 under %s, and takes one by ES256 (R-191)',
    (profile) => {
      const simulation = createSimulation({ setup: castSetup({ profile }) });
      const weak = asserted(bank, { header: { alg: 'RS256' } });
      const { status, body } = simulation.ask(post(weak));
      expect([status, body['error']]).toEqual([401, 'invalid_client']);
      const strong = simulation.ask(post(asserted(bank)));
      expect(strong.body['error']).not.toBe('invalid_client');
    },
  );

  it('never confuses one client’s assertion with another’s name', () => {
    const simulation = createSimulation({ setup: castSetup() });
    const form = { ...asserted(bank), client_id: till.client_id };
    expect(simulation.ask(post(form)).body['error']).toBe('invalid_client');
    expect(assertionFor(bank)).not.toBe(assertionFor(bank));
  });
});
