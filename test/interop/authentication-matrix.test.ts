/**
 * Two libraries that this project did not write, in poll and in ping, with every way to authenticate
 * that they have, over plain HTTP and over TLS. Both have all of them; neither makes an assertion by
 * HS384 or HS512, and neither receives pings, which is the application's part.
 */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import {
  issueServerCertificate,
  type KeyedCertificate,
  makeAuthority,
} from '#main/tls/certificate-authority.ts';
import { cibaGrantType } from '#shared/protocol/metadata.ts';
import type { ClientInput } from '#shared/protocol/setup/client-metadata.ts';
import {
  authorityCredentials,
  type Credentials,
  keyCredentials,
  makeClientKey,
  secretCredentials,
  selfSignedCredentials,
} from '#test/support/interop/credentials.ts';
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
  readonly trust: KeyedCertificate | undefined;
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
  trust: KeyedCertificate | undefined,
): Promise<Place> {
  const endpoint = await openPingEndpoint(
    trust && (await issueServerCertificate(trust, Date.now())),
  );
  const clients = Object.entries(ways).flatMap(([way, { metadata }]) =>
    (['poll', 'ping'] as const).map(
      (mode): ClientInput => ({
        client_id: `${way}, ${mode}`,
        grant_types: [cibaGrantType],
        scope: 'openid profile',
        id_token_signed_response_alg: 'ES256',
        backchannel_token_delivery_mode: mode,
        ...(mode === 'ping' && { backchannel_client_notification_endpoint: endpoint.url }),
        ...metadata,
      }),
    ),
  );
  const provider = await openTestProvider({ clients, ...(trust && { authority: trust }) });
  return { provider, endpoint, trust };
}

function placeOf(transport: 'http' | 'https'): Place {
  const place = places[transport];
  if (place === undefined) throw new Error('The provider was not opened.');
  return place;
}

const ask = { scope: 'openid profile', login_hint: 'alice', binding_message: 'W4SCT' };

/** What the provider answered to the token calls of that request, in order. */
function verdictsOf({ provider }: Place, authReqId: string): string[] {
  return provider.seen.entries.flatMap((entry) =>
    entry.kind === 'rules.judged' && entry.about === authReqId && entry.table === 'token'
      ? [entry.refusal?.error ?? 'tokens']
      : [],
  );
}

async function pollAndExpectTokens(place: Place, party: Party) {
  const acknowledged = await party.begin(ask);
  const { auth_req_id: authReqId } = acknowledged;
  const polling = party.poll(acknowledged);
  await place.provider.seen.until(
    (entry) =>
      entry.kind === 'rules.judged' && entry.about === authReqId && entry.table === 'token',
  );
  await place.provider.decide(authReqId, 'approve');
  const tokens = await polling;
  expect(verdictsOf(place, authReqId)).toEqual(['authorization_pending', 'tokens']);
  return tokens;
}

async function awaitPingAndExpectTokens(place: Place, party: Party) {
  const token = randomUUID();
  const { auth_req_id: authReqId } = await party.begin({
    ...ask,
    client_notification_token: token,
  });
  await place.provider.decide(authReqId, 'approve');
  const pings = await place.endpoint.pingsFor(authReqId);
  expect(pings).toEqual([
    {
      method: 'POST',
      authorization: `Bearer ${token}`,
      contentType: 'application/json',
      body: JSON.stringify({ auth_req_id: authReqId }),
    },
  ]);
  const tokens = await party.redeem(authReqId);
  expect(verdictsOf(place, authReqId)).toEqual(['tokens']);
  return tokens;
}

const table = (
  [
    ['http', anywhere],
    ['https', overTls],
  ] as const
).flatMap(([transport, ways]) =>
  Object.entries(ways).flatMap(([way, credentials]) =>
    [openidClient, oauth4webapi].map((library) => ({ library, transport, way, credentials })),
  ),
);

describe.concurrent.each(table)(
  '$library.title over $transport authenticates by $way',
  ({ library, transport, way, credentials }) => {
    async function partyOf(mode: 'poll' | 'ping') {
      const { provider, trust } = placeOf(transport);
      const { certificate, authentication } = credentials;
      const party = await library.createParty({
        issuer: provider.issuer,
        fetch: trustingFetch({ authority: trust, certificate }),
        clientId: `${way}, ${mode}`,
        authentication,
        metadata: {
          id_token_signed_response_alg: 'ES256',
          use_mtls_endpoint_aliases: certificate !== undefined,
        },
      });
      return { place: placeOf(transport), party };
    }

    function expectGood(tokens: Awaited<ReturnType<Party['redeem']>>, mode: string) {
      expect(tokens).toMatchObject({
        token_type: 'bearer',
        scope: 'openid profile',
        claims: { iss: placeOf(transport).provider.issuer, aud: `${way}, ${mode}`, sub: 'u-1' },
      });
    }

    it('and gets tokens by polling (R-166, R-173)', async () => {
      const { place, party } = await partyOf('poll');
      expectGood(await pollAndExpectTokens(place, party), 'poll');
    });

    it('and gets tokens after one ping (R-173, R-210, R-221, R-226)', async () => {
      const { place, party } = await partyOf('ping');
      expectGood(await awaitPingAndExpectTokens(place, party), 'ping');
    });
  },
);

describe('what the providers recorded of all that', () => {
  it.each(['http', 'https'] as const)(
    'is derived again from the inputs alone, over %s',
    (transport) => {
      expect(placeOf(transport).provider.verify().firstDifference).toBeUndefined();
    },
  );
});
