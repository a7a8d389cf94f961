/**
 * Keycloak’s endpoints typed into cURL against `serve --profile keycloak`. It has no seed of its own:
 * the calls are those of its documents’ parameters, with what CIBA.md §5.5 gathered of its answers.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
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

const client = {
  client_id: 'cinema',
  client_secret: 'the secret of the cinema',
  grant_types: ['urn:openid:params:grant-type:ciba', 'refresh_token'],
};
const user = { sub: 'u-3', username: 'edwige', email: 'edwige@example.com' };

const folder = temporaryFolder();
let served: Served;

beforeAll(async () => {
  served = await serveProduct({ folder: folder.path, profile: 'keycloak', client, user });
});
afterAll(() => {
  endServed();
  folder.remove();
});

const request = `curl --request POST \\
  --url https://keycloak.example/realms/workbench/protocol/openid-connect/ext/ciba/auth \\
  --header 'Authorization: Basic CREDENTIALS' \\
  --header 'Content-Type: application/x-www-form-urlencoded' \\
  --data 'scope=openid' \\
  --data 'login_hint=edwige' \\
  --data 'binding_message=Seat-12'
`;

const poll = `curl --request POST \\
  --url https://keycloak.example/realms/workbench/protocol/openid-connect/token \\
  --header 'Authorization: Basic CREDENTIALS' \\
  --header 'Content-Type: application/x-www-form-urlencoded' \\
  --data 'grant_type=urn:openid:params:grant-type:ciba' \\
  --data 'auth_req_id=AUTH_REQ_ID'
`;

const usual = (): Substitution[] => [
  { from: 'https://keycloak.example', to: served.ready.issuer, why: 'the host of this run' },
  { from: 'Basic CREDENTIALS', to: basic(client), why: 'the credentials of the client' },
];

const ask = (more: Substitution[] = []): Promise<Answered> =>
  sendExample(request, [...usual(), ...more]);

const askForTokens = (id: unknown): Promise<Answered> =>
  sendExample(poll, [
    ...usual(),
    { from: 'AUTH_REQ_ID', to: String(id), why: 'the receipt of this request' },
  ]);

const also = (pair: string): Substitution => ({
  from: "--data 'login_hint=edwige'",
  to: `--data 'login_hint=edwige' --data '${pair}'`,
  why: 'one more parameter',
});

describe('the endpoints of a realm', () => {
  it('acknowledge with the realm’s 120 seconds and an interval of 5', async () => {
    const answer = await ask();
    expect(answer.status).toBe(200);
    expect(answer.members).toEqual(['auth_req_id', 'expires_in', 'interval']);
    expect(answer.body).toMatchObject({ expires_in: 120, interval: 5 });
  });

  it('say the realm’s seconds also where others were asked for', async () => {
    const answer = await ask([also('requested_expiry=60')]);
    expect(answer.body).toMatchObject({ expires_in: 120 });
  });

  it('are there for every name of a realm, and found by its own discovery', async () => {
    const realm = { from: '/realms/workbench/', to: '/realms/shop/', why: 'another realm' };
    expect((await ask([realm])).status).toBe(200);
    const { issuer } = served.ready;
    const found = await loopbackFetch(
      `${issuer}/realms/workbench/.well-known/openid-configuration`,
      {},
    );
    expect(await found.json()).toMatchObject({
      backchannel_authentication_endpoint: `${issuer}/realms/workbench/protocol/openid-connect/ext/ciba/auth`,
      backchannel_token_delivery_modes_supported: ['poll', 'ping'],
    });
  });

  it('keep a poll pending, answer slow_down to the next, and give tokens after the yes', async () => {
    const { body } = await ask();
    const id = body['auth_req_id'];
    expect((await askForTokens(id)).body).toMatchObject({ error: 'authorization_pending' });
    expect((await askForTokens(id)).body).toMatchObject({ error: 'slow_down' });
    await decide(served, String(id), 'approve');
    const answer = await askForTokens(id);
    expect(answer.status).toBe(200);
    expect(answer.members).toEqual([
      'access_token',
      'expires_in',
      'refresh_token',
      'token_type',
      'id_token',
      'scope',
    ]);
    expect(answer.body).toMatchObject({
      expires_in: 300,
      access_token: expect.stringMatching(/^eyJ/),
    });
  });

  it('say access_denied after the no', async () => {
    const { body } = await ask();
    await decide(served, String(body['auth_req_id']), 'deny');
    expect(await askForTokens(body['auth_req_id'])).toMatchObject({
      status: 400,
      body: { error: 'access_denied' },
    });
  });
});

describe('its deviations', () => {
  const other = (from: string, to: string): Substitution => ({ from, to, why: 'a wrong turn' });

  it.each([
    ['an unknown person', other('login_hint=edwige', 'login_hint=nobody'), 'invalid_request'],
    ['a user_code', also('user_code=1234'), 'invalid_request'],
    ['a notification token in poll mode', also('client_notification_token=abc'), 'invalid_request'],
    ['a blank in the message', other('Seat-12', 'Seat 12'), 'invalid_binding_message'],
  ])('refuse %s with 400', async (_what, change, error) => {
    expect(await ask([change])).toMatchObject({ status: 400, body: { error } });
  });
});
