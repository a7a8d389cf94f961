/**
 * How the libraries hear of everything that is not a plain success, with the error and the status
 * that each specification gives it; and how they renew tokens. The provider's interval is a second.
 */
import { randomUUID } from 'node:crypto';
import * as oauth from 'oauth4webapi';
import * as openid from 'openid-client';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import {
  keyCredentials,
  makeClientKey,
  secretCredentials,
} from '#test/support/interop/credentials.ts';
import {
  ask,
  beginPing,
  cibaClient,
  metadataFor,
  pingOf,
  signIn,
} from '#test/support/interop/flow.ts';
import { oauth4webapi } from '#test/support/interop/oauth4webapi-party.ts';
import { openidClient } from '#test/support/interop/openid-client-party.ts';
import type { Authentication, Library, Party, Tokens } from '#test/support/interop/party.ts';
import { openPingEndpoint, type PingEndpoint } from '#test/support/interop/ping-endpoint.ts';
import { openTestProvider, type TestProvider } from '#test/support/interop/test-provider.ts';
import { trustingFetch } from '#test/support/interop/trusting-fetch.ts';

vi.setConfig({ maxConcurrency: 100 });

const libraries = [openidClient, oauth4webapi];
const basic = secretCredentials.client_secret_basic;
const key = await makeClientKey('ES256');

let provider: TestProvider;
let endpoint: PingEndpoint;
let inHaste: PingEndpoint;
const redeemers = new Map<string, Party>();
const hastily = new Map<string, Tokens>();

/** Redeems while the provider still waits for the answer to its ping. */
async function redeemAtOnce({ body }: { readonly body: string }): Promise<void> {
  const { auth_req_id: authReqId } = JSON.parse(body);
  const tokens = await redeemers.get(authReqId)?.redeem(authReqId);
  if (tokens !== undefined) hastily.set(authReqId, tokens);
}

beforeAll(async () => {
  [endpoint, inHaste] = await Promise.all([
    openPingEndpoint(),
    openPingEndpoint(undefined, redeemAtOnce),
  ]);
  provider = await openTestProvider({
    clients: [
      cibaClient('poll', basic.metadata),
      cibaClient('other', basic.metadata),
      cibaClient('ping', basic.metadata, endpoint),
      cibaClient('by key', keyCredentials(key).metadata),
      ...libraries.map(({ title }) => cibaClient(`${title} in haste`, basic.metadata, inHaste)),
    ],
  });
});

afterAll(async () => {
  endpoint.close();
  inHaste.close();
  await provider.close();
});

function partyOf(
  library: Library,
  clientId: string,
  authentication: Authentication = basic.authentication,
): Promise<Party> {
  return library.createParty({
    issuer: provider.issuer,
    fetch: trustingFetch({}),
    clientId,
    authentication,
    metadata: metadataFor(undefined),
  });
}

const wrongSecret: Authentication = {
  openid: openid.ClientSecretBasic('wrong'),
  oauth: oauth.ClientSecretBasic('wrong'),
};

