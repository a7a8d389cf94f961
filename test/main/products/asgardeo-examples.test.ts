/**
 * Asgardeo’s guide, typed as it stands there against `serve --profile asgardeo`: its two requests and
 * three answers, the three channels, and the page behind the link, opened over HTTP.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { basic } from '#test/support/core/outside-request.ts';
import { lettersTo, openLink } from '#test/support/products/followed-link.ts';
import {
  type Answered,
  type Substitution,
  sendExample,
} from '#test/support/products/seed-example.ts';
import { serveProduct } from '#test/support/products/served-product.ts';
import { endServed, type Served } from '#test/support/serve/served.ts';
import { temporaryFolder } from '#test/support/shell/wall-run.ts';

const client = {
  client_id: 'my-app',
  client_secret: 'the secret of the app',
  client_name: 'My App',
};
const user = {
  sub: 'u-9',
  username: 'admin',
  email: 'admin@bifrost.example',
  phone_number: '+94770000000',
};

const folder = temporaryFolder();
let served: Served;

beforeAll(async () => {
  served = await serveProduct({ folder: folder.path, profile: 'asgardeo', client, user });
});
afterAll(() => {
  endServed();
  folder.remove();
});

/** The guide’s «Try it out», step 1; its lines are indented there. */
const request = `curl -v -k -X POST https://api.asgardeo.io/t/bifrost/oauth2/ciba \\
    --header "Authorization: Basic <Base64Encoded(CLIENT_ID:CLIENT_SECRET)>" \\
    --header "Content-Type:application/x-www-form-urlencoded" \\
    --data-urlencode "scope=openid profile" \\
    --data-urlencode "login_hint=admin" \\
    --data-urlencode "binding_message=Please authenticate to My App"
`;

/** Step 4. */
const poll = `curl -v -k -X POST https://api.asgardeo.io/t/bifrost/oauth2/token \\
    --header "Authorization: Basic <Base64Encoded(CLIENT_ID:CLIENT_SECRET)>" \\
    --header "Content-Type:application/x-www-form-urlencoded" \\
    --data-urlencode "grant_type=urn:openid:params:grant-type:ciba" \\
    --data-urlencode "auth_req_id=015a2f21-6844-4e9c-80dd-a608544dcd8f"
`;

const usual = (): Substitution[] => [
  { from: 'https://api.asgardeo.io', to: served.ready.issuer, why: 'the host of this run' },
  {
    from: 'Basic <Base64Encoded(CLIENT_ID:CLIENT_SECRET)>',
    to: basic(client),
    why: 'the credentials of the application',
  },
];

/** «To trigger a specific notification channel, include the notification_channel parameter.» */
const through = (channel: string): Substitution => ({
  from: '"login_hint=admin" \\',
  to: `"login_hint=admin" --data-urlencode "notification_channel=${channel}" \\`,
  why: 'the parameter that the guide’s tip adds',
});

const ask = (changes: Substitution[] = []): Promise<Answered> =>
  sendExample(request, [...usual(), ...changes]);

const askForTokens = (authReqId: unknown): Promise<Answered> =>
  sendExample(poll, [
    ...usual(),
    {
      from: '015a2f21-6844-4e9c-80dd-a608544dcd8f',
      to: String(authReqId),
      why: 'the receipt of this request',
    },
  ]);

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

