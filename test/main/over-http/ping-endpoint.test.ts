/** Pings over real sockets: what reaches the client, when, and what its answers lead to. */
import { createServer } from 'node:http';
import { describe, expect, it } from 'vitest';
import { listenOnLoopback } from '#test/support/network/endpoint.ts';
import {
  bodyOf,
  notificationToken,
  openToldClient,
  type ToldClient,
} from '#test/support/shell/told-client.ts';

async function approved(client: ToldClient): Promise<string> {
  const authReqId = await client.open();
  await client.provider.decide(authReqId, 'approve');
  return authReqId;
}

describe('CIBA Core §10.2: a ping over HTTP', () => {
  it('reaches the endpoint as one POST, with the bearer and the auth_req_id alone (R-221)', async () => {
    const client = await openToldClient({ mode: 'ping' });
    const authReqId = await approved(client);
    await client.deliveryIs(authReqId, 'delivered');
    expect(client.told).toEqual([
      {
        method: 'POST',
        target: '/notify',
        authorization: `Bearer ${notificationToken}`,
        contentType: 'application/json',
        text: JSON.stringify({ auth_req_id: authReqId }),
      },
    ]);
    expect((await client.redeem(authReqId)).status).toBe(200);
    expect((await client.redeem(authReqId)).body['error']).toBe('invalid_grant');
  });

  it('finds its result committed: who polls from within the callback gets tokens (R-225)', async () => {
    const answers: number[] = [];
    const client: ToldClient = await openToldClient({
      mode: 'ping',
      answer: async (response, told) => {
        const { status } = await client.redeem(String(bodyOf(told)['auth_req_id']));
        answers.push(status);
        response.writeHead(204).end();
      },
    });
    const ids = await Promise.all([1, 2, 3, 4, 5].map(() => client.open()));
    await Promise.all(ids.map((authReqId) => client.provider.decide(authReqId, 'approve')));
    for (const authReqId of ids) await client.deliveryIs(authReqId, 'delivered');
    expect(answers).toEqual([200, 200, 200, 200, 200]);
  });

  it('tells of a no as well (R-223)', async () => {
    const client = await openToldClient({ mode: 'ping' });
    const authReqId = await client.open();
    await client.provider.decide(authReqId, 'deny');
    await client.deliveryIs(authReqId, 'delivered');
    expect(bodyOf(client.told[0])).toEqual({ auth_req_id: authReqId });
    expect(await client.redeem(authReqId)).toMatchObject({
      status: 400,
      body: { error: 'access_denied' },
    });
  });

  it('is not sent before anybody decided (R-222)', async () => {
    const client = await openToldClient({ mode: 'ping' });
    const authReqId = await client.open();
    expect((await client.redeem(authReqId)).body['error']).toBe('authorization_pending');
    expect(client.told).toEqual([]);
  });
});