describe.concurrent.each(libraries)('$title hears', (library) => {
  it('access_denied when the person refuses, by poll (R-175)', async () => {
    const party = await partyOf(library, 'poll');
    const acknowledged = await party.begin(ask);
    const polling = party.poll(acknowledged);
    await Promise.all([
      expect(polling).rejects.toMatchObject({ error: 'access_denied', status: 400 }),
      provider.decide(acknowledged.auth_req_id, 'deny'),
    ]);
  });

  it('access_denied when the person refuses, after a ping (R-223)', async () => {
    const party = await partyOf(library, 'ping');
    const bearer = randomUUID();
    const authReqId = await beginPing(party, ask, bearer);
    await provider.decide(authReqId, 'deny');
    expect(await endpoint.pingsFor(authReqId)).toEqual([pingOf(authReqId, bearer)]);
    await expect(party.redeem(authReqId)).rejects.toMatchObject({
      error: 'access_denied',
      status: 400,
    });
  });

  it('invalid_grant for what is unknown, another’s or used up (R-180, R-181, R-183)', async () => {
    const invalid = { error: 'invalid_grant', status: 400 };
    const [owner, thief] = await Promise.all([partyOf(library, 'poll'), partyOf(library, 'other')]);
    await expect(owner.redeem('no-such-request')).rejects.toMatchObject(invalid);
    const { auth_req_id: authReqId } = await owner.begin(ask);
    await provider.decide(authReqId, 'approve');
    await expect(thief.redeem(authReqId)).rejects.toMatchObject(invalid);
    expect(await owner.redeem(authReqId)).toMatchObject({ claims: { sub: 'u-1' } });
    await expect(owner.redeem(authReqId)).rejects.toMatchObject(invalid);
  });

  it('its tokens even before it has answered the ping (R-225)', async () => {
    const party = await partyOf(library, `${library.title} in haste`);
    const authReqId = await beginPing(party, ask, randomUUID());
    redeemers.set(authReqId, party);
    await provider.decide(authReqId, 'approve');
    await inHaste.pingsFor(authReqId);
    expect(hastily.get(authReqId)).toMatchObject({ claims: { sub: 'u-1' } });
  });

  it('invalid_grant for a second redemption after a ping (R-235)', async () => {
    const party = await partyOf(library, 'ping');
    const authReqId = await beginPing(party, ask, randomUUID());
    await provider.decide(authReqId, 'approve');
    await endpoint.pingsFor(authReqId);
    await party.redeem(authReqId);
    await expect(party.redeem(authReqId)).rejects.toMatchObject({ error: 'invalid_grant' });
  });

  it('401 when it is somebody else, or nobody (R-039, R-040, R-041, R-047, R-188)', async () => {
    const otherKey = await makeClientKey('ES256');
    const impostors = await Promise.all([
      partyOf(library, 'poll', wrongSecret),
      partyOf(library, 'nobody'),
      partyOf(library, 'by key'),
      partyOf(library, 'by key', keyCredentials(otherKey).authentication),
    ]);
    const { auth_req_id: authReqId } = await (await partyOf(library, 'poll')).begin(ask);
    for (const impostor of impostors) {
      const challenged = { name: 'WWWAuthenticateChallengeError', status: 401 };
      await expect(impostor.begin(ask)).rejects.toMatchObject(challenged);
      await expect(impostor.redeem(authReqId)).rejects.toMatchObject(challenged);
    }
  });

  it('what is wrong with its request (R-061, R-064, R-065, R-070, R-095)', async () => {
    const [party, pinged] = await Promise.all([partyOf(library, 'poll'), partyOf(library, 'ping')]);
    const { login_hint: _, ...nobody } = ask;
    const { scope: __, ...unscoped } = ask;
    const wrong = [
      [party.begin(unscoped), 'invalid_request'],
      [party.begin(nobody), 'invalid_request'],
      [party.begin({ ...ask, scope: 'openid payment' }), 'invalid_scope'],
      [party.begin({ ...ask, login_hint: 'mallory' }), 'unknown_user_id'],
      [party.begin({ ...ask, binding_message: 'a\u202eb' }), 'invalid_binding_message'],
      [pinged.begin(ask), 'invalid_request'],
    ] as const;
    await Promise.all(
      wrong.map(([begun, error]) => expect(begun).rejects.toMatchObject({ error, status: 400 })),
    );
  });
});

describe.concurrent.each(libraries)('$title refreshes', (library) => {
  const offline = { ...ask, scope: 'openid profile offline_access' };

  it('and the new tokens are about the same sign-in (R-198, R-201)', async () => {
    const party = await partyOf(library, 'poll');
    const first = await signIn(provider, party, offline);
    const renewed = await party.refresh(first.refresh_token ?? '');
    expect(renewed.access_token).not.toBe(first.access_token);
    for (const claim of ['iss', 'sub', 'aud', 'auth_time'])
      expect(renewed.claims[claim]).toBe(first.claims[claim]);
    expect(await party.refresh(renewed.refresh_token ?? '')).toMatchObject({
      claims: { sub: 'u-1' },
    });
  });

  it('but gets nothing to refresh with when it did not ask for it (R-199)', async () => {
    const tokens = await signIn(provider, await partyOf(library, 'poll'));
    expect(tokens).not.toHaveProperty('refresh_token');
  });

  it('but not with another client’s token, nor with a used one (R-200)', async () => {
    const invalid = { error: 'invalid_grant', status: 400 };
    const [owner, thief] = await Promise.all([partyOf(library, 'poll'), partyOf(library, 'other')]);
    const { refresh_token: stolen = '' } = await signIn(provider, owner, offline);
    await expect(thief.refresh(stolen)).rejects.toMatchObject(invalid);
    const renewed = await owner.refresh(stolen);
    await expect(owner.refresh(stolen)).rejects.toMatchObject(invalid);
    // RFC 9700 §4.14: somebody has a copy, so the whole family ends.
    await expect(owner.refresh(renewed.refresh_token ?? '')).rejects.toMatchObject(invalid);
  });
});

describe('after all that', () => {
  it('the run is derived again from its inputs alone', () => {
    expect(provider.verify().firstDifference).toBeUndefined();
  });
});
