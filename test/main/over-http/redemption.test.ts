/** Polls over real sockets: fifty at once, held ones, and those whose client is gone. */
import { createHash } from 'node:crypto';
import { compactDecrypt, createLocalJWKSet, exportJWK, generateKeyPair, jwtVerify } from 'jose';
import { describe, expect, it } from 'vitest';
import { cibaGrantType, paths } from '#shared/protocol/metadata.ts';
import { loopbackFetch } from '#test/support/shell/http-call.ts';
import { openToldClient, type ToldClient } from '#test/support/shell/told-client.ts';

const polls = (settings = {}) => openToldClient({ mode: 'poll', settings });

/** Waits until the provider holds a poll of that request. */
async function isHeld({ provider }: ToldClient, authReqId: string): Promise<void> {
  await provider.seen.until(
    (entry) =>
      entry.kind === 'machine.moved' && entry.instance === authReqId && entry.to === 'holding',
  );
}

describe('CIBA Core §10.1.1: fifty redemptions at once over HTTP', () => {
  it('give tokens once, and invalid_grant to all others (R-185)', async () => {
    const client = await polls();
    const authReqId = await client.open();
    await client.provider.decide(authReqId, 'approve');
    const answers = await Promise.all(Array.from({ length: 50 }, () => client.redeem(authReqId)));
    const given = answers.filter(({ status }) => status === 200);
    const refused = answers.filter(({ body }) => body['error'] === 'invalid_grant');
    expect([given.length, refused.length]).toEqual([1, 49]);
    expect(client.provider.verify().firstDifference).toBeUndefined();
  });

  it('give nothing while nobody has decided (R-170)', async () => {
    const client = await polls();
    const authReqId = await client.open();
    const answers = await Promise.all(Array.from({ length: 20 }, () => client.redeem(authReqId)));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([400]));
    expect(new Set(answers.map(({ body }) => body['error']))).toEqual(
      new Set(['authorization_pending', 'slow_down']),
    );
  });
});

describe('CIBA Core §10.1: a long poll over HTTP', () => {
  it('is let go with tokens at the moment of the approval (R-203)', async () => {
    const client = await polls({ long_poll_seconds: 30 });
    const authReqId = await client.open();
    const held = client.redeem(authReqId);
    await isHeld(client, authReqId);
    const began = performance.now();
    await client.provider.decide(authReqId, 'approve');
    expect((await held).status).toBe(200);
    expect(performance.now() - began).toBeLessThan(2000);
  });

  it('is told to wait after its time, and not before (R-203)', async () => {
    const client = await polls({ long_poll_seconds: 1 });
    const authReqId = await client.open();
    const began = performance.now();
    const { status, body } = await client.redeem(authReqId);
    expect([status, body['error']]).toEqual([400, 'authorization_pending']);
    expect(performance.now() - began).toBeGreaterThan(990);
  });

  it('whose client hangs up consumes nothing: the next one gets the tokens (R-204)', async () => {
    const client = await polls({ long_poll_seconds: 30 });
    const authReqId = await client.open();
    const gone = new AbortController();
    const form = { grant_type: cibaGrantType, auth_req_id: authReqId };
    const lost = client.post(paths.token, form, { signal: gone.signal });
    await isHeld(client, authReqId);
    gone.abort();
    await expect(lost).rejects.toThrow(/abort/i);
    await client.provider.seen.until(({ kind }) => kind === 'exchange.lost');
    await client.provider.decide(authReqId, 'approve');
    expect((await client.redeem(authReqId)).status).toBe(200);
  });
});

describe('an ID token that is to be encrypted', () => {
  const form = { scope: 'openid offline_access' };

  it('is encrypted to the client, who alone can read and verify it (R-210)', async () => {
    const { privateKey, publicKey } = await generateKeyPair('ECDH-ES', { crv: 'P-256' });
    const jwk = { ...(await exportJWK(publicKey)), kty: 'EC', kid: 'enc-1', use: 'enc' };
    const client = await openToldClient({
      mode: 'poll',
      client: { id_token_encrypted_response_alg: 'ECDH-ES+A256KW', jwks: { keys: [jwk] } },
    });
    const authReqId = await client.open(form);
    await client.provider.decide(authReqId, 'approve');
    const { body } = await client.redeem(authReqId);
    const { plaintext, protectedHeader } = await compactDecrypt(
      String(body['id_token']),
      privateKey,
    );
    expect(protectedHeader).toMatchObject({ alg: 'ECDH-ES+A256KW', cty: 'JWT', kid: 'enc-1' });
    const keys = await loopbackFetch(client.provider.issuer + paths.jwks, {});
    const { payload } = await jwtVerify(
      new TextDecoder().decode(plaintext),
      createLocalJWKSet(await keys.json()),
      { issuer: client.provider.issuer, audience: 'told', algorithms: ['ES256'] },
    );
    const digest = createHash('sha256').update(String(body['access_token'])).digest();
    expect(payload['at_hash']).toBe(digest.subarray(0, 16).toString('base64url'));
  });

  it('to a key that is none is refused, and keeps nobody waiting', async () => {
    const jwk = { kty: 'EC', crv: 'P-256', x: 'AAAA', y: 'AAAA', use: 'enc' };
    const client = await openToldClient({
      mode: 'poll',
      client: { id_token_encrypted_response_alg: 'ECDH-ES', jwks: { keys: [jwk] } },
    });
    const authReqId = await client.open(form);
    await client.provider.decide(authReqId, 'approve');
    expect(await client.redeem(authReqId)).toMatchObject({
      status: 400,
      body: { error: 'invalid_request' },
    });
    expect((await client.redeem(authReqId)).body['error']).toBe('invalid_grant');
    expect(client.provider.verify().firstDifference).toBeUndefined();
  });
});
