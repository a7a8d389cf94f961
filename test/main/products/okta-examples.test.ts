/**
 * Every request and answer of Okta’s guides, typed as they stand there against `serve --profile okta`:
 * the guide «Transactional verification using CIBA» and, for its console, «Configure Custom
 * Authenticator».
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { profiles } from '#shared/profiles/profile-list.ts';
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
  client_id: '0oa-ciba-client',
  client_secret: 'the secret of the web application',
  client_name: 'CIBA Client',
};
const user = { sub: '00u-test', username: 'test.user', email: 'test.user@email.com' };

const folder = temporaryFolder();
let served: Served;

beforeAll(async () => {
  served = await serveProduct({ folder: folder.path, profile: 'okta', client, user });
});
afterAll(() => {
  endServed();
  folder.remove();
});

const substitutions = (): Substitution[] => [
  { from: 'https://${yourOktaDomain}', to: served.ready.issuer, why: 'the organisation’s host' },
  { from: 'Basic MG9hY...', to: basic(client), why: 'the credentials of the client' },
];

const lineBreaks: Substitution[] = [
  {
    from: "'scope=openid email'\n",
    to: "'scope=openid email' \\\n",
    why: 'the guide lacks the backslash',
  },
  {
    from: "'binding_message=Test Binding Message'\n",
    to: "'binding_message=Test Binding Message' \\\n",
    why: 'the guide lacks the backslash',
  },
];

/** The guide’s «Initiate the flow». */
const request = `curl --request POST \\
  --url https://\${yourOktaDomain}/oauth2/default/v1/bc/authorize \\
  --header 'Accept: application/json' \\
  --header 'authorization: Basic MG9hY...' \\
  --header 'Content-Type: application/x-www-form-urlencoded' \\
  --data 'scope=openid email'
  --data 'binding_message=Test Binding Message'
  --data 'login_hint=test.user@email.com'
`;

/** The guide’s «Send a request to the token endpoint». */
const poll = `curl --request POST \\
  --url https://\${yourOktaDomain}/oauth2/default/v1/token \\
  --header 'Accept: application/json' \\
  --header 'authorization: Basic MG9hY...' \\
  --header 'Content-Type: application/x-www-form-urlencoded' \\
  --data 'grant_type=urn:openid:params:grant-type:ciba&scope=openid email&auth_req_id=ftuPCF1eZ0ujBBC3RlRPwTXucFfFQ1M3bh&login_hint=test.user@email.com'
`;

const ask = (changes: Substitution[] = []): Promise<Answered> =>
  sendExample(request, [...substitutions(), ...lineBreaks, ...changes]);

function askForTokens(authReqId: unknown): Promise<Answered> {
  const id = 'ftuPCF1eZ0ujBBC3RlRPwTXucFfFQ1M3bh';
  const own = { from: id, to: String(authReqId), why: 'the receipt of this very request' };
  return sendExample(poll, [...substitutions(), own]);
}

