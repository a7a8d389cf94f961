/**
 * Tokens that are worth nothing to a thief, as the libraries ask for them: bound to a DPoP key, with
 * a nonce that the provider demands, or to the certificate of the connection.
 */
import { createHash, X509Certificate } from 'node:crypto';
import { decodeJwt } from 'jose';
import { generateKeyPair } from 'oauth4webapi';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type KeyedCertificate, makeAuthority } from '#main/tls/certificate-authority.ts';
import {
  authorityCredentials,
  type Credentials,
  keyCredentials,
  makeClientKey,
  secretCredentials,
  selfSignedCredentials,
} from '#test/support/interop/credentials.ts';
import {
  approveAndPoll,
  ask,
  cibaClient,
  metadataFor,
  signIn,
  signInByPing,
  tokenVerdicts,
} from '#test/support/interop/flow.ts';
import { oauth4webapi } from '#test/support/interop/oauth4webapi-party.ts';
import { openidClient } from '#test/support/interop/openid-client-party.ts';
import type { Library, Party } from '#test/support/interop/party.ts';
import { openPingEndpoint, type PingEndpoint } from '#test/support/interop/ping-endpoint.ts';
import { openTestProvider, type TestProvider } from '#test/support/interop/test-provider.ts';
import { trustingFetch } from '#test/support/interop/trusting-fetch.ts';

vi.setConfig({ maxConcurrency: 100 });

const authority = await makeAuthority(Date.now());
const proofKeys = await Promise.all(
  ['ES256', 'PS256', 'RS256', 'EdDSA'].map(async (alg) => ({
    alg,
    proofKey: await generateKeyPair(alg),
  })),
);
const basic = secretCredentials.client_secret_basic;
const byKey = keyCredentials(await makeClientKey('ES256'));
const byAuthority = await authorityCredentials(authority);
const selfSigned = await selfSignedCredentials();
const certified: Readonly<Record<string, Credentials>> = {
  // RFC 8705 §3: a certificate may bind the tokens of a client that authenticates otherwise.
  'private_key_jwt and a certificate': { ...byKey, ...certificateOf(selfSigned) },
  tls_client_auth: byAuthority,
  self_signed_tls_client_auth: selfSigned,
};

function certificateOf({ certificate }: Credentials) {
  return certificate === undefined ? {} : { certificate };
}

let provider: TestProvider;
let endpoint: PingEndpoint;

beforeAll(async () => {
  endpoint = await openPingEndpoint();
  const bound = { tls_client_certificate_bound_access_tokens: true };
  const byProof = { ...basic.metadata, dpop_bound_access_tokens: true };
  provider = await openTestProvider({
    authority,
    settings: { dpop_nonce: true, access_token_format: 'jwt' },
    clients: [
      cibaClient('poll by proof', byProof),
      cibaClient('ping by proof', byProof, endpoint),
      ...Object.entries(certified).flatMap(([way, { metadata }]) => [
        cibaClient(`${way}, poll`, { ...metadata, ...bound }),
        cibaClient(`${way}, ping`, { ...metadata, ...bound }, endpoint),
      ]),
    ],
  });
});

afterAll(async () => {
  endpoint.close();
  await provider.close();
});

interface Choice {
  readonly clientId: string;
  readonly credentials?: Credentials;
  readonly certificate?: KeyedCertificate | undefined;
  readonly proofKey?: CryptoKeyPair;
}

function partyOf(library: Library, choice: Choice): Promise<Party> {
  const { clientId, credentials = basic, certificate, proofKey } = choice;
  return library.createParty({
    issuer: provider.issuer,
    fetch: trustingFetch({ authority, certificate }),
    clientId,
    authentication: credentials.authentication,
    metadata: metadataFor(certificate),
    ...(proofKey && { proofKey }),
  });
}

const libraries = [openidClient, oauth4webapi];

