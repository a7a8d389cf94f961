/**
 * The two FAPI profiles as the libraries meet them: over TLS with the suites that FAPI allows, with
 * signed requests and certificate-bound tokens for the one, DPoP and plain requests for the other.
 */
import { createHash, X509Certificate } from 'node:crypto';
import { decodeJwt } from 'jose';
import { generateKeyPair } from 'oauth4webapi';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { issueServerCertificate, makeAuthority } from '#main/tls/certificate-authority.ts';
import { paths } from '#shared/protocol/metadata.ts';
import {
  authorityCredentials,
  type Credentials,
  keyCredentials,
  makeClientKey,
} from '#test/support/interop/credentials.ts';
import {
  approveAndPoll,
  ask,
  cibaClient,
  metadataFor,
  signIn,
  signInByPing,
} from '#test/support/interop/flow.ts';
import { oauth4webapi } from '#test/support/interop/oauth4webapi-party.ts';
import { openidClient } from '#test/support/interop/openid-client-party.ts';
import { type Library, type Party, type PartyParts, signing } from '#test/support/interop/party.ts';
import { openPingEndpoint, type PingEndpoint } from '#test/support/interop/ping-endpoint.ts';
import { openTestProvider, type TestProvider } from '#test/support/interop/test-provider.ts';
import { trustingFetch } from '#test/support/interop/trusting-fetch.ts';

vi.setConfig({ maxConcurrency: 100 });

const libraries = [openidClient, oauth4webapi];
const authority = await makeAuthority(Date.now());
const keys = {
  PS256: await makeClientKey('PS256'),
  ES256: await makeClientKey('ES256'),
  RS256: await makeClientKey('RS256'),
  EdDSA: await makeClientKey('EdDSA'),
};
const byAuthority = await authorityCredentials(authority);
const { certificate } = byAuthority;

let endpoint: PingEndpoint;

beforeAll(async () => {
  endpoint = await openPingEndpoint(await issueServerCertificate(authority, Date.now()));
});

afterAll(() => endpoint.close());

async function discovered({ issuer }: TestProvider): Promise<unknown> {
  const answer = await trustingFetch({ authority })(issuer + paths.discovery, {});
  return answer.json();
}

function partyOf(
  library: Library,
  provider: TestProvider,
  clientId: string,
  credentials: Credentials,
  more: Partial<PartyParts> = {},
): Promise<Party> {
  return library.createParty({
    issuer: provider.issuer,
    fetch: trustingFetch({ authority, certificate: credentials.certificate }),
    clientId,
    authentication: credentials.authentication,
    metadata: metadataFor(credentials.certificate, 'PS256'),
    ...more,
  });
}

describe.concurrent('fapi1-ciba-id1', () => {
  let provider: TestProvider;
  /** The client of the conformance suite's plans: it signs by PS256 or ES256, and has a certificate. */
  const ways: Readonly<Record<string, Credentials>> = {
    'private_key_jwt by PS256': {
      ...keyCredentials(keys.PS256),
      ...(certificate && { certificate }),
    },
    'private_key_jwt by ES256': {
      ...keyCredentials(keys.ES256),
      ...(certificate && { certificate }),
    },
    tls_client_auth: byAuthority,
  };
  const signingKeyOf = (way: string) => (way.endsWith('ES256') ? keys.ES256 : keys.PS256);

  beforeAll(async () => {
    const clients = Object.entries(ways).flatMap(([way, { metadata }]) => {
      const { jwk } = signingKeyOf(way);
      const changes = {
        ...metadata,
        jwks: { keys: [jwk] },
        id_token_signed_response_alg: 'PS256',
        backchannel_authentication_request_signing_alg: String(jwk.alg),
        tls_client_certificate_bound_access_tokens: true,
      };
      return [cibaClient(`${way}, poll`, changes), cibaClient(`${way}, ping`, changes, endpoint)];
    });
    const weak = {
      ...keyCredentials(keys.RS256).metadata,
      backchannel_authentication_request_signing_alg: 'PS256',
    };
    provider = await openTestProvider({
      profile: 'fapi1-ciba-id1',
      signsBy: ['PS256'],
      authority,
      settings: { access_token_format: 'jwt' },
      clients: [...clients, cibaClient('by RS256', weak)],
    });
  });

  afterAll(() => provider.close());

  it('announces what it does: no push, PS256 and ES256, bound tokens (R-007, R-008)', async () => {
    expect(await discovered(provider)).toMatchObject({
      backchannel_token_delivery_modes_supported: ['poll', 'ping'],
      backchannel_authentication_request_signing_alg_values_supported: ['PS256', 'ES256'],
      tls_client_certificate_bound_access_tokens: true,
      mtls_endpoint_aliases: {
        token_endpoint: provider.issuer + paths.token,
        backchannel_authentication_endpoint: provider.issuer + paths.backchannelAuthentication,
      },
    });
  });

  const thumbprint = createHash('sha256')
    .update(new X509Certificate(certificate?.certificate ?? '').raw)
    .digest('base64url');
  const rows = Object.entries(ways).flatMap(([way, credentials]) =>
    libraries.map((library) => ({ library, way, credentials })),
  );

  describe.each(rows)('to $library.title by $way', ({ library, way, credentials }) => {
    async function signed(mode: 'poll' | 'ping') {
      const party = await partyOf(library, provider, `${way}, ${mode}`, credentials);
      return signing(party, signingKeyOf(way).forSigning);
    }

    it('gives bound tokens by poll (R-119, R-213)', async () => {
      const tokens = await approveAndPoll(provider, await signed('poll'));
      expect(confirmationIn(tokens.access_token)).toEqual({ 'x5t#S256': thumbprint });
    });

    it('gives bound tokens after a ping over TLS (R-119, R-213, R-221)', async () => {
      const tokens = await signInByPing(provider, endpoint, await signed('ping'));
      expect(confirmationIn(tokens.access_token)).toEqual({ 'x5t#S256': thumbprint });
    });

    it('refuses a plain request, and one without a context (R-107, R-143)', async () => {
      const refused = { error: 'invalid_request', status: 400 };
      const plain = await partyOf(library, provider, `${way}, poll`, credentials);
      await expect(plain.begin(ask)).rejects.toMatchObject(refused);
      const { binding_message: _, ...alone } = ask;
      await expect((await signed('poll')).begin(alone)).rejects.toMatchObject(refused);
    });
  });

  it.each(libraries)('refuses an assertion of $title by RS256 (R-050)', async (library) => {
    const party = await partyOf(library, provider, 'by RS256', keyCredentials(keys.RS256));
    await expect(party.begin(ask)).rejects.toMatchObject({ status: 401 });
  });
});

