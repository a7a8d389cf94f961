/**
 * Okta’s guide «Transactional verification using CIBA» without a console: its example for the Apps API,
 * typed into cURL as it stands there, the table of its parameters, and the enrolment API that it names;
 * all against `serve --profile okta` whose console steps for them are off.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cibaGrantType } from '#shared/protocol/metadata.ts';
import { basic } from '#test/support/core/outside-request.ts';
import {
  type Answered,
  type Substitution,
  sendExample,
} from '#test/support/products/seed-example.ts';
import { decide, serveProduct } from '#test/support/products/served-product.ts';
import { callControl, endServed, type Served } from '#test/support/serve/served.ts';
import { temporaryFolder } from '#test/support/shell/wall-run.ts';

const client = { client_id: 'another-app', client_secret: 'its secret', grant_types: [] };
const user = { sub: '00u-test', username: 'test.user', email: 'test.user@email.com' };

const folder = temporaryFolder();
let served: Served;

beforeAll(async () => {
  const steps = ['web_application', 'ciba_grant', 'preferred_authenticator', 'ciba_transactions'];
  const console = Object.fromEntries(steps.map((name) => [name, false]));
  const provider = { console };
  served = await serveProduct({ folder: folder.path, profile: 'okta', provider, client, user });
});
afterAll(() => {
  endServed();
  folder.remove();
});

/** «Use the API», example request. */
const body = `{
    "name": "oidc_client",
    "label": "CIBA Client",
    "signOnMode": "OPENID_CONNECT",
    "credentials": {
      "oauthClient": {
        "token_endpoint_auth_method": "client_secret_post"
      }
    },
    "settings": {
      "oauthClient": {
        "client_uri": "http://localhost:8080",
        "logo_uri": null,
        "redirect_uris": [
          "https://example.com/oauth2/callback",
          "myapp://callback"
        ],
        "response_types": [
          "token",
          "id_token",
          "code"
        ],
        "grant_types": [
          "implicit",
          "authorization_code",
          "urn:openid:params:grant-type:ciba"
        ],
        "application_type": "web",
        "backchannel_custom_authenticator_id" : "aut5ur07m58W2sQD01d7"
      }
    }
}`;

/** The guide has the body alone; the call around it is that of the reference it points to. */
const around = (method: string, path: string, data: string): string =>
  `curl --request ${method} --url https://\${yourOktaDomain}${path} \\
  --header 'Accept: application/json' --header 'Content-Type: application/json' \\
  --header 'Authorization: SSWS \${api_token}' --data '${data}'`;

const usual = (): Substitution[] => [
  { from: 'https://${yourOktaDomain}', to: served.ready.issuer, why: 'the organisation’s host' },
  {
    from: '${api_token}',
    to: served.ready.management_token ?? '',
    why: 'the run’s own token, from its ready line',
  },
];

const send = (example: string, more: Substitution[] = []): Promise<Answered> =>
  sendExample(example, [...usual(), ...more]);
const created = around('POST', '/api/v1/apps', body);

const instead = (from: string, to: string): Substitution => ({ from, to, why: 'the table' });
const grant = `,
          "urn:openid:params:grant-type:ciba"`;

let application: { client_id: string; client_secret: string };

const ask = (): Promise<Answered> =>
  sendExample(
    `curl --request POST --url ${served.ready.issuer}/oauth2/default/v1/bc/authorize \\
  --header 'Content-Type: application/x-www-form-urlencoded' \\
  --data 'scope=openid email&login_hint=test.user@email.com&client_id=${application.client_id}&client_secret=${application.client_secret}'`,
    [],
  );

const stepsNow = async (): Promise<readonly object[]> => {
  const { text } = await callControl(served.ready, '/trace');
  return text
    .split('\n')
    .filter((line) => line.includes('"kind":"console.switched"'))
    .map((line) => JSON.parse(line).steps);
};