describe('CIBA Core §10.2: a client answers a ping over HTTP', () => {
  it('by 200 with a body, which nobody reads (R-227)', async () => {
    const client = await openToldClient({
      mode: 'ping',
      answer: (response) => void response.writeHead(200).end('{"error":"server_error"}'),
    });
    const authReqId = await approved(client);
    await client.deliveryIs(authReqId, 'delivered');
    expect((await client.redeem(authReqId)).status).toBe(200);
  });

  it.each([301, 302, 307, 308])(
    'by %s, and nobody goes where it points (R-228)',
    async (status) => {
      let elsewhere = 0;
      const port = await listenOnLoopback(
        createServer((_request, response) => {
          elsewhere += 1;
          response.writeHead(204).end();
        }),
      );
      const location = `http://127.0.0.1:${port}/elsewhere`;
      const client = await openToldClient({
        mode: 'ping',
        answer: (response) => void response.writeHead(status, { location }).end(),
      });
      const authReqId = await approved(client);
      await client.deliveryIs(authReqId, 'givenUp');
      expect((await client.redeem(authReqId)).status).toBe(200);
      expect([client.told.length, elsewhere]).toEqual([1, 0]);
    },
  );

  it.each([401, 403])('by %s, and is not called again (R-229, R-230)', async (status) => {
    const client = await openToldClient({
      mode: 'ping',
      answer: (response) => void response.writeHead(status).end(),
    });
    const authReqId = await approved(client);
    await client.deliveryIs(authReqId, 'givenUp');
    expect((await client.redeem(authReqId)).status).toBe(200);
    expect(client.told).toHaveLength(1);
  });

  it('by 503 twice, and is called again with the same bytes until it takes them (R-230)', async () => {
    let left = 2;
    const client = await openToldClient({
      mode: 'ping',
      answer: (response) => {
        left -= 1;
        response.writeHead(left >= 0 ? 503 : 204).end();
      },
    });
    const authReqId = await approved(client);
    await client.deliveryIs(authReqId, 'delivered');
    expect(client.told).toHaveLength(3);
    expect(new Set(client.told.map((told) => JSON.stringify(told))).size).toBe(1);
    expect((await client.redeem(authReqId)).status).toBe(200);
  });

  it('by breaking the connection, and can still fetch its tokens (R-230)', async () => {
    const client = await openToldClient({
      mode: 'ping',
      settings: { callback_attempts: 1 },
      answer: (response) => void response.socket?.destroy(),
    });
    const authReqId = await approved(client);
    await client.deliveryIs(authReqId, 'givenUp');
    expect((await client.redeem(authReqId)).status).toBe(200);
  });

  it('by saying nothing, which ends after the time of the settings and holds up nobody (R-233)', async () => {
    const client = await openToldClient({
      mode: 'ping',
      settings: { callback_timeout_seconds: 1, callback_attempts: 1 },
      answer: () => undefined,
    });
    const began = performance.now();
    const authReqId = await approved(client);
    expect((await client.redeem(authReqId)).status).toBe(200);
    expect((await client.redeem(await approved(client))).status).toBe(200);
    expect(performance.now() - began).toBeLessThan(900);
    await client.deliveryIs(authReqId, 'givenUp');
    const ended = client.provider.seen.entries.find(({ kind }) => kind === 'call.ended');
    expect(ended).toMatchObject({ outcome: { kind: 'timed-out' } });
  });

  it('by 200 and a body without end, of which only the beginning is read (R-234)', async () => {
    let isCutOff = false;
    const client = await openToldClient({
      mode: 'ping',
      answer: (response) => {
        response.writeHead(200);
        const chunk = Buffer.alloc(16 * 1024, 'x');
        const pour = (): void => {
          while (!isCutOff && response.write(chunk));
        };
        response.on('drain', pour);
        response.once('close', () => {
          isCutOff = true;
        });
        pour();
      },
    });
    const authReqId = await approved(client);
    await client.deliveryIs(authReqId, 'delivered');
    const ended = client.provider.seen.entries.find((entry) => entry.kind === 'call.ended');
    expect(JSON.stringify(ended).length).toBeLessThan(100 * 1024);
  });

  it('by 200 and a body that never comes, and has the ping all the same (R-227, R-233)', async () => {
    const client = await openToldClient({
      mode: 'ping',
      settings: { callback_timeout_seconds: 1 },
      answer: (response) => void response.writeHead(200, { 'content-length': 10 }).write('{'),
    });
    const authReqId = await approved(client);
    await client.deliveryIs(authReqId, 'delivered');
    expect(client.told).toHaveLength(1);
  });
});

describe('what a run has told its clients', () => {
  it('can be derived again from its inputs, byte for byte', async () => {
    const client = await openToldClient({ mode: 'ping' });
    const authReqId = await approved(client);
    await client.deliveryIs(authReqId, 'delivered');
    await client.redeem(authReqId);
    expect(client.provider.verify().firstDifference).toBeUndefined();
  });
});
