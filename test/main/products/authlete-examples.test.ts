/**
 * Authlete’s page (seed 004) has no cURL of its own: it tells who takes part. Its story, and what its
 * reference host does, typed into cURL against `serve --profile authlete`: somebody else than who
 * approves begins; the server’s answer has «tokens such as OAuth Access Token / Refresh Token, OIDC ID
 * Token»; user codes; and checks in the order of the host.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { basic } from '#test/support/core/outside-request.ts';
import {
  type Answered,
  type Substitution,
  sendExample,
} from '#test/support/products/seed-example.ts';
import { decide, serveProduct } from '#test/support/products/served-product.ts';
import { callControl, endServed, type Served } from '#test/support/serve/served.ts';
import { temporaryFolder } from '#test/support/shell/wall-run.ts';

const client = {
  client_id: 'call-centre-desk',
  client_secret: 'the secret of the desk',
  client_name: 'Telephone service',
  grant_types: ['urn:openid:params:grant-type:ciba', 'refresh_token'],
  backchannel_user_code_parameter: true,
};
const user = { sub: 'u-5', username: 'ada', user_code: '7734' };

const folder = temporaryFolder();
let served: Served;

beforeAll(async () => {
  served = await serveProduct({ folder: folder.path, profile: 'authlete', client, user });
});
afterAll(() => {
  endServed();
  folder.remove();
});

const request = `curl --request POST --url https://as.example/api/backchannel/authentication \\
  --header 'Authorization: Basic CREDENTIALS' \\
  --header 'Content-Type: application/x-www-form-urlencoded' \\
  --data 'scope=openid' \\
  --data 'login_hint=ada' \\
  --data 'user_code=7734' \\
  --data 'binding_message=Call 4711'
`;

const tokenCall = (form: string): string => `curl --request POST \\
  --url https://as.example/api/token --header 'Authorization: Basic CREDENTIALS' \\
  --header 'Content-Type: application/x-www-form-urlencoded' --data '${form}'`;

const usual = (): Substitution[] => [
  { from: 'https://as.example', to: served.ready.issuer, why: 'the reference host is this run' },
  { from: 'Basic CREDENTIALS', to: basic(client), why: 'the credentials of the client' },
];

const ask = (from = '', to = ''): Promise<Answered> =>
  sendExample(request, [...usual(), ...(from === '' ? [] : [{ from, to, why: 'a wrong turn' }])]);

const askForTokens = (id: unknown): Promise<Answered> =>
  sendExample(
    tokenCall(`grant_type=urn:openid:params:grant-type:ciba&auth_req_id=${String(id)}`),
    usual(),
  );

describe('the story of its page', () => {
  it('«a person who kicks off the flow … is not necessarily the same»: the desk asks, Ada approves', async () => {
    const asked = await ask();
    expect(asked).toMatchObject({ status: 200, body: { expires_in: 120, interval: 5 } });
    const { body } = await callControl(served.ready, '/requests');
    expect(JSON.stringify(body)).toContain('"binding_message":"Call 4711"');
    await decide(served, String(asked.body['auth_req_id']), 'approve');
    const tokens = await askForTokens(asked.body['auth_req_id']);
    expect(tokens.status).toBe(200);
    expect(tokens.members).toEqual(
      expect.arrayContaining(['access_token', 'refresh_token', 'id_token']),
    );
    const refresh = `grant_type=refresh_token&refresh_token=${String(tokens.body['refresh_token'])}`;
    expect(await sendExample(tokenCall(refresh), usual())).toMatchObject({
      status: 200,
      body: { access_token: expect.any(String) },
    });
  });

  it('ends with access_denied where the person says no', async () => {
    const { body } = await ask();
    await decide(served, String(body['auth_req_id']), 'deny');
    expect(await askForTokens(body['auth_req_id'])).toMatchObject({
      status: 400,
      body: { error: 'access_denied' },
    });
  });
});

describe('the order of its host', () => {
  it.each([
    ['no user code', " \\\n  --data 'user_code=7734'", '', 'missing_user_code'],
    ['a wrong user code', 'user_code=7734', 'user_code=1', 'invalid_user_code'],
    ['nobody known', 'login_hint=ada', 'login_hint=nobody', 'unknown_user_id'],
    ['a message with markup', 'Call 4711', '<b>Call', 'invalid_binding_message'],
  ])('answers %s with its own error', async (_what, from, to, error) => {
    expect(await ask(from, to)).toMatchObject({ status: 400, body: { error } });
  });

  it('says that nobody is known before it looks at the code or at the message', async () => {
    const wrong = `login_hint=nobody' --data 'user_code=1' --data 'binding_message=<b>`;
    const answer = await ask(
      `login_hint=ada' \\\n  --data 'user_code=7734' \\\n  --data 'binding_message=Call 4711`,
      wrong,
    );
    expect(answer).toMatchObject({ status: 400, body: { error: 'unknown_user_id' } });
  });
});
