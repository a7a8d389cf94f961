/** What an access token holds, sealed or as a JWT, and what comes back of the request beside it. */
import { decodeProtectedHeader } from 'jose';
import { describe, expect, it } from 'vitest';
import { seal, unseal } from '#shared/kernel/provider/tokens/sealed-token.ts';
import { openRequest } from '#test/support/core/decided-request.ts';
import { tokenRequest } from '#test/support/core/outside-request.ts';
import { buildClient, buildSetup } from '#test/support/core/setup.ts';
import { createSimulation } from '#test/support/core/simulation.ts';
import { openTokens, tokensOf } from '#test/support/core/token-content.ts';

const details = [
  { type: 'payment', amount: '12.50' },
  { type: 'payment', amount: '3' },
];
const resource = 'https://api.example/accounts';

describe.each(['opaque', 'jwt'] as const)('an access token that is %s', (format) => {
  const setup = buildSetup({
    provider: { access_token_format: format, authorization_details_types: ['payment'] },
  });

  it('says for whom, about whom, for what and how long (R-173)', () => {
    const simulation = createSimulation({ setup });
    const { access } = tokensOf(simulation, { scope: 'openid email' });
    const epoch = Math.floor(setup.epochMs / 1000);
    expect(access).toMatchObject({
      client_id: 'till',
      sub: 'u-1',
      scope: 'openid email',
      iat: epoch,
      exp: epoch + 3600,
    });
    expect(simulation.ofKind('tokens.issued')).toMatchObject([
      { grant: access['grant'], clientId: 'till', sub: 'u-1', binding: 'none' },
    ]);
  });

  it('carries the authorization details that were granted, as the answer does (R-202)', () => {
    const simulation = createSimulation({ setup });
    const asked = { authorization_details: JSON.stringify(details) };
    const { answer, access } = tokensOf(simulation, asked);
    expect(answer.body['authorization_details']).toEqual(details);
    expect(access['authorization_details']).toEqual(details);
  });

  it('is for the resources that were named', () => {
    const { access } = tokensOf(createSimulation({ setup }), { resource });
    expect(access['aud']).toEqual([resource]);
  });
});

describe('RFC 9068: a JWT access token', () => {
  const provider = { access_token_format: 'jwt' } as const;

  it('says what it is and has everything that is required of it', () => {
    const setup = buildSetup({ provider });
    const { answer, access } = tokensOf(createSimulation({ setup }));
    const header = decodeProtectedHeader(String(answer.body['access_token']));
    expect(header).toEqual({ alg: 'ES256', kid: 'stub-1', typ: 'at+jwt' });
    expect(access).toMatchObject({
      iss: setup.issuer,
      aud: setup.issuer,
      jti: expect.stringMatching(/^.{12}$/),
    });
  });

  it('does not give away who stands behind a pairwise subject (R-210)', () => {
    const client = buildClient('discreet', {
      subject_type: 'pairwise',
      jwks_uri: 'https://discreet.example/jwks',
    });
    const simulation = createSimulation({ setup: buildSetup({ provider, clients: [client] }) });
    const { access, id } = tokensOf(simulation, {}, client);
    expect(access['sub']).toBe(id['sub']);
    expect(JSON.stringify(access)).not.toContain('u-1');
  });
});

describe('a sealed token', () => {
  const secret = 'the secret of one run';
  const nonce = new Uint8Array(12);

  it('shows nothing of what it holds, and is opened with the secret alone', () => {
    const token = seal(secret, nonce, { sub: 'u-1' });
    expect(Buffer.from(token, 'base64url').toString('latin1')).not.toContain('u-1');
    expect(unseal(secret, token)).toEqual({ sub: 'u-1' });
    expect(unseal('another secret', token)).toBeUndefined();
  });

  it('is worth nothing with a single letter changed, wherever (R-180)', () => {
    const token = seal(secret, nonce, { sub: 'u-1' });
    for (let at = 0; at < token.length; at += 1) {
      const changed = token[at] === 'A' ? 'B' : 'A';
      const forged = token.slice(0, at) + changed + token.slice(at + 1);
      expect(unseal(secret, forged)).toBeUndefined();
    }
    expect(unseal(secret, `${token}A`)).toBeUndefined();
    expect(unseal(secret, '')).toBeUndefined();
  });

  it('opens again however much its client asked for', () => {
    const setup = buildSetup({ provider: { authorization_details_types: ['payment'] } });
    const simulation = createSimulation({ setup });
    const note = 'x'.repeat(20_000);
    const authReqId = openRequest(simulation, {
      authorization_details: JSON.stringify([{ type: 'payment', note }]),
    });
    simulation.decideFor(authReqId, { decision: 'approve' });
    const { access } = openTokens(simulation, simulation.ask(tokenRequest(authReqId)));
    expect(access['authorization_details']).toEqual([{ type: 'payment', note }]);
  });
});
