/**
 * A developer's first steps, with nothing but the issuer's address: the library registers a client,
 * and signs in with what it got back.
 */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { issueServerCertificate, makeAuthority } from '#main/tls/certificate-authority.ts';
import { cibaGrantType } from '#shared/protocol/metadata.ts';
import {
  authorityCredentials,
  type Credentials,
  keyCredentials,
  makeClientKey,
  secretCredentials,
  selfSignedCredentials,
  withSecret,
} from '#test/support/interop/credentials.ts';
import { metadataFor, signIn, signInByPing } from '#test/support/interop/flow.ts';
import { oauth4webapi } from '#test/support/interop/oauth4webapi-party.ts';
import { openidClient } from '#test/support/interop/openid-client-party.ts';
import type { ClientDescription, Library } from '#test/support/interop/party.ts';
import { openPingEndpoint, type PingEndpoint } from '#test/support/interop/ping-endpoint.ts';
import { openTestProvider, type TestProvider } from '#test/support/interop/test-provider.ts';
import { trustingFetch } from '#test/support/interop/trusting-fetch.ts';

const authority = await makeAuthority(Date.now());
const ways: Readonly<Record<string, Credentials>> = {
  ...secretCredentials,
  'private_key_jwt ES256': keyCredentials(await makeClientKey('ES256')),
  'private_key_jwt EdDSA': keyCredentials(await makeClientKey('EdDSA')),
  tls_client_auth: await authorityCredentials(authority),
  self_signed_tls_client_auth: await selfSignedCredentials(),
};
const libraries = [openidClient, oauth4webapi];

let provider: TestProvider;
let endpoint: PingEndpoint;

beforeAll(async () => {
  endpoint = await openPingEndpoint(await issueServerCertificate(authority, Date.now()));
  provider = await openTestProvider({ authority, signsBy: ['PS256'], clients: [] });
});

afterAll(async () => {
  endpoint.close();
  await provider.close();
});

function described(credentials: Credentials, changes: ClientDescription): ClientDescription {
  const { client_secret: _, ...metadata } = credentials.metadata;
  return {
    client_name: 'Corner Shop',
    grant_types: [cibaGrantType],
    response_types: [],
    scope: 'openid profile',
    id_token_signed_response_alg: 'PS256',
    ...metadata,
    ...changes,
  };
}

const poll = { backchannel_token_delivery_mode: 'poll' };

async function register(library: Library, credentials: Credentials, changes: ClientDescription) {
  const reach = { issuer: provider.issuer, fetch: trustingFetch({ authority }) };
  const registered = await library.register(reach, described(credentials, changes));
  const { certificate } = credentials;
  const party = await library.createParty({
    issuer: provider.issuer,
    fetch: trustingFetch({ authority, certificate }),
    clientId: registered.client_id,
    authentication: withSecret(credentials, registered.client_secret).authentication,
    metadata: metadataFor(certificate, 'PS256'),
  });
  return { registered, party };
}

const rows = Object.entries(ways).flatMap(([way, credentials]) =>
  libraries.map((library) => ({ library, way, credentials })),
);

describe.each(rows)('$library.title registers a client for $way', ({ library, credentials }) => {
  it('in poll mode, and signs in (R-018, R-028)', async () => {
    const { registered, party } = await register(library, credentials, poll);
    expect(registered).toMatchObject(described(credentials, poll));
    const { client_id: aud } = registered;
    expect(await signIn(provider, party)).toMatchObject({ claims: { aud, sub: 'u-1' } });
  });

  it('in ping mode, and signs in (R-221)', async () => {
    const ping = {
      backchannel_token_delivery_mode: 'ping',
      backchannel_client_notification_endpoint: endpoint.url,
    };
    const { registered, party } = await register(library, credentials, ping);
    expect(registered).toMatchObject(described(credentials, ping));
    const { client_id: aud } = registered;
    const tokens = await signInByPing(provider, endpoint, party);
    expect(tokens).toMatchObject({ claims: { aud, sub: 'u-1' } });
  });
});

describe.each(libraries)('$title is told why a client cannot be registered', (library) => {
  it.each([
    ['without a delivery mode (R-011)', {}],
    ['in a mode that nobody knows (R-012)', { backchannel_token_delivery_mode: 'pigeon' }],
    ['for pings that go nowhere (R-014)', { backchannel_token_delivery_mode: 'ping' }],
    ['to poll without the grant (R-019)', { ...poll, grant_types: ['refresh_token'] }],
    [
      'to sign by a shared secret (R-022)',
      { ...poll, backchannel_authentication_request_signing_alg: 'HS256' },
    ],
  ])('%s', async (_, changes) => {
    const { client_secret_basic: basic } = secretCredentials;
    await expect(register(library, basic, changes)).rejects.toMatchObject({
      error: 'invalid_client_metadata',
      status: 400,
    });
  });

  it('and what a registered signing algorithm is (R-023)', async () => {
    const key = await makeClientKey('ES256', randomUUID());
    const signing = { ...poll, backchannel_authentication_request_signing_alg: 'ES256' };
    const { registered } = await register(library, keyCredentials(key), signing);
    expect(registered).toMatchObject(signing);
  });
});
