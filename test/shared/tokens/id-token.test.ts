/** What an ID token says, of whom and for whom, in every algorithm that a client may register. */
import { createHash } from 'node:crypto';
import { decodeProtectedHeader } from 'jose';
import { describe, expect, it } from 'vitest';
import { approved } from '#test/support/core/decided-request.ts';
import { tokenRequest } from '#test/support/core/outside-request.ts';
import { buildClient, buildSetup, stubKey } from '#test/support/core/setup.ts';
import { createSimulation } from '#test/support/core/simulation.ts';
import { openTokens, tokensOf } from '#test/support/core/token-content.ts';

function leftHalf(text: unknown, hash = 'sha256'): string {
  const digest = createHash(hash).update(String(text)).digest();
  return digest.subarray(0, digest.length / 2).toString('base64url');
}

describe('OpenID Connect Core §2: an ID token', () => {
  it('is about the hinted person, for this client, bound to the access token (R-210, R-211)', () => {
    const simulation = createSimulation();
    const authReqId = approved(simulation, { scope: 'openid profile' });
    simulation.wait(3000);
    const { answer, id } = openTokens(simulation, simulation.ask(tokenRequest(authReqId)));
    const { body } = answer;
    const epoch = Math.floor(simulation.world().setup.epochMs / 1000);
    expect(decodeProtectedHeader(String(body['id_token']))).toEqual({
      alg: 'ES256',
      kid: 'stub-1',
      typ: 'JWT',
    });
    expect(id).toEqual({
      iss: 'https://provider.example',
      sub: 'u-1',
      aud: 'till',
      iat: epoch + 3,
      exp: epoch + 3 + 3600,
      auth_time: epoch,
      acr: 'urn:ciba-workbench:acr:tap',
      at_hash: leftHalf(body['access_token']),
      name: 'Alice Amberg',
      preferred_username: 'alice',
    });
  });

  it('says when the person decided, not when the tokens were fetched (R-210)', () => {
    const simulation = createSimulation();
    simulation.wait(7000);
    const authReqId = approved(simulation);
    simulation.wait(50_000);
    const { id } = openTokens(simulation, simulation.ask(tokenRequest(authReqId)));
    const epoch = Math.floor(simulation.world().setup.epochMs / 1000);
    expect(id).toMatchObject({ auth_time: epoch + 7, iat: epoch + 57 });
  });

  it.each([
    ['RS256', 'sha256'],
    ['PS256', 'sha256'],
    ['ES256', 'sha256'],
    // Ed25519 is defined with SHA-512, and so at_hash is the left half of that.
    ['EdDSA', 'sha512'],
  ])('is signed by the newest key for %s, if that was registered (R-210, R-211)', (alg, hash) => {
    const client = buildClient('signed', { id_token_signed_response_alg: alg });
    const keys = ['RS256', 'PS256', 'ES256', 'EdDSA'].flatMap((one) =>
      ['old', 'new'].map((age) => ({ kty: 'any', kid: `${age}-${one}`, alg: one })),
    );
    const simulation = createSimulation({ setup: buildSetup({ clients: [client], keys }) });
    const { answer, id } = tokensOf(simulation, {}, client);
    const header = decodeProtectedHeader(String(answer.body['id_token']));
    expect(header).toMatchObject({ alg, kid: `new-${alg}` });
    expect(id['at_hash']).toBe(leftHalf(answer.body['access_token'], hash));
  });

  it('is signed by the newest key of its algorithm after a rotation (R-210)', () => {
    const simulation = createSimulation();
    simulation.give({ kind: 'keys.rotated', keys: [{ ...stubKey, kid: 'stub-2' }] });
    const { answer } = tokensOf(simulation);
    expect(decodeProtectedHeader(String(answer.body['id_token'])).kid).toBe('stub-2');
  });

  it('ties itself to an access token that is a JWT as well, which is signed first (R-211)', () => {
    const setup = buildSetup({ provider: { access_token_format: 'jwt' } });
    const { answer, id } = tokensOf(createSimulation({ setup }));
    expect(String(answer.body['access_token']).split('.')).toHaveLength(3);
    expect(id['at_hash']).toBe(leftHalf(answer.body['access_token']));
  });

  it('knows the person by another name for each sector, where that was registered (R-210)', () => {
    const pairwise = ['one', 'other', 'sister'].map((name) =>
      buildClient(name, {
        subject_type: 'pairwise',
        jwks_uri: `https://${name === 'sister' ? 'one' : name}.example/jwks`,
      }),
    );
    const simulation = createSimulation({ setup: buildSetup({ clients: pairwise }) });
    const subs = pairwise.map((client) => tokensOf(simulation, {}, client).id['sub']);
    expect(subs[0]).toMatch(/^[A-Za-z0-9_-]{43}$/);
    expect(subs[1]).not.toBe(subs[0]);
    expect(subs[2]).toBe(subs[0]);
  });
});

describe('what an ID token tells of a person', () => {
  const people = [
    {
      sub: 'u-1',
      username: 'alice',
      name: 'Alice Amberg',
      email: 'alice@example.org',
      phone_number: '+4930555',
      claims: { locale: 'de', at_hash: 'forged', c_hash: 'forged', iss: 'forged', badge: 7 },
      devices: ['phone-of-alice'],
    },
  ];
  const client = buildClient('curious', { scope: 'openid profile email phone' });
  const setup = buildSetup({ clients: [client], users: people });

  it.each([
    ['openid', {}],
    ['openid email', { email: 'alice@example.org' }],
    ['openid phone', { phone_number: '+4930555' }],
    ['openid profile', { name: 'Alice Amberg', preferred_username: 'alice', locale: 'de' }],
  ])('for «%s» is what those words stand for', (scope, told) => {
    const { id } = tokensOf(createSimulation({ setup }), { scope }, client);
    const { iss, sub, aud, exp, iat, auth_time, acr, at_hash, ...person } = id;
    expect(person).toEqual(told);
  });

  it('is single claims where the request names them, and never one of the token’s own (R-211)', () => {
    const wanted = {
      id_token: { badge: null, email: null, at_hash: null, c_hash: null, iss: null },
    };
    const { id, answer } = tokensOf(
      createSimulation({ setup }),
      { claims: JSON.stringify(wanted) },
      client,
    );
    expect(id).toMatchObject({ badge: 7, email: 'alice@example.org', iss: setup.issuer });
    expect(id['at_hash']).toBe(leftHalf(answer.body['access_token']));
    expect(Object.keys(id)).not.toContain('c_hash');
    expect(Object.keys(id)).not.toContain('s_hash');
  });
});
