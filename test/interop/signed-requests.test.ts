/**
 * Signed authentication requests and client assertions as the libraries make them: every algorithm,
 * every audience that CIBA allows, and what a provider must not be talked into.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { paths } from '#shared/protocol/metadata.ts';
import { keyCredentials, makeClientKey } from '#test/support/interop/credentials.ts';
import { ask, cibaClient, metadataFor, signIn, signInByPing } from '#test/support/interop/flow.ts';
import { type KeyEndpoint, openKeyEndpoint } from '#test/support/interop/key-endpoint.ts';
import { oauth4webapi } from '#test/support/interop/oauth4webapi-party.ts';
import { openidClient } from '#test/support/interop/openid-client-party.ts';
import { type Library, type Party, signing } from '#test/support/interop/party.ts';
import { openPingEndpoint, type PingEndpoint } from '#test/support/interop/ping-endpoint.ts';
import { openTestProvider, type TestProvider } from '#test/support/interop/test-provider.ts';
import { trustingFetch } from '#test/support/interop/trusting-fetch.ts';

const algorithms = ['ES256', 'PS256', 'RS256', 'EdDSA'] as const;
const keys = {
  ES256: await makeClientKey('ES256'),
  PS256: await makeClientKey('PS256'),
  RS256: await makeClientKey('RS256'),
  EdDSA: await makeClientKey('EdDSA'),
};

const libraries = [openidClient, oauth4webapi];

let provider: TestProvider;
let endpoint: PingEndpoint;
let published: Readonly<Record<string, KeyEndpoint>>;

beforeAll(async () => {
  endpoint = await openPingEndpoint();
  published = Object.fromEntries(
    await Promise.all(
      libraries.map(async ({ title }) => [title, await openKeyEndpoint()] as const),
    ),
  );
  provider = await openTestProvider({
    // Keys change here within seconds.
    settings: { authorization_details_types: ['payment'], jwks_refetch_seconds: 0 },
    clients: [...registered(), ...publishing()],
  });
});

/** Clients that registered their keys, for each algorithm. */
function registered() {
  return algorithms.flatMap((alg) => {
    const { metadata } = keyCredentials(keys[alg]);
    const signs = { ...metadata, backchannel_authentication_request_signing_alg: alg };
    return [
      cibaClient(`plain ${alg}`, metadata),
      cibaClient(`poll ${alg}`, signs),
      cibaClient(`ping ${alg}`, signs, endpoint),
    ];
  });
}

/** One client a library that publishes its keys at an address of its own. */
function publishing() {
  return libraries.map(({ title }) =>
    cibaClient(`${title} publishes`, {
      token_endpoint_auth_method: 'private_key_jwt',
      jwks_uri: published[title]?.url,
      backchannel_authentication_request_signing_alg: 'ES256',
    }),
  );
}

afterAll(async () => {
  endpoint.close();
  for (const { close } of Object.values(published)) close();
  await provider.close();
});

function partyOf(
  library: Library,
  clientId: string,
  alg: (typeof algorithms)[number],
  audience?: string | readonly string[],
): Promise<Party> {
  const { authentication } = keyCredentials(
    keys[alg],
    audience === undefined
      ? undefined
      : (_header, claims) => {
          claims['aud'] = typeof audience === 'string' ? audience : [...audience];
        },
  );
  return library.createParty({
    issuer: provider.issuer,
    fetch: trustingFetch({}),
    clientId,
    authentication,
    metadata: metadataFor(undefined),
  });
}

/** What the provider kept of that request. */
function opened(authReqId: string) {
  return provider.seen.entries.find(
    (entry) => entry.kind === 'request.opened' && entry.authReqId === authReqId,
  );
}

const details = [{ type: 'payment', amount: '12.50', currency: 'EUR' }];

