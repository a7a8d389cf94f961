/**
 * What the tokens are good for, by the libraries: userinfo with a plain token, with one bound to a
 * DPoP key and with one bound to a certificate; introspection; and the end of it all by revocation.
 */
import { createHash, X509Certificate } from 'node:crypto';
import { generateKeyPair } from 'oauth4webapi';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type KeyedCertificate, makeAuthority } from '#main/tls/certificate-authority.ts';
import type { ProviderSettings } from '#shared/protocol/setup/provider-settings.ts';
import {
  authorityCredentials,
  type Credentials,
  secretCredentials,
  selfSignedCredentials,
} from '#test/support/interop/credentials.ts';
import { ask, cibaClient, metadataFor, signIn } from '#test/support/interop/flow.ts';
import { oauth4webapi } from '#test/support/interop/oauth4webapi-party.ts';
import { openidClient } from '#test/support/interop/openid-client-party.ts';
import type { Library, Party } from '#test/support/interop/party.ts';
import { openTestProvider, type TestProvider } from '#test/support/interop/test-provider.ts';
import { trustingFetch } from '#test/support/interop/trusting-fetch.ts';

const authority = await makeAuthority(Date.now());
const basic = secretCredentials.client_secret_basic;
const certified = await authorityCredentials(authority);
const { certificate: stranger } = await selfSignedCredentials();

const formats = ['opaque', 'jwt'] as const;
const providers: Partial<Record<ProviderSettings['access_token_format'], TestProvider>> = {};

beforeAll(async () => {
  for (const format of formats) {
    providers[format] = await openTestProvider({
      authority,
      settings: { access_token_format: format, dpop_nonce: true },
      clients: [
        cibaClient('plain', basic.metadata),
        cibaClient('other', basic.metadata),
        cibaClient('certified', {
          ...certified.metadata,
          tls_client_certificate_bound_access_tokens: true,
        }),
      ],
    });
  }
});

afterAll(async () => {
  for (const provider of Object.values(providers)) await provider.close();
});

function providerOf(format: (typeof formats)[number]): TestProvider {
  const provider = providers[format];
  if (provider === undefined) throw new Error('The provider was not opened.');
  return provider;
}

interface Choice {
  readonly credentials?: Credentials;
  readonly certificate?: KeyedCertificate | undefined;
  readonly proofKey?: CryptoKeyPair;
}

function partyOf(
  library: Library,
  { issuer }: TestProvider,
  clientId: string,
  { credentials = basic, certificate, proofKey }: Choice = {},
): Promise<Party> {
  return library.createParty({
    issuer,
    fetch: trustingFetch({ authority, certificate }),
    clientId,
    authentication: credentials.authentication,
    metadata: metadataFor(certificate),
    ...(proofKey && { proofKey }),
  });
}

const rows = [openidClient, oauth4webapi].flatMap((library) =>
  formats.map((format) => ({ library, format })),
);

describe.each(rows)(
  '$library.title with an access token that is $format',
  ({ library, format }) => {
    it('reads about the person, and asks whether the token is good', async () => {
      const provider = providerOf(format);
      const party = await partyOf(library, provider, 'plain');
      const { access_token: token } = await signIn(provider, party);
      expect(await party.userInfo(token, 'u-1')).toMatchObject({
        sub: 'u-1',
        name: 'Alice Amberg',
      });
      expect(await party.introspect(token)).toMatchObject({
        active: true,
        client_id: 'plain',
        sub: 'u-1',
        scope: 'openid profile',
        iss: provider.issuer,
      });
    });

    it('bound to a DPoP key: only with a proof by that key (R-215, R-218)', async () => {
      const provider = providerOf(format);
      const [proofKey, otherKey] = [await generateKeyPair('ES256'), await generateKeyPair('ES256')];
      const party = await partyOf(library, provider, 'plain', { proofKey });
      const { access_token: token } = await signIn(provider, party);
      expect(await party.userInfo(token, 'u-1')).toMatchObject({ sub: 'u-1' });
      expect(await party.introspect(token)).toMatchObject({
        active: true,
        token_type: 'DPoP',
        cnf: { jkt: await party.proofThumbprint() },
      });
      const thief = await partyOf(library, provider, 'plain', { proofKey: otherKey });
      await expect(thief.userInfo(token, 'u-1')).rejects.toMatchObject({ status: 401 });
      const bare = await partyOf(library, provider, 'plain');
      await expect(bare.userInfo(token, 'u-1')).rejects.toMatchObject({ status: 401 });
    });

    it('bound to a certificate: only over a connection with it (R-213)', async () => {
      const provider = providerOf(format);
      const { certificate } = certified;
      const choice = { credentials: certified, certificate };
      const party = await partyOf(library, provider, 'certified', choice);
      const { access_token: token } = await signIn(provider, party);
      expect(await party.userInfo(token, 'u-1')).toMatchObject({ sub: 'u-1' });
      const { raw } = new X509Certificate(certificate?.certificate ?? '');
      expect(await party.introspect(token)).toMatchObject({
        active: true,
        cnf: { 'x5t#S256': createHash('sha256').update(raw).digest('base64url') },
      });
      for (const other of [stranger, undefined]) {
        const thief = await partyOf(library, provider, 'certified', { certificate: other });
        await expect(thief.userInfo(token, 'u-1')).rejects.toMatchObject({ status: 401 });
      }
    });

    it('is told nothing of a token that is another client’s', async () => {
      const provider = providerOf(format);
      const party = await partyOf(library, provider, 'plain');
      const { access_token: token } = await signIn(provider, party);
      const other = await partyOf(library, provider, 'other');
      expect(await other.introspect(token)).toEqual({ active: false });
      expect(await other.introspect('no token at all')).toEqual({ active: false });
    });

    it('ends it: nothing of that sign-in is good any more', async () => {
      const provider = providerOf(format);
      const party = await partyOf(library, provider, 'plain');
      const tokens = await signIn(provider, party, { ...ask, scope: 'openid offline_access' });
      await party.revoke(tokens.refresh_token ?? '');
      expect(await party.introspect(tokens.access_token)).toEqual({ active: false });
      await expect(party.userInfo(tokens.access_token, 'u-1')).rejects.toMatchObject({
        status: 401,
      });
      await expect(party.refresh(tokens.refresh_token ?? '')).rejects.toMatchObject({
        error: 'invalid_grant',
      });
      await party.revoke('no token at all');
    });
  },
);
