/**
 * Two libraries that this project did not write, in poll and in ping, with every way to authenticate
 * that they have, over plain HTTP and over TLS. Both have all of them; neither makes an assertion by
 * HS384 or HS512, and neither receives pings, which is the application's part.
 */
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import {
  issueServerCertificate,
  type KeyedCertificate,
  makeAuthority,
} from '#main/tls/certificate-authority.ts';
import {
  authorityCredentials,
  type Credentials,
  keyCredentials,
  makeClientKey,
  secretCredentials,
  selfSignedCredentials,
} from '#test/support/interop/credentials.ts';
import { cibaClient, metadataFor, signInByPing, signInByPoll } from '#test/support/interop/flow.ts';
import { oauth4webapi } from '#test/support/interop/oauth4webapi-party.ts';
import { openidClient } from '#test/support/interop/openid-client-party.ts';
import type { Party } from '#test/support/interop/party.ts';
import { openPingEndpoint, type PingEndpoint } from '#test/support/interop/ping-endpoint.ts';
import { openTestProvider, type TestProvider } from '#test/support/interop/test-provider.ts';
import { trustingFetch } from '#test/support/interop/trusting-fetch.ts';

// Every case waits out a second or two of interval; they do so together.
vi.setConfig({ maxConcurrency: 100 });

const authority = await makeAuthority(Date.now());
const [es256, ps256, edDsa] = await Promise.all([
  makeClientKey('ES256'),
  makeClientKey('PS256'),
  makeClientKey('EdDSA'),
]);

const anywhere: Readonly<Record<string, Credentials>> = {
  ...secretCredentials,
  'private_key_jwt ES256': keyCredentials(es256),
  'private_key_jwt PS256': keyCredentials(ps256),
  'private_key_jwt EdDSA': keyCredentials(edDsa),
};
const overTls: Readonly<Record<string, Credentials>> = {
  ...anywhere,
  tls_client_auth: await authorityCredentials(authority),
  self_signed_tls_client_auth: await selfSignedCredentials(),
};

interface Place {
  readonly provider: TestProvider;
  readonly endpoint: PingEndpoint;
  readonly authority: KeyedCertificate | undefined;
}

const places: { http?: Place; https?: Place } = {};

beforeAll(async () => {
  [places.http, places.https] = await Promise.all([
    openPlace(anywhere, undefined),
    openPlace(overTls, authority),
  ]);
});

afterAll(async () => {
  for (const { provider, endpoint } of Object.values(places)) {
    endpoint.close();
    await provider.close();
  }
});

async function openPlace(
  ways: Readonly<Record<string, Credentials>>,
  trusted: KeyedCertificate | undefined,
): Promise<Place> {
  const shown = trusted && (await issueServerCertificate(trusted, Date.now()));
  const endpoint = await openPingEndpoint(shown);
  const clients = Object.entries(ways).flatMap(([way, { metadata }]) => [
    cibaClient(`${way}, poll`, metadata),
    cibaClient(`${way}, ping`, metadata, endpoint),
  ]);
  const provider = await openTestProvider({ clients, ...(trusted && { authority: trusted }) });
  return { provider, endpoint, authority: trusted };
}

function placeOf(transport: 'http' | 'https'): Place {
  const place = places[transport];
  if (place === undefined) throw new Error('The provider was not opened.');
  return place;
}

const transports = [
  ['http', anywhere],
  ['https', overTls],
] as const;

const table = transports.flatMap(([transport, ways]) =>
  Object.entries(ways).flatMap(([way, credentials]) =>
    [openidClient, oauth4webapi].map((library) => ({ library, transport, way, credentials })),
  ),
);

describe.concurrent.each(table)('$library.title over $transport, $way', (row) => {
  const { library, transport, way, credentials } = row;

  function partyOf(mode: 'poll' | 'ping'): Promise<Party> {
    const { provider, authority: trusted } = placeOf(transport);
    const { certificate, authentication } = credentials;
    return library.createParty({
      issuer: provider.issuer,
      fetch: trustingFetch({ authority: trusted, certificate }),
      clientId: `${way}, ${mode}`,
      authentication,
      metadata: metadataFor(certificate),
    });
  }

  const goodTokens = (mode: 'poll' | 'ping') => ({
    token_type: 'bearer',
    scope: 'openid profile',
    claims: {
      iss: placeOf(transport).provider.issuer,
      aud: `${way}, ${mode}`,
      sub: 'u-1',
      name: 'Alice Amberg',
    },
  });

  it('gets tokens by polling (R-166, R-173, R-210)', async () => {
    const tokens = await signInByPoll(placeOf(transport).provider, await partyOf('poll'));
    expect(tokens).toMatchObject(goodTokens('poll'));
  });

  it('gets tokens after one ping (R-173, R-210, R-221, R-226)', async () => {
    const { provider, endpoint } = placeOf(transport);
    const tokens = await signInByPing(provider, endpoint, await partyOf('ping'));
    expect(tokens).toMatchObject(goodTokens('ping'));
  });
});

describe.each(['http', 'https'] as const)('after all that, over %s', (transport) => {
  it('the run is derived again from its inputs alone', () => {
    expect(placeOf(transport).provider.verify().firstDifference).toBeUndefined();
  });

  it('no client was told twice (R-221)', () => {
    const bodies = placeOf(transport).endpoint.pings.map(({ body }) => body);
    expect(bodies).toHaveLength(2 * Object.keys(transport === 'http' ? anywhere : overTls).length);
    expect(new Set(bodies).size).toBe(bodies.length);
  });
});
