/**
 * ID tokens that the libraries judge: signed by each algorithm that a client can register, and
 * encrypted to its key. Their checks of claims, algorithm, signature and decryption are their own.
 */
import { decodeProtectedHeader, exportJWK, generateKeyPair } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeClientKey, secretCredentials } from '#test/support/interop/credentials.ts';
import { ask, cibaClient, metadataFor, signIn } from '#test/support/interop/flow.ts';
import { type KeyEndpoint, openKeyEndpoint } from '#test/support/interop/key-endpoint.ts';
import { oauth4webapi } from '#test/support/interop/oauth4webapi-party.ts';
import { openidClient } from '#test/support/interop/openid-client-party.ts';
import { openTestProvider, type TestProvider } from '#test/support/interop/test-provider.ts';
import { trustingFetch } from '#test/support/interop/trusting-fetch.ts';

const { metadata: registered, authentication } = secretCredentials.client_secret_basic;
const signatures = ['RS256', 'PS256', 'ES256', 'EdDSA'] as const;
const encryptions = await Promise.all([
  encryption('RSA-OAEP', 'A128GCM'),
  encryption('RSA-OAEP-256', 'A256GCM'),
  encryption('ECDH-ES', 'A128CBC-HS256'),
  encryption('ECDH-ES+A256KW', 'A256CBC-HS512'),
]);

/** A client's encryption key, and what it registers. */
async function encryption(alg: string, enc: string) {
  const { privateKey, publicKey } = await generateKeyPair(alg, { extractable: true });
  const kty = alg.startsWith('RSA') ? 'RSA' : 'EC';
  const kid = `for ${alg}`;
  const jwk = { ...(await exportJWK(publicKey)), kty, use: 'enc', kid, alg };
  return { alg, enc, kid, jwk: { ...jwk }, key: privateKey };
}

/** A signing key that a client keeps beside, and does not say what it is for. */
const { use: _, ...unlabelled } = (await makeClientKey('ES256')).jwk;

let provider: TestProvider;
let published: Readonly<Record<string, KeyEndpoint>>;

beforeAll(async () => {
  published = {
    [openidClient.title]: await openKeyEndpoint(),
    [oauth4webapi.title]: await openKeyEndpoint(),
  };
  provider = await openTestProvider({
    // Keys change here within seconds.
    settings: { jwks_refetch_seconds: 0 },
    signsBy: ['PS256', 'EdDSA', 'RS256', 'ES256'],
    clients: [
      ...signatures.map((alg) =>
        cibaClient(alg, { ...registered, id_token_signed_response_alg: alg }),
      ),
      ...encryptions.map(({ alg, enc, jwk }) =>
        cibaClient(alg, {
          ...registered,
          jwks: { keys: [unlabelled, jwk] },
          id_token_encrypted_response_alg: alg,
          id_token_encrypted_response_enc: enc,
        }),
      ),
      ...Object.entries(published).map(([title, { url }]) =>
        cibaClient(title, {
          ...registered,
          jwks_uri: url,
          id_token_encrypted_response_alg: 'RSA-OAEP',
        }),
      ),
    ],
  });
});

afterAll(async () => {
  for (const { close } of Object.values(published)) close();
  await provider.close();
});

describe.each([openidClient, oauth4webapi])('$title judges an ID token', (library) => {
  it.each(signatures)('signed by %s, as registered (R-210)', async (alg) => {
    const party = await library.createParty({
      issuer: provider.issuer,
      fetch: trustingFetch({}),
      clientId: alg,
      authentication,
      metadata: metadataFor(undefined, alg),
    });
    const before = Math.floor(Date.now() / 1000);
    const { claims, id_token: idToken = '' } = await signIn(provider, party);
    expect(decodeProtectedHeader(idToken)).toMatchObject({ alg, kid: expect.any(String) });
    expect(claims).toMatchObject({ iss: provider.issuer, aud: alg, sub: 'u-1' });
    expect(claims['auth_time']).toBeGreaterThanOrEqual(before - 1);
  });

  it('and throws away one that is signed by another algorithm than it registered', async () => {
    const party = await library.createParty({
      issuer: provider.issuer,
      fetch: trustingFetch({}),
      clientId: 'RS256',
      authentication,
      metadata: metadataFor(undefined, 'PS256'),
    });
    await expect(signIn(provider, party)).rejects.toMatchObject({
      code: 'OAUTH_INVALID_RESPONSE',
    });
  });

  it.each(encryptions)('signed, and encrypted by $alg with $enc', async (encrypted) => {
    const { alg, enc, kid, key } = encrypted;
    const party = await library.createParty({
      issuer: provider.issuer,
      fetch: trustingFetch({}),
      clientId: alg,
      authentication,
      metadata: metadataFor(undefined),
      decryptionKey: { key, alg, kid },
    });
    const tokens = await signIn(provider, party, ask);
    expect(tokens.id_token?.split('.')).toHaveLength(5);
    expect(decodeProtectedHeader(tokens.id_token ?? '')).toMatchObject({ alg, enc, kid });
    expect(tokens.claims).toMatchObject({ iss: provider.issuer, aud: alg, sub: 'u-1' });
  });

  it('encrypted to a key at the jwks_uri, and refused rather than in clear', async () => {
    const [{ alg, jwk, key, kid }] = encryptions;
    const party = await library.createParty({
      issuer: provider.issuer,
      fetch: trustingFetch({}),
      clientId: library.title,
      authentication,
      metadata: metadataFor(undefined),
      decryptionKey: { key, alg, kid },
    });
    published[library.title]?.publish([unlabelled]);
    await expect(signIn(provider, party)).rejects.toMatchObject({ error: 'invalid_request' });
    published[library.title]?.publish([unlabelled, jwk]);
    const tokens = await signIn(provider, party, ask);
    expect(tokens.id_token?.split('.')).toHaveLength(5);
    expect(tokens.claims).toMatchObject({ aud: library.title, sub: 'u-1' });
  });
});
