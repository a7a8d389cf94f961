/** ID tokens for clients that registered for encryption: to the right key, or not at all. */
import { describe, expect, it } from 'vitest';
import { mapValues } from '#shared/kernel/collections/persistent-map.ts';
import type { Fact } from '#shared/protocol/fact.ts';
import type { ClientInput } from '#shared/protocol/setup/client-metadata.ts';
import type { PublicKey } from '#shared/protocol/setup/public-key.ts';
import type { TokenRecipe } from '#shared/protocol/token-recipe.ts';
import { approved, openRequest } from '#test/support/core/decided-request.ts';
import { pushed, withToken } from '#test/support/core/outside-parties.ts';
import { refreshRequest, tokenRequest } from '#test/support/core/outside-request.ts';
import { buildClient, buildSetup } from '#test/support/core/setup.ts';
import { createSimulation } from '#test/support/core/simulation.ts';
import { stubFact, stubJwt } from '#test/support/core/stub-signer.ts';

const rsa = { kty: 'RSA', kid: 'enc-rsa', n: 'n', e: 'AQAB', use: 'enc' };
const signing = { kty: 'EC', kid: 'sig', crv: 'P-256', x: 'x', y: 'y', use: 'sig' };
const ed = { kty: 'OKP', kid: 'ed', crv: 'Ed25519', x: 'x' };
const curve = { kty: 'OKP', kid: 'x25519', crv: 'X25519', x: 'x' };
const other = { kty: 'EC', kid: 'es256', alg: 'ES256', crv: 'P-256', x: 'x', y: 'y' };

function encryptedTo(alg: string, changes: Partial<ClientInput>) {
  return buildClient('secretive', {
    scope: 'openid offline_access',
    id_token_encrypted_response_alg: alg,
    ...changes,
  });
}

/** The recipes that the shell was asked to sign. */
function recipesFor(client: ReturnType<typeof buildClient>, factOf = stubFact) {
  const recipes: TokenRecipe[] = [];
  const simulation = createSimulation({
    setup: buildSetup({ clients: [client] }),
    factOf,
    sign: (recipe) => {
      recipes.push(recipe);
      return stubJwt(recipe);
    },
  });
  const authReqId = approved(simulation, { scope: 'openid offline_access' }, { client });
  const answer = simulation.ask(tokenRequest(authReqId, {}, { client }));
  return { simulation, answer, recipes, authReqId };
}

