/** The userinfo endpoint: what a token reaches, and how a call that reaches nothing is challenged. */
import { describe, expect, it } from 'vitest';
import { paths } from '#shared/protocol/metadata.ts';
import { withCertificate, withProof } from '#test/support/core/bound-request.ts';
import { grantTokens, tokenQuery, userinfoRequest } from '#test/support/core/granted-tokens.ts';
import type { Answer } from '#test/support/core/outside-request.ts';
import { formPost } from '#test/support/core/outside-request.ts';
import { buildSetup } from '#test/support/core/setup.ts';
import { createSimulation, type Simulation } from '#test/support/core/simulation.ts';
import { stubJwt } from '#test/support/core/stub-signer.ts';
import { expectRefused } from '#test/support/refusals/expect-refused.ts';
import { reach } from '#test/support/refusals/refusal-case.ts';
import {
  aroundSetup,
  boundToken,
  certifiedToken,
  resourceProof,
  userinfoRefusals,
} from '#test/support/refusals/userinfo-refusals.ts';

const unchallenged = 'presents an access token';
const asJwt = buildSetup({ provider: { access_token_format: 'jwt' } });

function tell(simulation: Simulation, token: string): Answer {
  return simulation.ask(userinfoRequest(`Bearer ${token}`));
}

describe('RFC 6750 §3: the userinfo endpoint refuses', () => {
  for (const refusal of userinfoRefusals.filter(({ rule }) => rule !== unchallenged)) {
    it(`${refusal.title}, with ${refusal.error}`, () => expectRefused(refusal));

    it(`${refusal.title}, with the error in the challenge`, () => {
      const challenge = reach(refusal).answer?.headers.get('www-authenticate') ?? '';
      expect(challenge).toContain(refusal.status === 400 ? '' : `error="${refusal.error}"`);
    });
  }

  for (const refusal of userinfoRefusals.filter(({ rule }) => rule === unchallenged)) {
    it(`${refusal.title}, and says no more than how to come back`, () => {
      const { judged, answer } = reach(refusal);
      expect(judged?.refusal?.rule).toBe(unchallenged);
      expect(answer).toMatchObject({ status: 401, body: {} });
      expect(answer?.headers.get('www-authenticate')).not.toContain('error');
    });
  }

  it('a call that demands a nonce by giving one out', () => {
    const [refusal] = userinfoRefusals.filter(({ error }) => error === 'use_dpop_nonce');
    const answer = refusal && reach(refusal).answer;
    expect(answer?.headers.get('dpop-nonce')).toMatch(/^[\w-]{24}$/);
    expect(answer?.headers.get('www-authenticate')).toMatch(/^DPoP .*error="use_dpop_nonce"/);
  });

  it('a token of a person who was switched off, and of a client that was', () => {
    for (const [subject, id] of [
      ['user', 'u-1'],
      ['client', 'till'],
    ] as const) {
      const simulation = createSimulation();
      const { access } = grantTokens(simulation);
      const intent = { kind: 'account.switched', run: 'test', subject, id, on: false } as const;
      simulation.give({ kind: 'intent.given', intent });
      expect(tell(simulation, access).status).toBe(401);
    }
  });

  it('a revoked token (R-303)', () => {
    const simulation = createSimulation();
    const { access } = grantTokens(simulation);
    simulation.ask(tokenQuery(paths.revocation, access));
    expect(tell(simulation, access).body['error']).toBe('invalid_token');
  });

  it('PUT with 405', () => {
    expect(createSimulation().ask(userinfoRequest('Bearer x', 'PUT')).status).toBe(405);
  });
});

describe('OpenID Connect Core §5.3.2: the userinfo endpoint tells', () => {
  it('the subject, and nothing that was not granted', () => {
    const simulation = createSimulation();
    const { status, body, headers } = tell(simulation, grantTokens(simulation).access);
    expect([status, body, headers.get('cache-control')]).toEqual([200, { sub: 'u-1' }, 'no-store']);
  });

  it('the claims of the scope', () => {
    const simulation = createSimulation();
    const { access } = grantTokens(simulation, { parameters: { scope: 'openid profile' } });
    expect(tell(simulation, access).body).toEqual({
      sub: 'u-1',
      name: 'Alice Amberg',
      preferred_username: 'alice',
    });
  });

  it('the claims that the request asked for by name', () => {
    const simulation = createSimulation();
    const claims = JSON.stringify({ userinfo: { name: null }, id_token: { email: null } });
    const { access } = grantTokens(simulation, { parameters: { claims } });
    expect(tell(simulation, access).body).toEqual({ sub: 'u-1', name: 'Alice Amberg' });
  });

  it('the same to a post with the token in its form', () => {
    const simulation = createSimulation();
    const { access } = grantTokens(simulation);
    const post = formPost(paths.userinfo, [['access_token', access]], { authorization: null });
    expect(simulation.ask(post).body).toEqual({ sub: 'u-1' });
  });

  it('the same for a bound token with its proof', () => {
    const simulation = createSimulation();
    const token = boundToken(simulation);
    const request = withProof(userinfoRequest(`DPoP ${token}`), resourceProof(token));
    expect(simulation.ask(request)).toMatchObject({ status: 200, body: { sub: 'u-1' } });
  });

  it('the same for a bound token over its own certificate (R-213)', () => {
    const simulation = createSimulation({ setup: aroundSetup });
    const token = certifiedToken(simulation);
    const request = withCertificate(userinfoRequest(`Bearer ${token}`), 'own');
    expect(simulation.ask(request)).toMatchObject({ status: 200, body: { sub: 'u-1' } });
  });

  it('the same for an access token that is a JWT', () => {
    const simulation = createSimulation({ setup: asJwt });
    const { access } = grantTokens(simulation);
    expect(access.split('.')).toHaveLength(3);
    expect(tell(simulation, access).body).toEqual({ sub: 'u-1' });
  });
});

describe('an access token that is a JWT is refused', () => {
  const simulation = createSimulation({ setup: asJwt });
  const { access, idToken } = grantTokens(simulation);

  it('with a false signature', () => {
    const forged = `${access.split('.').slice(0, 2).join('.')}.false`;
    expect(tell(simulation, forged).body['error']).toBe('invalid_token');
  });

  it('if it is an ID token, even one with the claims of an access token', () => {
    expect(tell(simulation, idToken).status).toBe(401);
    const { claims } = JSON.parse(
      `{"claims":${Buffer.from(access.split('.')[1] ?? '', 'base64url').toString()}}`,
    );
    const passedOff = stubJwt({ alg: 'ES256', kid: 'stub-1', typ: 'JWT', claims });
    expect(tell(simulation, passedOff).status).toBe(401);
  });

  it('when its time is over', () => {
    simulation.wait(3600 * 1000);
    expect(tell(simulation, access).status).toBe(401);
  });
});
