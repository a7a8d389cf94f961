/**
 * Auth0’s guide, typed as it stands there against `serve --profile auth0`: its call of the Management
 * API, and the requests and answers that its documents show beside the guide.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { profiles } from '#shared/profiles/profile-list.ts';
import { cibaGrantType } from '#shared/protocol/metadata.ts';
import { basic } from '#test/support/core/outside-request.ts';
import {
  type Answered,
  type Substitution,
  sendExample,
} from '#test/support/products/seed-example.ts';
import { decide, serveProduct } from '#test/support/products/served-product.ts';
import { endServed, type Served } from '#test/support/serve/served.ts';
import { loopbackFetch } from '#test/support/shell/http-call.ts';
import { temporaryFolder } from '#test/support/shell/wall-run.ts';

/** As an application is before the grant is added. */
const client = {
  client_id: 'lOnCfDrKx',
  client_secret: 'the secret of the application',
  client_name: 'My Application',
  grant_types: ['authorization_code', 'refresh_token'],
  async_approval_notification_channels: ['guardian-push', 'email'],
};
const user = { sub: 'auth0|5f7c8ec7', username: 'ada', email: 'ada@example.com' };

const folder = temporaryFolder();
let served: Served;

beforeAll(async () => {
  served = await serveProduct({ folder: folder.path, profile: 'auth0', client, user });
});
afterAll(() => {
  endServed();
  folder.remove();
});

/** The guide’s «use the Update a Client endpoint». */
const patch = `curl --location --request PATCH 'https://[YOUR TENANT].auth0.com/api/v2/clients/[CLIENT ID]' \\
--header 'Content-Type: application/json' \\
--header 'Authorization: Bearer [MANAGEMENT ACCESS TOKEN]' \\
--data '{
"grant_types": [
"authorization_code",
"refresh_token",
"urn:openid:params:grant-type:ciba"
]
}'
`;

const tenant = (): Substitution => ({
  from: 'https://[YOUR TENANT].auth0.com',
  to: served.ready.issuer,
  why: 'the tenant’s host',
});

function changeClient(token: string, id = client.client_id): Promise<Answered> {
  return sendExample(patch, [
    tenant(),
    { from: '[CLIENT ID]', to: id, why: 'the application of this test' },
    {
      from: '[MANAGEMENT ACCESS TOKEN]',
      to: token,
      why: 'the run’s own token, from its ready line',
    },
  ]);
}

/** As the documents beside the guide write it. */
const request = `curl --location 'https://[YOUR TENANT].auth0.com/bc-authorize' --request POST \\
--header 'Content-Type: application/x-www-form-urlencoded' \\
--header 'Authorization: Basic [CREDENTIALS]' \\
--data-urlencode 'login_hint={"format":"iss_sub","iss":"https://[YOUR TENANT].auth0.com/","sub":"auth0|5f7c8ec7"}' \\
--data-urlencode 'scope=openid' \\
--data-urlencode 'binding_message=Order 1234'
`;

const poll = `curl --location 'https://[YOUR TENANT].auth0.com/oauth/token' --request POST \\
--header 'Content-Type: application/x-www-form-urlencoded' \\
--header 'Authorization: Basic [CREDENTIALS]' \\
--data-urlencode 'auth_req_id=[AUTH_REQ_ID]' \\
--data-urlencode 'grant_type=urn:openid:params:grant-type:ciba'
`;

const credentials = (): Substitution => ({
  from: 'Basic [CREDENTIALS]',
  to: basic(client),
  why: 'the credentials of the application',
});

const ask = (changes: Substitution[] = []): Promise<Answered> =>
  sendExample(request, [tenant(), credentials(), ...changes]);

const askForTokens = (authReqId: unknown): Promise<Answered> =>
  sendExample(poll, [
    tenant(),
    credentials(),
    { from: '[AUTH_REQ_ID]', to: String(authReqId), why: 'the receipt of this request' },
  ]);

const more = (text: string): Substitution => ({
  from: "'binding_message=Order 1234'",
  to: `'binding_message=Order 1234' --data-urlencode '${text}'`,
  why: 'one more parameter of the table',
});