describe.concurrent('fapi2-ciba', () => {
  let provider: TestProvider;
  const algorithms = ['PS256', 'ES256', 'EdDSA'] as const;

  beforeAll(async () => {
    provider = await openTestProvider({
      profile: 'fapi2-ciba',
      signsBy: ['PS256'],
      authority,
      settings: { access_token_format: 'jwt', dpop_nonce: true },
      clients: algorithms.flatMap((alg) => {
        const changes = {
          ...keyCredentials(keys[alg]).metadata,
          id_token_signed_response_alg: 'PS256',
        };
        return [cibaClient(`${alg}, poll`, changes), cibaClient(`${alg}, ping`, changes, endpoint)];
      }),
    });
  });

  afterAll(() => provider.close());

  const rows = algorithms.flatMap((alg) => libraries.map((library) => ({ library, alg })));

  describe.each(rows)('to $library.title by $alg', ({ library, alg }) => {
    const credentials = keyCredentials(keys[alg]);

    it('gives tokens bound to a DPoP key by poll (R-215, R-218)', async () => {
      const proofKey = await generateKeyPair('ES256');
      const party = await partyOf(library, provider, `${alg}, poll`, credentials, { proofKey });
      const tokens = await approveAndPoll(provider, party);
      expect(tokens.token_type).toBe('dpop');
      expect(confirmationIn(tokens.access_token)).toEqual({ jkt: await party.proofThumbprint() });
    });

    it('gives tokens bound to a DPoP key after a ping over TLS (R-215, R-221)', async () => {
      const proofKey = await generateKeyPair('EdDSA');
      const party = await partyOf(library, provider, `${alg}, ping`, credentials, { proofKey });
      const tokens = await signInByPing(provider, endpoint, party);
      expect(confirmationIn(tokens.access_token)).toEqual({ jkt: await party.proofThumbprint() });
    });

    it('gives no bearer tokens', async () => {
      const party = await partyOf(library, provider, `${alg}, poll`, credentials);
      await expect(signIn(provider, party)).rejects.toMatchObject({
        error: 'invalid_request',
        status: 400,
      });
    });

    it('takes assertions for the issuer as one string, and no others (R-051)', async () => {
      const { issuer } = provider;
      for (const audience of [[issuer], issuer + paths.token, `${issuer}/`]) {
        const other = keyCredentials(keys[alg], (_header, claims) => {
          claims['aud'] = audience;
        });
        const party = await partyOf(library, provider, `${alg}, poll`, other);
        await expect(party.begin(ask)).rejects.toMatchObject({ status: 401 });
      }
    });
  });
});

/** What a JWT access token says that it is bound to. */
function confirmationIn(accessToken: string): unknown {
  return decodeJwt(accessToken)['cnf'];
}
