/**
 * Everything that takes its time, side by side: how the libraries wait, are told to wait longer, and
 * wait in vain. The provider's interval is a second, the shortest there is.
 */
import { randomUUID } from 'node:crypto';
import { generateKeyPair } from 'oauth4webapi';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { secretCredentials } from '#test/support/interop/credentials.ts';
import {
  ask,
  beginPing,
  cibaClient,
  metadataFor,
  signInByPoll,
  tokenVerdicts,
} from '#test/support/interop/flow.ts';
import { oauth4webapi } from '#test/support/interop/oauth4webapi-party.ts';
import { openidClient } from '#test/support/interop/openid-client-party.ts';
import type { Library, Party } from '#test/support/interop/party.ts';
import { openPingEndpoint, type PingEndpoint } from '#test/support/interop/ping-endpoint.ts';
import { openTestProvider, type TestProvider } from '#test/support/interop/test-provider.ts';
import { trustingFetch } from '#test/support/interop/trusting-fetch.ts';

const { metadata, authentication } = secretCredentials.client_secret_basic;

let provider: TestProvider;
let endpoint: PingEndpoint;

beforeAll(async () => {
  endpoint = await openPingEndpoint();
  provider = await openTestProvider({
    settings: { dpop_nonce: true },
    clients: [cibaClient('poll', metadata), cibaClient('ping', metadata, endpoint)],
  });
});

afterAll(async () => {
  endpoint.close();
  await provider.close();
});

function partyOf(library: Library, clientId: string, proofKey?: CryptoKeyPair): Promise<Party> {
  return library.createParty({
    issuer: provider.issuer,
    fetch: trustingFetch({}),
    clientId,
    authentication,
    metadata: metadataFor(undefined),
    ...(proofKey && { proofKey }),
  });
}

describe.concurrent.each([openidClient, oauth4webapi])('$title waits', (library) => {
  it('in vain, and hears expired_token, by poll and by ping (R-177, R-224)', async () => {
    const expired = { error: 'expired_token', status: 400 };
    const polls = await partyOf(library, 'poll');
    const acknowledged = await polls.begin({ ...ask, requested_expiry: '1' });
    expect(acknowledged.expires_in).toBe(1);
    // Told the truth openid-client would stop by itself; a client that lost count asks on.
    await expect(polls.poll({ ...acknowledged, expires_in: 60 })).rejects.toMatchObject(expired);
    const pinged = await partyOf(library, 'ping');
    const bearer = randomUUID();
    const authReqId = await beginPing(pinged, { ...ask, requested_expiry: '1' }, bearer);
    await provider.seen.until(
      (entry) =>
        entry.kind === 'machine.moved' && entry.instance === authReqId && entry.to === 'expired',
    );
    await expect(pinged.redeem(authReqId)).rejects.toMatchObject(expired);
  });

  it('longer after slow_down, and is served (R-166, R-168)', async () => {
    const party = await partyOf(library, 'poll');
    const acknowledged = await party.begin(ask);
    const { auth_req_id: authReqId } = acknowledged;
    const polling = party.poll(acknowledged);
    // Two polls beside the library's own: the second is early, so the library's comes too early too.
    await expect(party.redeem(authReqId)).rejects.toMatchObject({ error: 'authorization_pending' });
    await expect(party.redeem(authReqId)).rejects.toMatchObject({ error: 'slow_down' });
    await provider.seen.until(() => tokenVerdicts(provider, authReqId).length === 3);
    await provider.decide(authReqId, 'approve');
    expect(await polling).toMatchObject({ claims: { sub: 'u-1' } });
    expect(tokenVerdicts(provider, authReqId)).toEqual([
      'authorization_pending',
      'slow_down',
      'slow_down',
      'tokens',
    ]);
    const polls = provider.seen.entries.filter(
      (entry) =>
        entry.kind === 'rules.judged' && entry.about === authReqId && entry.table === 'token',
    );
    const [early = 0, served = 0] = polls.slice(-2).map(({ at }) => at);
    // One second and five more.
    expect(served - early).toBeGreaterThanOrEqual(5_900);
  });

  it('for a decision after the demand for a nonce (R-166, R-218)', async () => {
    const party = await partyOf(library, 'poll', await generateKeyPair('ES256'));
    expect(await signInByPoll(provider, party)).toMatchObject({ token_type: 'dpop' });
  });
});