describe.concurrent.each(libraries)('$title with DPoP', (library) => {
  it.for(proofKeys)(
    'gets tokens bound to a key for $alg by polling (R-215, R-218)',
    async ({ proofKey }) => {
      const party = await partyOf(library, { clientId: 'poll by proof', proofKey });
      const tokens = await approveAndPoll(provider, party);
      expect(tokens.token_type).toBe('dpop');
      expect(decodeJwt(tokens.access_token)['cnf']).toEqual({
        jkt: await party.proofThumbprint(),
      });
    },
  );

  it('is told to repeat its first call once, and loses nothing by it (R-218)', async () => {
    const proofKey = await generateKeyPair('ES256');
    const party = await partyOf(library, { clientId: 'poll by proof', proofKey });
    const { auth_req_id: authReqId } = await party.begin(ask);
    await provider.decide(authReqId, 'approve');
    expect(await party.redeem(authReqId)).toMatchObject({ token_type: 'dpop' });
    expect(tokenVerdicts(provider, authReqId)).toEqual(['use_dpop_nonce', 'tokens']);
  });

  it('gets bound tokens after a ping (R-215, R-221)', async () => {
    const proofKey = await generateKeyPair('ES256');
    const party = await partyOf(library, { clientId: 'ping by proof', proofKey });
    expect(await signInByPing(provider, endpoint, party)).toMatchObject({ token_type: 'dpop' });
  });

  it('is refused without a proof and served with one: nothing was consumed (R-216)', async () => {
    const without = await partyOf(library, { clientId: 'poll by proof' });
    const { auth_req_id: authReqId } = await without.begin(ask);
    await provider.decide(authReqId, 'approve');
    await expect(without.redeem(authReqId)).rejects.toMatchObject({
      error: 'invalid_dpop_proof',
      status: 400,
    });
    const proofKey = await generateKeyPair('ES256');
    const withProof = await partyOf(library, { clientId: 'poll by proof', proofKey });
    expect(await withProof.redeem(authReqId)).toMatchObject({ token_type: 'dpop' });
  });

  it('may refresh with another key, and the new token is bound to that one (R-219)', async () => {
    const [first, second] = await Promise.all([
      partyOf(library, { clientId: 'poll by proof', proofKey: await generateKeyPair('ES256') }),
      partyOf(library, { clientId: 'poll by proof', proofKey: await generateKeyPair('EdDSA') }),
    ]);
    const asked = { ...ask, scope: 'openid offline_access' };
    const { refresh_token: refreshToken = '' } = await signIn(provider, first, asked);
    const renewed = await second.refresh(refreshToken);
    expect(renewed.token_type).toBe('dpop');
    expect(decodeJwt(renewed.access_token)['cnf']).toEqual({ jkt: await second.proofThumbprint() });
  });
});

const rows = Object.entries(certified).flatMap(([way, credentials]) =>
  libraries.map((library) => ({ library, way, credentials })),
);

describe.concurrent.each(rows)('$library.title by $way', ({ library, way, credentials }) => {
  const { certificate } = credentials;
  const thumbprint = createHash('sha256')
    .update(new X509Certificate(certificate?.certificate ?? '').raw)
    .digest('base64url');

  it('gets tokens bound to its certificate by polling (R-213)', async () => {
    const party = await partyOf(library, { clientId: `${way}, poll`, credentials, certificate });
    const tokens = await approveAndPoll(provider, party);
    expect(tokens.token_type).toBe('bearer');
    expect(decodeJwt(tokens.access_token)['cnf']).toEqual({ 'x5t#S256': thumbprint });
  });

  it('gets tokens bound to its certificate after a ping (R-213, R-221)', async () => {
    const party = await partyOf(library, { clientId: `${way}, ping`, credentials, certificate });
    const tokens = await signInByPing(provider, endpoint, party);
    expect(decodeJwt(tokens.access_token)['cnf']).toEqual({ 'x5t#S256': thumbprint });
  });

  it('gets none without the certificate, and loses none by asking (R-214)', async () => {
    const party = await partyOf(library, { clientId: `${way}, poll`, credentials, certificate });
    const bare = await partyOf(library, { clientId: `${way}, poll`, credentials });
    const { auth_req_id: authReqId } = await party.begin(ask);
    await provider.decide(authReqId, 'approve');
    const isProof = credentials.metadata.token_endpoint_auth_method === 'private_key_jwt';
    await expect(bare.redeem(authReqId)).rejects.toMatchObject({ status: isProof ? 400 : 401 });
    expect(await party.redeem(authReqId)).toMatchObject({ claims: { sub: 'u-1' } });
  });
});

describe('after all that', () => {
  it('the run is derived again from its inputs alone', () => {
    expect(provider.verify().firstDifference).toBeUndefined();
  });
});
