/**
 * The outgoing caller and rude endpoints: endless, silent, dripping, absent and babbling ones. None
 * of them costs more than the call allows, and none is left with a connection.
 */
import { Socket } from 'node:net';
import { describe, expect, it } from 'vitest';
import { createCaller } from '#main/network/caller.ts';
import { closeOf, httpEndpoint, rawEndpoint } from '#test/support/network/endpoint.ts';
import { loopbackOnly, ping } from '#test/support/network/ping.ts';
import { recordingConnector } from '#test/support/network/recording-connector.ts';

const call = createCaller({ connect: recordingConnector().connect });
const base64 = (text: string) => Buffer.from(text).toString('base64');

describe('R-234 a body', () => {
  it('of exactly the limit is whole', async () => {
    const { url } = await httpEndpoint((response) => response.end('x'.repeat(1_000)));
    const outcome = await call(ping(url), loopbackOnly);
    expect(outcome).toMatchObject({ body: base64('x'.repeat(1_000)), cut: false });
  });

  it('of one byte more is cut off', async () => {
    const { url } = await httpEndpoint((response) => response.end('x'.repeat(1_001)));
    const outcome = await call(ping(url), loopbackOnly);
    expect(outcome).toMatchObject({ body: base64('x'.repeat(1_000)), cut: true });
  });

  it('without an end is cut off, and its connection with it', async () => {
    let hungUp: Promise<unknown> = Promise.resolve();
    const { url } = await rawEndpoint((socket) => {
      hungUp = closeOf(socket);
      const pour = () => {
        while (!socket.destroyed && socket.write('x'.repeat(16_384)));
      };
      socket.on('drain', pour);
      socket.write('HTTP/1.1 200 OK\r\n\r\n');
      pour();
    });
    const outcome = await call(ping(url), loopbackOnly);
    expect(outcome).toMatchObject({ kind: 'answered', status: 200, cut: true });
    expect(outcome).toMatchObject({ body: base64('x'.repeat(1_000)) });
    await hungUp;
  });
});

describe('R-233 time runs out', () => {
  const brief = { timeoutMs: 100 };

  it('while the name is looked up, and a late address is not contacted', async () => {
    const { attempts, connect } = recordingConnector();
    let answer: (addresses: readonly string[]) => void = () => undefined;
    const late = new Promise<readonly string[]>((resolve) => {
      answer = resolve;
    });
    const slow = createCaller({ connect, resolve: () => late });
    const outcome = await slow(ping('http://localhost/', brief), loopbackOnly);
    expect(outcome).toEqual({
      kind: 'timed-out',
      reason: 'The call to localhost was given up after 100 ms, while looking up the name.',
    });
    answer(['127.0.0.1']);
    await new Promise((resume) => setImmediate(resume));
    expect(attempts).toEqual([]);
  });

  it('while a silent address is tried, and the connection is given up', async () => {
    const silent = new Socket();
    const patient = createCaller({ connect: () => silent });
    const outcome = await patient(ping('http://127.0.0.1:9/', brief), loopbackOnly);
    expect(outcome).toMatchObject({
      kind: 'timed-out',
      reason: expect.stringContaining('while connecting'),
    });
    expect(silent.destroyed).toBe(true);
  });

  it('for a silent address, but not for the one that comes after it', async () => {
    const { port } = await httpEndpoint();
    const { connect } = recordingConnector();
    const patient = createCaller({
      connect: (address, to) => (address === '127.0.0.2' ? new Socket() : connect(address, to)),
      resolve: async () => ['127.0.0.2', '127.0.0.1'],
    });
    const url = `http://localhost:${port}/`;
    const outcome = await patient(ping(url, { timeoutMs: 1_000 }), loopbackOnly);
    expect(outcome).toMatchObject({ kind: 'answered', status: 204 });
  });

  it('for the whole call, and not sooner for an address that has accepted', async () => {
    const { port } = await rawEndpoint((socket) => {
      setTimeout(() => socket.end('HTTP/1.1 204 \r\n\r\n'), 400);
    });
    const { connect } = recordingConnector();
    // Eight addresses have 250 ms each to accept; the answer takes longer than that.
    const patient = createCaller({ connect, resolve: async () => Array(8).fill('127.0.0.1') });
    const url = `http://localhost:${port}/`;
    const outcome = await patient(ping(url, { timeoutMs: 2_000 }), loopbackOnly);
    expect(outcome).toMatchObject({ kind: 'answered', status: 204 });
  });

  it('when the endpoint never answers, and the connection is given up', async () => {
    let hungUp: Promise<unknown> = Promise.resolve();
    const { url } = await rawEndpoint((socket) => {
      hungUp = closeOf(socket);
    });
    const outcome = await call(ping(url, brief), loopbackOnly);
    expect(outcome).toMatchObject({
      kind: 'timed-out',
      reason: expect.stringContaining('while waiting for the answer'),
    });
    expect(outcome).not.toHaveProperty('status');
    await hungUp;
  });

  it('when the body drips, however steadily; the status is told', async () => {
    const { url } = await rawEndpoint((socket) => {
      socket.write('HTTP/1.1 200 OK\r\n\r\n');
      const drip = setInterval(() => socket.write('x'), 10);
      socket.once('close', () => clearInterval(drip));
    });
    expect(await call(ping(url, brief), loopbackOnly)).toMatchObject({
      kind: 'timed-out',
      status: 200,
      reason: expect.stringContaining('while reading the answer'),
    });
  });

  it('for one endpoint without holding up the call to another', async () => {
    const slow = await rawEndpoint(() => undefined);
    const quick = await httpEndpoint();
    const order: string[] = [];
    await Promise.all([
      call(ping(slow.url, brief), loopbackOnly).then(({ kind }) => order.push(kind)),
      call(ping(quick.url), loopbackOnly).then(({ kind }) => order.push(kind)),
    ]);
    expect(order).toEqual(['answered', 'timed-out']);
  });
});

