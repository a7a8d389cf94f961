/**
 * The delivery modes as `serve` carries them out: notifications really reach a client's endpoint on
 * loopback, and a poll that is held stays held while the service rolls over to another run.
 */
import { writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { paths } from '#shared/protocol/metadata.ts';
import { basic } from '#test/support/core/outside-request.ts';
import {
  callControl,
  endServed,
  eventually,
  type Served,
  startServe,
} from '#test/support/serve/served.ts';
import { askForAlice, loopbackFetch, pollOnce, textMember } from '#test/support/shell/http-call.ts';
import { temporaryFolder } from '#test/support/shell/wall-run.ts';

interface Notified {
  readonly authorization: string | undefined;
  readonly body: unknown;
}

let folder: ReturnType<typeof temporaryFolder>;
let endpoint: Server;
let address: string;
let notified: Notified[];

beforeEach(async () => {
  folder = temporaryFolder();
  notified = [];
  endpoint = createServer((request, response) => {
    let text = '';
    request.setEncoding('utf8').on('data', (part: string) => (text += part));
    request.once('end', () => {
      notified.push({ authorization: request.headers.authorization, body: JSON.parse(text) });
      response.writeHead(204).end();
    });
  });
  await new Promise<void>((resolve) => endpoint.listen(0, '127.0.0.1', resolve));
  const bound = endpoint.address();
  address = `http://127.0.0.1:${typeof bound === 'object' ? bound?.port : 0}/cb`;
});

afterEach(() => {
  endpoint.close();
  endServed();
  folder.remove();
});

function serve(config: object): Promise<Served> {
  const path = join(folder.path, 'config.json');
  writeFileSync(path, JSON.stringify(config));
  return startServe('--config', path, '--data', folder.path);
}

const approve = ({ ready }: Served, authReqId: string) =>
  callControl(ready, `/requests/${authReqId}/decision`, {
    method: 'POST',
    body: { decision: 'approve' },
  });

describe('a notification', () => {
  it.each(['ping', 'push'] as const)('of the mode %s reaches its client', async (mode) => {
    const client = {
      client_id: 'shop',
      client_secret: 'a secret of the shop, which is long enough',
      backchannel_token_delivery_mode: mode,
      backchannel_client_notification_endpoint: address,
    };
    const served = await serve({ clients: [client] });
    const response = await loopbackFetch(served.ready.issuer + paths.backchannelAuthentication, {
      method: 'POST',
      headers: { authorization: basic(client) },
      body: new URLSearchParams({
        scope: 'openid',
        login_hint: 'alice',
        client_notification_token: 'a-token-of-the-client-1234567890',
      }),
    });
    const authReqId = textMember(await response.json(), 'auth_req_id');
    await approve(served, authReqId);
    await eventually(() => notified.length > 0);
    expect(notified[0]).toMatchObject({
      authorization: 'Bearer a-token-of-the-client-1234567890',
      body: { auth_req_id: authReqId },
    });
    expect(Object.hasOwn(Object(notified[0]?.body), 'id_token')).toBe(mode === 'push');
    await eventually(async () => {
      const { text } = await callControl(served.ready, '/trace');
      return text.includes('"kind":"call.ended"');
    });
  });
});

describe('a poll that is held', () => {
  it('is answered by the run that took over meanwhile', async () => {
    const served = await serve({ provider: { roll_over_mb: 1, long_poll_seconds: 30 } });
    const { issuer } = served.ready;
    const authReqId = await askForAlice(issuer);
    let isAnswered = false;
    const held = pollOnce(issuer, authReqId).finally(() => {
      isAnswered = true;
    });
    await eventually(async () => {
      await Promise.all(Array.from({ length: 20 }, () => askForAlice(issuer)));
      return served.stderr().includes('goes on from');
    });
    expect(isAnswered).toBe(false);
    await approve(served, authReqId);
    expect(await held).toMatchObject({ status: 200, body: { token_type: 'Bearer' } });
  });
});