describe('the example of Auth0’s guide', () => {
  it('before it, an application without the grant is refused', async () => {
    expect(await ask()).toMatchObject({
      status: 403,
      body: {
        error: 'unauthorized_client',
        error_description: `Grant type '${cibaGrantType}' not allowed for the client.`,
      },
    });
  });

  it('with a wrong token, or for nobody, is refused in the words of that API', async () => {
    const { management_token: token = '' } = served.ready;
    const wrong = await changeClient('wrong-token');
    expect(wrong).toMatchObject({ status: 401 });
    expect(wrong.body).toEqual({
      statusCode: 401,
      error: 'Unauthorized',
      message: 'Invalid token',
    });
    expect(await changeClient(token, 'nobody')).toMatchObject({
      status: 404,
      body: { statusCode: 404, error: 'Not Found', message: 'The client does not exist' },
    });
    expect((await ask()).status).toBe(403);
  });

  it('«Update a Client» adds the grant, and the same request succeeds from then on', async () => {
    const answer = await changeClient(served.ready.management_token ?? '');
    expect(answer.sent.method).toBe('PATCH');
    expect(answer).toMatchObject({
      status: 200,
      body: {
        client_id: client.client_id,
        name: 'My Application',
        grant_types: ['authorization_code', 'refresh_token', cibaGrantType],
        is_first_party: true,
        oidc_conformant: true,
      },
    });
    expect(JSON.stringify(answer.body)).not.toContain(client.client_secret);
    expect((await ask()).status).toBe(200);
  });

  it('the acknowledgement has 300 seconds and an interval of 5', async () => {
    const answer = await ask();
    expect(answer.members).toEqual(['auth_req_id', 'expires_in', 'interval']);
    expect(answer.body).toMatchObject({ expires_in: 300, interval: 5 });
  });

  it('a poll is pending, one too soon hears how long to wait, and longer each time', async () => {
    const { body } = await ask();
    const id = body['auth_req_id'];
    expect((await askForTokens(id)).body).toEqual({
      error: 'authorization_pending',
      error_description: 'The end-user authorization is pending',
    });
    expect((await askForTokens(id)).body).toEqual({
      error: 'slow_down',
      error_description: 'You are polling faster than allowed. Try again in 10 seconds.',
      interval: 10,
    });
    const response = await loopbackFetch(`${served.ready.issuer}/oauth/token`, {
      method: 'POST',
      headers: { authorization: basic(client) },
      body: new URLSearchParams({ grant_type: cibaGrantType, auth_req_id: String(id) }),
    });
    expect(response.headers.get('retry-after')).toBe('15');
  });

  it('once the person said yes, the tokens come, without a refresh token', async () => {
    const { body } = await ask();
    await decide(served, String(body['auth_req_id']), 'approve');
    const answer = await askForTokens(body['auth_req_id']);
    expect(answer.members).toEqual([
      'access_token',
      'id_token',
      'token_type',
      'expires_in',
      'scope',
    ]);
    expect(answer.body).toMatchObject({ expires_in: 86_400, scope: 'openid' });
    expect((await askForTokens(body['auth_req_id'])).body).toMatchObject({
      error: 'invalid_grant',
    });
  });

  it('the sixth request of a minute for one person is refused with Retry-After', async () => {
    let last = await ask();
    for (let at = 0; at < 5 && last.status === 200; at += 1) last = await ask();
    expect(last).toMatchObject({ status: 429, body: { error: 'temporarily_unavailable' } });
  });
});

describe('another tenant with the grant', () => {
  it('tells of a no and of an end in one text, and gives refresh and audience where asked', async () => {
    const own = temporaryFolder();
    const { grant_types: _, ...granted } = client;
    served = await serveProduct({
      folder: own.path,
      profile: 'auth0',
      provider: { management_token: 'a-token-of-my-own' },
      client: { ...granted, grant_types: [cibaGrantType, 'refresh_token'] },
      user,
    });
    expect(served.ready.management_token).toBe('a-token-of-my-own');
    const denied = await ask();
    await decide(served, String(denied.body['auth_req_id']), 'deny');
    expect((await askForTokens(denied.body['auth_req_id'])).body).toEqual({
      error: 'access_denied',
      error_description: 'The end-user denied the authorization request or it has been expired',
    });
    const offline = await ask([
      { from: 'scope=openid', to: 'scope=openid offline_access', why: 'a refresh token' },
      more('audience=https://api.example.com/'),
    ]);
    await decide(served, String(offline.body['auth_req_id']), 'approve');
    const tokens = await askForTokens(offline.body['auth_req_id']);
    expect(tokens.members).toContain('refresh_token');
    const [, claims = ''] = String(tokens.body['access_token']).split('.');
    expect(JSON.parse(Buffer.from(claims, 'base64url').toString())).toMatchObject({
      aud: ['https://api.example.com/'],
    });
    const long = await ask([more('requested_expiry=3600')]);
    expect(long.body).toMatchObject({ expires_in: 3600 });
    own.remove();
  });

  it('has every step of the guide, and its restrictions', () => {
    expect(profiles.auth0.console?.map(({ name }) => name)).toEqual([
      'guardian_sdk',
      'guardian_push',
      'mfa_settings',
      'push_enrolled',
      'ciba_grant',
      'first_party',
      'confidential',
      'oidc_conformant',
    ]);
  });
});
