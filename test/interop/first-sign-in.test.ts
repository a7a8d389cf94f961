/**
 * An outside judge for what surrounds CIBA: openid-client registers a client at a real listener, signs
 * a person in by the code flow, asks about the tokens, and hints with the ID token in a CIBA request.
 */
import * as openid from 'openid-client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cibaGrantType } from '#shared/protocol/metadata.ts';
import { chooseOn, openPage } from '#test/support/shell/browser-at-provider.ts';
import { loopbackFetch } from '#test/support/shell/http-call.ts';
import { openWallRun, type WallRun } from '#test/support/shell/wall-run.ts';

const options: openid.DynamicClientRegistrationRequestOptions = {
  execute: [openid.allowInsecureRequests],
  [openid.customFetch]: loopbackFetch,
};
const redirectUri = 'http://127.0.0.1:7/cb';

let wall: WallRun;
let client: openid.Configuration;

beforeAll(async () => {
  wall = await openWallRun();
  client = await registered({
    client_name: 'A newcomer',
    redirect_uris: [redirectUri],
    // What the library uses where nobody tells it otherwise.
    token_endpoint_auth_method: 'client_secret_post',
    grant_types: ['authorization_code', 'refresh_token', cibaGrantType],
    backchannel_token_delivery_mode: 'poll',
  });
});

afterAll(() => wall.close());

function registered(metadata: Partial<openid.ClientMetadata>): Promise<openid.Configuration> {
  return openid.dynamicClientRegistration(new URL(wall.issuer), metadata, undefined, options);
}

async function signIn(as = client, scope = 'openid profile offline_access') {
  const pkceCodeVerifier = openid.randomPKCECodeVerifier();
  const checks = {
    pkceCodeVerifier,
    expectedState: openid.randomState(),
    expectedNonce: openid.randomNonce(),
  };
  const start = openid.buildAuthorizationUrl(as, {
    redirect_uri: redirectUri,
    scope,
    code_challenge: await openid.calculatePKCECodeChallenge(pkceCodeVerifier),
    code_challenge_method: 'S256',
    state: checks.expectedState,
    nonce: checks.expectedNonce,
  });
  const back = await chooseOn(await openPage(start), 'alice');
  return openid.authorizationCodeGrant(as, back, checks);
}

describe('openid-client', () => {
  it('registers, signs a person in, and verifies the ID token with nonce and issuer', async () => {
    const tokens = await signIn();
    expect(tokens.claims()).toMatchObject({
      iss: wall.issuer,
      aud: client.clientMetadata().client_id,
      sub: 'u-1001',
      name: 'Alice Amberg',
    });
    const told = await openid.fetchUserInfo(client, tokens.access_token, 'u-1001');
    expect(told).toMatchObject({ sub: 'u-1001', preferred_username: 'alice' });
  });

  it('signs a person in by the ID token of an earlier time, without asking who (R-076)', async () => {
    const { id_token: hint = '' } = await signIn();
    const acknowledged = await openid.initiateBackchannelAuthentication(client, {
      scope: 'openid',
      id_token_hint: hint,
    });
    await wall.phone.decide(acknowledged.auth_req_id, 'prompt.approved');
    const soon = { ...acknowledged, interval: 1 };
    const tokens = await openid.pollBackchannelAuthenticationGrant(client, soon);
    expect(tokens.claims()?.sub).toBe('u-1001');
  });

  it('looks tokens up, refreshes them, and ends them (R-303)', async () => {
    const tokens = await signIn();
    const looked = await openid.tokenIntrospection(client, tokens.access_token);
    expect(looked).toMatchObject({ active: true, username: 'alice', token_type: 'Bearer' });
    const refreshed = await openid.refreshTokenGrant(client, tokens.refresh_token ?? '');
    expect(refreshed.claims()?.sub).toBe('u-1001');
    await openid.tokenRevocation(client, refreshed.access_token);
    for (const token of [tokens.access_token, refreshed.access_token]) {
      expect(await openid.tokenIntrospection(client, token)).toEqual({ active: false });
    }
    await expect(
      openid.fetchUserInfo(client, refreshed.access_token, 'u-1001'),
    ).rejects.toMatchObject({ status: 401 });
  });

  it('signs in with a bound token that userinfo takes only with its key', async () => {
    const keys = await openid.randomDPoPKeyPair('ES256');
    const DPoP = openid.getDPoPHandle(client, keys);
    const pkceCodeVerifier = openid.randomPKCECodeVerifier();
    const start = openid.buildAuthorizationUrl(client, {
      redirect_uri: redirectUri,
      scope: 'openid',
      code_challenge: await openid.calculatePKCECodeChallenge(pkceCodeVerifier),
      code_challenge_method: 'S256',
    });
    const back = await chooseOn(await openPage(start), 'bruno');
    const tokens = await openid.authorizationCodeGrant(
      client,
      back,
      { pkceCodeVerifier },
      undefined,
      { DPoP },
    );
    const { access_token: token } = tokens;
    const told = await openid.fetchUserInfo(client, token, 'u-1002', { DPoP });
    expect(told.sub).toBe('u-1002');
    await expect(openid.fetchUserInfo(client, token, 'u-1002')).rejects.toMatchObject({
      status: 401,
    });
  });

  it('registers a public client, which has nothing but PKCE', async () => {
    const app = await registered({
      redirect_uris: [redirectUri],
      token_endpoint_auth_method: 'none',
    });
    expect((await signIn(app, 'openid')).claims()?.sub).toBe('u-1001');
  });

  it('hears which member of its metadata is wrong', async () => {
    await expect(
      registered({ grant_types: [cibaGrantType], backchannel_token_delivery_mode: 'pigeon' }),
    ).rejects.toMatchObject({ error: 'invalid_client_metadata', status: 400 });
  });
});

describe('the page of the first sign-in', () => {
  it('is not posted to by any other page', async () => {
    const response = await loopbackFetch(`${wall.issuer}/authorize`, {
      method: 'POST',
      headers: { origin: 'https://evil.example' },
      body: new URLSearchParams({ person: 'alice' }),
    });
    expect(response.status).toBe(403);
  });
});