describe.each(libraries)('$title signs its request', (library) => {
  it.each(algorithms)('by %s, and gets tokens by poll (R-119, R-148)', async (alg) => {
    const signed = signing(await partyOf(library, `poll ${alg}`, alg), keys[alg].forSigning);
    expect(await signIn(provider, signed)).toMatchObject({ claims: { sub: 'u-1' } });
  });

  it.each(algorithms)('by %s, and gets tokens by ping (R-119, R-221)', async (alg) => {
    const signed = signing(await partyOf(library, `ping ${alg}`, alg), keys[alg].forSigning);
    expect(await signInByPing(provider, endpoint, signed)).toMatchObject({
      claims: { sub: 'u-1' },
    });
  });

  it('with text, numbers as text and JSON inside (R-110, R-120, R-156)', async () => {
    const signed = signing(await partyOf(library, 'poll ES256', 'ES256'), keys.ES256.forSigning);
    const acknowledged = await signed.begin({
      ...ask,
      requested_expiry: '45',
      authorization_details: JSON.stringify(details),
    });
    expect(acknowledged).toMatchObject({ expires_in: 45, interval: 1 });
    expect(opened(acknowledged.auth_req_id)).toMatchObject({
      bindingMessage: 'W4SCT',
      authorizationDetails: details,
    });
  });

  it('and what stands beside it does not count (R-147)', async () => {
    const party = await partyOf(library, 'poll ES256', 'ES256');
    const request = await party.sign(ask, keys.ES256.forSigning);
    const { auth_req_id: authReqId } = await party.begin({
      ...ask,
      login_hint: 'bruno',
      binding_message: 'other',
      request,
    });
    expect(opened(authReqId)).toMatchObject({ sub: 'u-1', bindingMessage: 'W4SCT' });
  });

  it('but it is refused a second time, and by another key (R-132, R-139, R-140)', async () => {
    const party = await partyOf(library, 'poll ES256', 'ES256');
    const request = await party.sign(ask, keys.ES256.forSigning);
    await party.begin({ request });
    const refused = { error: 'invalid_request', status: 400 };
    await expect(party.begin({ request })).rejects.toMatchObject(refused);
    const stranger = await makeClientKey('ES256');
    await expect(signing(party, stranger.forSigning).begin(ask)).rejects.toMatchObject(refused);
    await expect(signing(party, keys.EdDSA.forSigning).begin(ask)).rejects.toMatchObject(refused);
  });

  it('and must where it registered to, and may not where it did not (R-143, R-144)', async () => {
    const refused = { error: 'invalid_request', status: 400 };
    const promised = await partyOf(library, 'poll ES256', 'ES256');
    await expect(promised.begin(ask)).rejects.toMatchObject(refused);
    const plain = await partyOf(library, 'plain ES256', 'ES256');
    const signed = signing(plain, keys.ES256.forSigning);
    await expect(signed.begin(ask)).rejects.toMatchObject(refused);
  });
});

describe.each(libraries)('$title authenticates by an assertion', (library) => {
  it.each([
    ['the issuer (R-043, R-190)', (issuer: string) => issuer],
    ['the token endpoint (R-044)', (issuer: string) => issuer + paths.token],
    [
      'the backchannel endpoint (R-045)',
      (issuer: string) => issuer + paths.backchannelAuthentication,
    ],
    ['several, the issuer among them', (issuer: string) => ['https://elsewhere.example', issuer]],
  ])('whose audience is %s', async (_, audience) => {
    const party = await partyOf(library, 'plain ES256', 'ES256', audience(provider.issuer));
    expect(await signIn(provider, party)).toMatchObject({ claims: { sub: 'u-1' } });
  });

  it('but not one for another server, by another key or for another client (R-046, R-047)', async () => {
    const elsewhere = await partyOf(library, 'plain ES256', 'ES256', 'https://elsewhere.example');
    await expect(elsewhere.begin(ask)).rejects.toMatchObject({ status: 401 });
    const otherKey = await partyOf(library, 'plain ES256', 'EdDSA');
    await expect(otherKey.begin(ask)).rejects.toMatchObject({ status: 401 });
    const otherClient = await partyOf(library, 'plain PS256', 'ES256');
    await expect(otherClient.begin(ask)).rejects.toMatchObject({ status: 401 });
  });
});

describe.each(libraries)('$title publishes its keys at its jwks_uri', (library) => {
  it('which is read once, and again when a key has a new name (R-157)', async () => {
    const place = published[library.title];
    const [old, fresh] = [await makeClientKey('ES256'), await makeClientKey('ES256', 'rotated')];
    const by = async (key: typeof old) => {
      const party = await library.createParty({
        issuer: provider.issuer,
        fetch: trustingFetch({}),
        clientId: `${library.title} publishes`,
        authentication: keyCredentials(key).authentication,
        metadata: metadataFor(undefined),
      });
      return signing(party, key.forSigning);
    };
    place?.publish([old.jwk]);
    await signIn(provider, await by(old));
    await signIn(provider, await by(old));
    expect(place?.timesAsked()).toBe(1);
    place?.publish([old.jwk, fresh.jwk]);
    await signIn(provider, await by(fresh));
    await signIn(provider, await by(old));
    expect(place?.timesAsked()).toBe(2);
    const stranger = await makeClientKey('ES256', 'unpublished');
    const mixed = signing(await by(old), stranger.forSigning);
    await expect(mixed.begin(ask)).rejects.toMatchObject({ error: 'invalid_request' });
  });
});