describe('the example of the Apps API', () => {
  it('is refused with a wrong token, and does nothing', async () => {
    const token = served.ready.management_token ?? '';
    const answer = await send(created, [{ from: token, to: 'wrong', why: 'a wrong token' }]);
    expect(answer).toMatchObject({ status: 401, body: { errorCode: 'E0000011' } });
    expect(await stepsNow()).toEqual([]);
  });

  it('creates the application with all that it says, and does the steps of the console', async () => {
    const answer = await send(created);
    expect(answer.sent).toMatchObject({ method: 'POST', path: '/api/v1/apps' });
    expect(answer).toMatchObject({ status: 200, body: { ...JSON.parse(body), status: 'ACTIVE' } });
    const { credentials } = answer.body as { credentials: { oauthClient: typeof application } };
    application = credentials.oauthClient;
    expect(application.client_id).toMatch(/^0oa/);
    expect(answer.body['id']).toBe(application.client_id);
    expect(await stepsNow()).toEqual([
      { web_application: true, ciba_grant: true, preferred_authenticator: true },
    ]);
  });

  it('and what it created still lacks a person who takes CIBA transactions', async () => {
    expect(await ask()).toMatchObject({ status: 400, body: { error: 'access_denied' } });
  });

  it('the enrolment API adds CIBA to transactionTypes, and the same request goes to its end', async () => {
    const path = '/idp/myaccount/app-authenticators/00u-test';
    const types = '{"methods":{"push":{"transactionTypes":["LOGIN","CIBA"]}}}';
    const answer = await send(around('PATCH', path, types));
    expect(answer).toMatchObject({ status: 200, body: JSON.parse(types) });
    expect((await stepsNow()).at(-1)).toEqual({ ciba_transactions: true });
    const asked = await ask();
    expect(asked).toMatchObject({ status: 200, body: { expires_in: 300, interval: 5 } });
    const id = String(asked.body['auth_req_id']);
    await decide(served, id, 'approve');
    const tokens = await sendExample(
      `curl --request POST --url ${served.ready.issuer}/oauth2/default/v1/token \\
  --header 'authorization: ${basic(application)}' \\
  --header 'Content-Type: application/x-www-form-urlencoded' \\
  --data 'grant_type=${cibaGrantType}&auth_req_id=${id}'`,
      [],
    );
    // The application registered client_secret_post, and no other method will do.
    expect(tokens).toMatchObject({ status: 401, body: { error: 'invalid_client' } });
    const { client_id, client_secret } = application;
    const posted = await sendExample(
      `curl --request POST --url ${served.ready.issuer}/oauth2/default/v1/token \\
  --header 'Content-Type: application/x-www-form-urlencoded' \\
  --data 'grant_type=${cibaGrantType}&auth_req_id=${id}&client_id=${client_id}&client_secret=${client_secret}'`,
      [],
    );
    expect(posted.members).toEqual([
      'token_type',
      'expires_in',
      'access_token',
      'scope',
      'id_token',
    ]);
  });

  it('the enrolment API takes CIBA away again, and the request is refused from then on', async () => {
    const path = '/idp/myaccount/app-authenticators/00u-test';
    const types = '{"methods":{"push":{"transactionTypes":["LOGIN"]}}}';
    expect((await send(around('PATCH', path, types))).status).toBe(200);
    expect((await stepsNow()).at(-1)).toEqual({ ciba_transactions: false });
    expect(await ask()).toMatchObject({ status: 400, body: { error: 'access_denied' } });
  });

  it('«update an OAuth 2.0 client app»: without the grant the application is refused', async () => {
    const path = `/api/v1/apps/${application.client_id}`;
    const update = around('PUT', path, body);
    const without = [
      instead(grant, ''),
      instead(
        `,
        "backchannel_custom_authenticator_id" : "aut5ur07m58W2sQD01d7"`,
        '',
      ),
    ];
    const answer = await send(update, without);
    expect(answer).toMatchObject({ status: 200, body: { id: application.client_id } });
    expect(await ask()).toMatchObject({ status: 401, body: { error: 'invalid_client' } });
    expect((await send(update)).status).toBe(200);
    expect(await ask()).toMatchObject({ body: { error: 'access_denied' } });
  });
});

describe('an application that names the client_id of another', () => {
  it('gets one of its own, and the other stays as it is', async () => {
    const method = '"token_endpoint_auth_method"';
    const named = instead(method, `"client_id": "${application.client_id}", ${method}`);
    const { status, body: made } = await send(created, [named]);
    expect(status).toBe(200);
    expect(made['id']).not.toBe(application.client_id);
    expect(await ask()).toMatchObject({ status: 400, body: { error: 'access_denied' } });
  });
});

describe('the parameters of its table', () => {
  it.each(['poll'])('«backchannel_token_delivery_mode»: %s is supported', async (mode) => {
    const more = `"application_type": "web", "backchannel_token_delivery_mode": "${mode}"`;
    const answer = await send(created, [instead('"application_type": "web"', more)]);
    expect(answer.status).toBe(200);
  });

  it.each(['ping', 'push'])('… and %s is not', async (mode) => {
    const more = `"application_type": "web", "backchannel_token_delivery_mode": "${mode}"`;
    const answer = await send(created, [instead('"application_type": "web"', more)]);
    expect(answer).toMatchObject({ status: 400, body: { errorCode: 'E0000001' } });
  });

  it.each([
    ['backchannel_token_delivery_mode', 'poll'],
    ['backchannel_authentication_request_signing_alg', 'RS256'],
    ['backchannel_custom_authenticator_id', 'aut5ur07m58W2sQD01d7'],
  ])('%s is «only available» with the grant', async (name, value) => {
    const answer = await send(created, [
      instead(grant, ''),
      instead(
        '"backchannel_custom_authenticator_id" : "aut5ur07m58W2sQD01d7"',
        `"${name}": "${value}"`,
      ),
    ]);
    expect(answer).toMatchObject({
      status: 400,
      body: { errorSummary: `Api validation failed: ${name} without its grant` },
    });
  });

  it('«web apps are currently the only application supported»', async () => {
    const answer = await send(created, [
      instead('"application_type": "web"', '"application_type": "native"'),
    ]);
    expect(answer).toMatchObject({ status: 400, body: { errorCode: 'E0000001' } });
  });
});