describe('R-230 R-246 a call fails', () => {
  const reason = (outcome: object) => ('reason' in outcome ? String(outcome.reason) : '');

  it('when nobody listens', async () => {
    const refusing = createCaller({
      connect: recordingConnector().connect,
      resolve: async () => ['127.0.0.1', '127.0.0.2'],
    });
    const outcome = await refusing(ping('http://localhost:1/'), loopbackOnly);
    expect(outcome.kind).toBe('failed');
    expect(reason(outcome)).toMatch(
      /while connecting: no connection \(.*127\.0\.0\.1.*127\.0\.0\.2/,
    );
  });

  it('when the name cannot be looked up, or stands for nothing', async () => {
    const unknown = createCaller({ resolve: () => Promise.reject(new Error('ENOTFOUND')) });
    const outcome = await unknown(ping('http://localhost/'), loopbackOnly);
    expect(outcome.kind).toBe('failed');
    expect(reason(outcome)).toMatch(/while looking up the name: ENOTFOUND/);
    const empty = createCaller({ resolve: async () => [] });
    const nowhere = await empty(ping('http://localhost/'), loopbackOnly);
    expect(nowhere.kind).toBe('failed');
    expect(reason(nowhere)).toMatch(/the name has no address/);
  });

  it.each([
    ['is no HTTP', 'SSH-2.0-OpenSSH_9.9\r\n'],
    ['is nothing at all', ''],
    ['has no end to its head', `HTTP/1.1 200 OK\r\nX: ${'x'.repeat(200_000)}`],
    ['stops inside its head', 'HTTP/1.1 200 OK\r\nX: '],
    ['has two lengths', 'HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nxx'],
  ])('when the answer %s', async (_what, bytes) => {
    const { url } = await rawEndpoint((socket) => socket.end(bytes));
    const outcome = await call(ping(url), loopbackOnly);
    expect(outcome.kind).toBe('failed');
    expect(reason(outcome)).toMatch(/while waiting for the answer/);
  });

  it('when the answer changes the protocol, and the connection does not outlive the call', async () => {
    let hungUp: Promise<unknown> = Promise.resolve();
    const { url } = await rawEndpoint((socket) => {
      hungUp = closeOf(socket);
      socket.write('HTTP/1.1 101 Now\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n');
    });
    const outcome = await call(ping(url), loopbackOnly);
    expect(outcome.kind).toBe('failed');
    expect(reason(outcome)).toMatch(/the answer changes the protocol/);
    await hungUp;
  });

  it.each([
    ['stops short of its length', 'HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nshort'],
    ['stops inside a chunk', 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nab'],
    ['is badly chunked', 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nab\r\n'],
  ])('when the body %s; the status is told', async (_what, bytes) => {
    const { url } = await rawEndpoint((socket) => socket.end(bytes));
    const outcome = await call(ping(url), loopbackOnly);
    expect(outcome).toMatchObject({ kind: 'failed', status: 200 });
    expect(reason(outcome)).toMatch(/while reading the answer/);
  });
});