describe('the examples of Okta’s guide', () => {
  it('«Initiate the flow»: the receipt has 34 characters, 300 seconds and an interval of 5', async () => {
    const answer = await ask();
    expect(answer.sent.path).toBe('/oauth2/default/v1/bc/authorize');
    expect(answer.status).toBe(200);
    expect(answer.members).toEqual(['auth_req_id', 'expires_in', 'interval']);
    expect(answer.body).toMatchObject({ expires_in: 300, interval: 5 });
    expect(answer.body['auth_req_id']).toMatch(/^[\w-]{34}$/);
  });

  it('without the missing backslashes a shell sends only the first parameter', async () => {
    const answer = await sendExample(
      request.replaceAll(/\n {2}--data '(?:b|l).*'/g, ''),
      substitutions(),
    );
    expect(answer.sent.form).toBe('scope=openid email');
    expect(answer).toMatchObject({ status: 400, body: { error: 'invalid_request' } });
  });

  it('«request_expiry» sets the life of the request, and «requested_expiry» is not known', async () => {
    const hint = "'login_hint=test.user@email.com'";
    const asked = await ask([{ from: hint, to: `${hint} --data request_expiry=90`, why: 'table' }]);
    expect(asked.body).toMatchObject({ expires_in: 90 });
    const other = await ask([
      { from: hint, to: `${hint} --data requested_expiry=90`, why: 'core' },
    ]);
    expect(other.body).toMatchObject({ expires_in: 300 });
  });

  it('«login_hint or id_token_hint, not both»', async () => {
    const hint = "'login_hint=test.user@email.com'";
    const answer = await ask([{ from: hint, to: `${hint} --data id_token_hint=x`, why: 'table' }]);
    expect(answer).toMatchObject({ status: 400, body: { error: 'invalid_request' } });
  });

  it('«Send a request to the token endpoint»: pending in the guide’s own words', async () => {
    const { body } = await ask();
    const answer = await askForTokens(body['auth_req_id']);
    expect(answer.sent.path).toBe('/oauth2/default/v1/token');
    expect(answer.status).toBe(400);
    expect(answer.body).toEqual({
      error: 'authorization_pending',
      error_description:
        "The authorization request is still pending as the user hasn't yet been authenticated.",
    });
  });

  it('… and, once the person said yes, the tokens with the guide’s members in its order', async () => {
    const { body } = await ask();
    await decide(served, String(body['auth_req_id']), 'approve');
    const answer = await askForTokens(body['auth_req_id']);
    expect(answer.status).toBe(200);
    expect(answer.members).toEqual([
      'token_type',
      'expires_in',
      'access_token',
      'scope',
      'id_token',
    ]);
    expect(answer.body).toMatchObject({
      token_type: 'Bearer',
      expires_in: 3600,
      scope: 'openid email',
      access_token: expect.stringMatching(/^eyJ/),
      id_token: expect.stringMatching(/^eyJ/),
    });
  });

  it('… or access_denied, once the person said no', async () => {
    const { body } = await ask();
    await decide(served, String(body['auth_req_id']), 'deny');
    expect(await askForTokens(body['auth_req_id'])).toMatchObject({
      status: 400,
      body: { error: 'access_denied' },
    });
  });

  it('works at the organisation’s own authorization server as well', async () => {
    const at = { from: '/oauth2/default/v1', to: '/oauth2/v1', why: 'the other server' };
    expect((await ask([at])).status).toBe(200);
  });

  it('is found by discovery where it is, and not where the core has it', async () => {
    const { issuer, discovery } = served.ready;
    const document = await (await loopbackFetch(discovery, {})).json();
    expect(document).toMatchObject({
      backchannel_authentication_endpoint: `${issuer}/oauth2/default/v1/bc/authorize`,
      token_endpoint: `${issuer}/oauth2/default/v1/token`,
      jwks_uri: `${issuer}/oauth2/default/v1/keys`,
      backchannel_token_delivery_modes_supported: ['poll'],
    });
    const elsewhere = await loopbackFetch(`${issuer}/backchannel/authentication`, {
      method: 'POST',
    });
    expect(elsewhere.status).toBe(404);
  });
});

describe('the console in a configuration', () => {
  it('refuses while a step is not done, with the error of that step', async () => {
    const provider = { console: { preferred_authenticator: false } };
    const other = temporaryFolder();
    const half = await serveProduct({
      folder: other.path,
      profile: 'okta',
      provider,
      client,
      user,
    });
    const asked = await sendExample(request, [
      { ...substitutions()[0], from: 'https://${yourOktaDomain}', to: half.ready.issuer, why: '' },
      { from: 'Basic MG9hY...', to: basic(client), why: '' },
      ...lineBreaks,
    ]);
    expect(asked).toMatchObject({ status: 400, body: { error: 'access_denied' } });
    other.remove();
  });

  it('names the steps there are when it is told of one there is not', async () => {
    const provider = { console: { preferred_authentication: false } };
    const other = temporaryFolder();
    await expect(
      serveProduct({ folder: other.path, profile: 'okta', provider, client, user }),
    ).rejects.toThrow(
      /provider\.console\.preferred_authentication is no step.*preferred_authenticator/s,
    );
    other.remove();
  });

  it('has every step of both guides', () => {
    expect(profiles.okta.console?.map(({ name }) => name)).toEqual([
      'transaction_verification',
      'notification_service',
      'custom_authenticator',
      'web_application',
      'ciba_grant',
      'preferred_authenticator',
      'assignments',
      'enrollment_policy',
      'access_policy',
      'push_enrolled',
      'ciba_transactions',
    ]);
  });
});
