/**
 * A service that is killed between acknowledgement and approval, or in the middle of a notification:
 * it goes on where it was, at the same address, and repeats itself byte for byte.
 */
import { writeFileSync } from 'node:fs';
import { createServer, type Server, type ServerResponse } from 'node:http';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { cibaGrantType, paths } from '#shared/protocol/metadata.ts';
import { basic } from '#test/support/core/outside-request.ts';
import {
  callControl,
  endServed,
  eventually,
  type Served,
  startServe,
} from '#test/support/serve/served.ts';
import { loopbackFetch, textMember } from '#test/support/shell/http-call.ts';
import { temporaryFolder } from '#test/support/shell/wall-run.ts';

let folder: ReturnType<typeof temporaryFolder>;
let endpoint: Server;
let told: string[];
let answer: (response: ServerResponse) => void;

const client = {
  client_id: 'shop',
  client_secret: 'a secret of the shop, which is long enough',
  grant_types: [cibaGrantType],
  scope: 'openid offline_access',
};

beforeEach(async () => {
  folder = temporaryFolder();
  told = [];
  answer = (response) => response.writeHead(204).end();
  endpoint = createServer((request, response) => {
    let text = '';
    request.setEncoding('utf8').on('data', (part: string) => (text += part));
    request.once('end', () => {
      told.push(text);
      answer(response);
    });
  });
  await new Promise<void>((resolve) => endpoint.listen(0, '127.0.0.1', resolve));
});

afterEach(() => {
  endpoint.close();
  endpoint.closeAllConnections();
  endServed();
  folder.remove();
});

function serve(mode: 'ping' | 'push'): Promise<Served> {
  const bound = endpoint.address();
  const port = typeof bound === 'object' ? bound?.port : 0;
  const config = {
    clients: [
      {
        ...client,
        backchannel_token_delivery_mode: mode,
        backchannel_client_notification_endpoint: `http://127.0.0.1:${port}/cb`,
      },
    ],
  };
  const path = join(folder.path, 'config.json');
  writeFileSync(path, JSON.stringify(config));
  return startServe('--config', path, '--data', folder.path);
}

async function post({ ready }: Served, path: string, form: Record<string, string>) {
  const response = await loopbackFetch(ready.issuer + path, {
    method: 'POST',
    headers: { authorization: basic(client) },
    body: new URLSearchParams(form),
  });
  const body: unknown = await response.json();
  return { status: response.status, body };
}

async function ask(served: Served): Promise<string> {
  const { body } = await post(served, paths.backchannelAuthentication, {
    scope: 'openid offline_access',
    login_hint: 'alice',
    client_notification_token: 'a-token-of-the-client-1234567890',
  });
  return textMember(body, 'auth_req_id');
}

function decide({ ready }: Served, authReqId: string) {
  const call = { method: 'POST', body: { decision: 'approve' } };
  return callControl(ready, `/requests/${authReqId}/decision`, call);
}

describe('a service that is killed', () => {
  it('between acknowledgement and approval goes on with the request, ping and all (R-299)', async () => {
    const first = await serve('ping');
    const authReqId = await ask(first);
    await first.end('SIGKILL');
    const second = await serve('ping');
    expect(second.ready.issuer).toBe(first.ready.issuer);
    const poll = { grant_type: cibaGrantType, auth_req_id: authReqId };
    expect((await post(second, paths.token, poll)).body).toMatchObject({
      error: 'authorization_pending',
    });
    expect((await decide(second, authReqId)).status).toBe(200);
    await eventually(() => told.length > 0);
    expect(JSON.parse(told[0] ?? '')).toEqual({ auth_req_id: authReqId });
    expect((await post(second, paths.token, poll)).status).toBe(200);
  });

  it('in the middle of a push sends it again, in the same bytes (R-246, R-299)', async () => {
    answer = () => undefined;
    const first = await serve('push');
    const authReqId = await ask(first);
    await decide(first, authReqId);
    await eventually(() => told.length === 1);
    await first.end('SIGKILL');
    answer = (response) => response.writeHead(204).end();
    const second = await serve('push');
    await eventually(() => told.length === 2);
    expect(told[1]).toBe(told[0]);
    expect(JSON.parse(told[0] ?? '')).toMatchObject({ auth_req_id: authReqId });
    const token = textMember(JSON.parse(told[1] ?? ''), 'refresh_token');
    const refresh = { grant_type: 'refresh_token', refresh_token: token };
    expect((await post(second, paths.token, refresh)).status).toBe(200);
  });
});

describe('what a service says while it serves', () => {
  it('holds no secret, code, receipt or token of any kind (R-165, R-297)', async () => {
    const served = await serve('push');
    const secrets = new Set<string>([client.client_secret, 'a-token-of-the-client-1234567890']);
    const authReqId = await ask(served);
    secrets.add(authReqId);
    await decide(served, authReqId);
    await eventually(() => told.length === 1);
    const pushed: unknown = JSON.parse(told[0] ?? '');
    const refreshToken = textMember(pushed, 'refresh_token');
    for (const name of ['access_token', 'id_token', 'refresh_token']) {
      secrets.add(textMember(pushed, name));
    }
    const refresh = { grant_type: 'refresh_token', refresh_token: refreshToken };
    const { body } = await post(served, paths.token, refresh);
    for (const name of ['access_token', 'id_token', 'refresh_token']) {
      secrets.add(textMember(body, name));
    }
    // What goes wrong is said, and that is where a secret would slip out.
    await post(served, paths.token, refresh);
    await post(served, paths.token, { grant_type: cibaGrantType, auth_req_id: `${authReqId}x` });
    await post(served, paths.backchannelAuthentication, { user_code: 'a-guessed-code' });
    await loopbackFetch(`${served.ready.issuer}/nowhere?access_token=${refreshToken}`, {});
    secrets.add('a-guessed-code');
    await served.end();
    expect(secrets.size).toBe(10);
    expect(served.stdout().trim().split('\n')).toHaveLength(1);
    for (const secret of secrets) {
      expect(secret.length).toBeGreaterThan(10);
      expect(served.stderr()).not.toContain(secret);
      expect(served.stdout()).not.toContain(secret);
    }
    expect(served.stderr()).not.toContain(served.ready.token);
  });
});