describe('OpenID Connect Registration §2: an encrypted ID token', () => {
  it.each<[string, readonly PublicKey[], string]>([
    ['RSA-OAEP-256', [signing, rsa], 'enc-rsa'],
    ['ECDH-ES', [signing, ed, other, curve], 'x25519'],
    ['ECDH-ES+A128KW', [{ ...other, kid: 'plain', alg: 'ECDH-ES+A128KW' }, curve], 'plain'],
    ['ECDH-ES', [curve, { ...signing, kid: 'chosen', use: 'enc' }], 'chosen'],
  ])('by %s goes to the key that is for that', (alg, keys, kid) => {
    const { recipes, answer } = recipesFor(encryptedTo(alg, { jwks: { keys } }));
    expect(answer.status).toBe(200);
    expect(recipes[0]?.encryption).toMatchObject({ alg, enc: 'A128CBC-HS256', key: { kid } });
  });

  it('uses the content encryption that was registered', () => {
    const more = { id_token_encrypted_response_enc: 'A256GCM', jwks: { keys: [rsa] } };
    const { recipes } = recipesFor(encryptedTo('RSA-OAEP-256', more));
    expect(recipes[0]?.encryption?.enc).toBe('A256GCM');
  });

  it('finds its key at the jwks_uri, which is fetched when the request begins', () => {
    const fetched: string[] = [];
    const { recipes } = recipesFor(
      encryptedTo('RSA-OAEP-256', { jwks_uri: 'https://secretive.example/jwks' }),
      (need): Fact => {
        if (need.kind === 'verify') return stubFact(need);
        fetched.push(need.url);
        const body = JSON.stringify({ keys: [rsa] });
        return { kind: 'fetched', url: need.url, body, fault: null };
      },
    );
    expect(fetched).toEqual(['https://secretive.example/jwks']);
    expect(recipes[0]?.encryption?.key['kid']).toBe('enc-rsa');
  });

  it('finds a key that was published after the others had been read', () => {
    const client = encryptedTo('RSA-OAEP-256', { jwks_uri: 'https://secretive.example/jwks' });
    let published: readonly PublicKey[] = [signing];
    const simulation = createSimulation({
      setup: buildSetup({ clients: [client] }),
      factOf: (need): Fact => {
        if (need.kind === 'verify') return stubFact(need);
        const body = JSON.stringify({ keys: published });
        return { kind: 'fetched', url: need.url, body, fault: null };
      },
    });
    const redeemed = () => {
      const authReqId = approved(simulation, {}, { client });
      return simulation.ask(tokenRequest(authReqId, {}, { client })).status;
    };
    expect(redeemed()).toBe(400);
    published = [signing, rsa];
    simulation.wait(30_000);
    expect(redeemed()).toBe(200);
  });

  it('is never sent in clear instead: without a key the poll is refused, and nothing consumed', () => {
    const client = encryptedTo('RSA-OAEP-256', { jwks: { keys: [signing] } });
    const { answer, recipes, simulation } = recipesFor(client);
    expect(answer).toMatchObject({ status: 400, body: { error: 'invalid_request' } });
    expect(recipes).toEqual([]);
    expect(simulation.ofKind('tokens.issued')).toEqual([]);
  });

  it('is never pushed in clear instead: the client hears that it came to nothing (R-243)', () => {
    const client = buildClient('secretive', {
      ...pushed,
      client_id: 'secretive',
      id_token_encrypted_response_alg: 'RSA-OAEP-256',
    });
    const simulation = createSimulation({ setup: buildSetup({ clients: [client] }) });
    const authReqId = openRequest(simulation, withToken, { client });
    simulation.decideFor(authReqId, { decision: 'approve' });
    simulation.wait(600_000);
    const bodies = simulation.calls.map(({ request }) =>
      Buffer.from(request.body, 'base64').toString(),
    );
    expect(bodies.map((body) => JSON.parse(body))).toEqual([
      { error: 'transaction_failed', auth_req_id: authReqId },
    ]);
    expect(simulation.ofKind('tokens.issued')).toEqual([]);
  });

  describe('to a key that turns out to be useless', () => {
    function unsigned() {
      const client = encryptedTo('RSA-OAEP-256', { jwks: { keys: [rsa] } });
      const setup = buildSetup({ clients: [client] });
      const simulation = createSimulation({ setup, holdSignatures: true });
      const authReqId = approved(simulation, { scope: 'openid offline_access' }, { client });
      const exchange = simulation.request(tokenRequest(authReqId, {}, { client }));
      return { simulation, exchange, client, authReqId };
    }

    it('is answered with an error, and what was consumed stays consumed', () => {
      const { simulation, exchange, client, authReqId } = unsigned();
      simulation.give({ kind: 'jwts.signed', effect: effectOf(simulation), jwts: [] });
      expect(simulation.answerTo(exchange)).toMatchObject({
        status: 400,
        body: { error: 'invalid_request' },
      });
      expect(simulation.ofKind('grant.revoked')).toHaveLength(1);
      expect(simulation.world()).toMatchObject({ exchanges: { size: 0 }, signatures: { size: 0 } });
      const again = simulation.ask(tokenRequest(authReqId, {}, { client }));
      expect(again.body['error']).toBe('invalid_grant');
      const refresh = refreshRequest('none', {}, { client });
      expect(simulation.ask(refresh).body['error']).toBe('invalid_grant');
    });
  });
});

function effectOf(simulation: ReturnType<typeof createSimulation>): string {
  const [signature] = mapValues(simulation.world().signatures);
  return signature?.effect ?? '';
}