describe('the examples of Asgardeo’s guide', () => {
  it('step 1 and 2: by e-mail and SMS the answer has three members', async () => {
    const answer = await ask();
    expect(answer).toMatchObject({ status: 200, body: { interval: 2, expires_in: 120 } });
    expect(answer.members).toEqual(['auth_req_id', 'interval', 'expires_in']);
    expect(answer.body['auth_req_id']).toMatch(uuid);
    const letters = await lettersTo(served, answer.body['auth_req_id'], 2);
    expect(letters.map(({ channel, to }) => [channel, to])).toEqual([
      ['email', user.email],
      ['sms', user.phone_number],
    ]);
  });

  it.each(['email', 'sms'])('the tip: %s alone goes out where it is asked for', async (channel) => {
    const answer = await ask([through(channel)]);
    expect(answer.members).toEqual(['auth_req_id', 'interval', 'expires_in']);
    const letters = await lettersTo(served, answer.body['auth_req_id'], 1);
    expect(letters.map((letter) => letter.channel)).toEqual([channel]);
  });

  it('step 2: by external the answer has an auth_url, and nothing goes out', async () => {
    const answer = await ask([through('external')]);
    expect(answer.members).toEqual(['auth_req_id', 'interval', 'auth_url', 'expires_in']);
    const url = new URL(String(answer.body['auth_url']));
    expect(url.origin + url.pathname).toBe(
      `${served.ready.issuer}/t/bifrost/oauth2/ciba_authorize`,
    );
    expect([...url.searchParams.keys()]).toEqual(['authCodeKey']);
    expect(url.searchParams.get('authCodeKey')).toMatch(uuid);
    // What was sent later has arrived, so that anything sent for it would have, too.
    const later = await ask([through('email')]);
    await lettersTo(served, later.body['auth_req_id'], 1);
    expect(await lettersTo(served, answer.body['auth_req_id'], 0)).toEqual([]);
  });

  it('without the prefix of the organisation all of it works as well', async () => {
    const root: Substitution = { from: '/t/bifrost/', to: '/', why: 'a server of one’s own' };
    const answer = await ask([root, through('external')]);
    expect(answer.body['auth_url']).toMatch(`${served.ready.issuer}/oauth2/ciba_authorize?`);
    const { status, body } = await sendExample(poll, [...usual(), root]);
    expect({ status, body }).toMatchObject({ status: 400, body: { error: 'invalid_grant' } });
  });

  it('step 3 and 4: the person follows the link, logs in, agrees, and the tokens come', async () => {
    const { body } = await ask([through('email')]);
    const [letter] = await lettersTo(served, body['auth_req_id'], 1);
    expect((await askForTokens(body['auth_req_id'])).body).toMatchObject({
      error: 'authorization_pending',
    });
    const link = letter?.link ?? '';
    expect(await openLink(link)).toMatchObject({ status: 200, heading: 'Log in' });
    const consent = await openLink(link, { person: 'admin' });
    expect(consent).toMatchObject({ status: 200, heading: 'Do you agree?' });
    expect(consent.text).toContain('Please authenticate to My App');
    const done = await openLink(link, { person: 'admin', decision: 'approve' });
    expect(done).toMatchObject({ status: 200, heading: 'You agreed' });
    await new Promise((resume) => setTimeout(resume, 2100));
    const tokens = await askForTokens(body['auth_req_id']);
    expect(tokens.status).toBe(200);
    expect(tokens.members).toEqual([
      'access_token',
      'refresh_token',
      'scope',
      'id_token',
      'token_type',
      'expires_in',
    ]);
    expect(await openLink(link)).toMatchObject({ status: 400, heading: 'This link leads nowhere' });
  });
});

describe('the page behind the link', () => {
  it('lets nobody else in, and takes a no', async () => {
    const { body } = await ask([through('external')]);
    const link = String(body['auth_url']);
    expect(await openLink(link, { person: 'nobody' })).toMatchObject({
      status: 400,
      heading: 'Log in',
      text: expect.stringContaining('There is nobody of that name here.'),
    });
    expect(await openLink(link, { person: 'admin', decision: 'deny' })).toMatchObject({
      heading: 'You refused',
    });
    expect((await askForTokens(body['auth_req_id'])).body).toMatchObject({
      error: 'access_denied',
    });
    expect(await openLink(link, { person: 'admin', decision: 'approve' })).toMatchObject({
      status: 400,
      text: expect.stringContaining('used up or has expired'),
    });
  });

  it('says that a link of nobody leads nowhere', async () => {
    const { issuer } = served.ready;
    for (const query of ['', '?authCodeKey=2d9999e0-debb-4f9d-860b-ec221a478e42'])
      expect(await openLink(`${issuer}/oauth2/ciba_authorize${query}`)).toMatchObject({
        status: 400,
        heading: 'This link leads nowhere',
      });
  });
});
