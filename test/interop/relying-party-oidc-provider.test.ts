/**
 * The simulated relying party as a client of oidc-provider, over real HTTP: found by discovery, asked
 * in poll and in ping mode, by secret and by key. Pings reach the run's own listener by TLS.
 */
import { expect, it, onTestFinished } from 'vitest';
import { issueServerCertificate, makeAuthority } from '#main/tls/certificate-authority.ts';
import { cibaGrantType } from '#shared/protocol/metadata.ts';
import type { ClientInput } from '#shared/protocol/setup/client-metadata.ts';
import { buildClient } from '#test/support/core/setup.ts';
import {
  createSkippingClock,
  openPartyRun,
  type PartyRun,
} from '#test/support/hostile/party-run.ts';
import { openProviderElsewhere } from '#test/support/interop/oidc-provider-elsewhere.ts';
import { trustingFetch } from '#test/support/interop/trusting-fetch.ts';

const authority = makeAuthority(Date.now());

/** A till that is registered there, about to sign in. */
async function registered(client: Partial<ClientInput>): Promise<PartyRun> {
  const clock = createSkippingClock();
  const server = await issueServerCertificate(await authority, clock.now());
  const { certificate } = await authority;
  const elsewhere = await openProviderElsewhere();
  const run = await openPartyRun({
    issuer: elsewhere.issuer,
    clock,
    client,
    tls: { server, authority: certificate, fapiCiphers: false },
  });
  onTestFinished(async () => {
    expect(run.firstDifference()).toBeUndefined();
    await run.close();
    elsewhere.close();
  });
  const { client_secret } = buildClient('till');
  const [role] = run.world().setup.relyingParties;
  await elsewhere.serve(
    {
      client_id: 'till',
      client_secret,
      jwks: { keys: role?.keys ?? [] },
      grant_types: [cibaGrantType],
      response_types: [],
      redirect_uris: [],
      token_endpoint_auth_method: 'client_secret_basic',
      id_token_signed_response_alg: 'ES256',
      backchannel_token_delivery_mode: 'poll',
      ...client,
      ...(client.backchannel_token_delivery_mode === 'ping' && {
        backchannel_client_notification_endpoint: run.callbackUrl,
      }),
    },
    trustingFetch({ authority: await authority }),
  );
  return run;
}

const ping = { backchannel_token_delivery_mode: 'ping' } as const;
const byKey = { token_endpoint_auth_method: 'private_key_jwt' } as const;
const signed = { backchannel_authentication_request_signing_alg: 'ES256' };
const bound = { dpop_bound_access_tokens: true };

const ways: readonly (readonly [string, Partial<ClientInput>])[] = [
  ['by its secret', {}],
  ['by its key', byKey],
  ['by its key, with signed requests', { ...byKey, ...signed }],
  ['by its secret, with tokens bound to its key', bound],
];

function expectVerified(run: PartyRun): void {
  const { checks = [], claims } = run.ofKind('id-token.verified')[0] ?? {};
  expect(checks.filter(({ passed }) => !passed)).toEqual([]);
  expect(claims).toMatchObject({ sub: 'alice', aud: 'till' });
}

it.each(ways)('oidc-provider signs somebody in for a poll client %s', async (_title, client) => {
  const run = await registered(client);
  await run.press();
  await run.until(() => run.state() === 'asked.waiting');
  await run.advance(5000);
  expect(await run.ended()).toEqual({ state: 'signedIn', reason: null });
  expect(run.polls()).toHaveLength(1);
  expectVerified(run);
});

it.each(ways)('oidc-provider signs somebody in for a ping client %s', async (_title, client) => {
  const run = await registered({ ...client, ...ping });
  await run.press();
  expect(await run.ended()).toEqual({ state: 'signedIn', reason: null });
  expect(run.polls()).toHaveLength(1);
  expectVerified(run);
  const answers = run.ofKind('message.sent').filter(({ from, to }) => {
    return from === 'relying-party/till' && to === 'outside-provider';
  });
  expect(
    answers.flatMap(({ wire }) => (wire.kind === 'http.response' ? [wire.status] : [])),
  ).toEqual([204]);
});

it('oidc-provider tells a ping client that somebody refused', async () => {
  const run = await registered(ping);
  await run.press({ hint: { kind: 'login_hint', value: 'nobody-agrees' } });
  expect(await run.ended()).toEqual({ state: 'denied', reason: 'access_denied' });
});
