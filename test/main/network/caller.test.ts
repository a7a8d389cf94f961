/**
 * The outgoing caller over real HTTP on loopback: what is sent, and what comes back from
 * endpoints that mean well.
 */
import { describe, expect, it } from 'vitest';
import { createCaller } from '#main/network/caller.ts';
import { httpEndpoint, rawEndpoint } from '#test/support/network/endpoint.ts';
import { allowing, loopbackOnly, ping, pingBody } from '#test/support/network/ping.ts';
import { recordingConnector } from '#test/support/network/recording-connector.ts';

const call = createCaller({ connect: recordingConnector().connect });
const base64 = (text: string) => Buffer.from(text).toString('base64');

describe('R-221 a ping', () => {
  it('arrives once, with its method, path, headers in order and case, and bytes', async () => {
    const { port, url, arrived } = await httpEndpoint();
    await call(ping(`${url}?a=%20b`), loopbackOnly);
    expect(arrived).toEqual([
      {
        method: 'POST',
        target: '/notify?a=%20b',
        headers: [
          'Host',
          `127.0.0.1:${port}`,
          'Authorization',
          'Bearer 8d67dc78-7faa-4d41-aabd-67707b374255',
          'Content-Type',
          'application/json',
          'Content-Length',
          String(pingBody.length),
          'Connection',
          'close',
        ],
        body: pingBody,
      },
    ]);
  });

  it('with no body says so', async () => {
    const { url, arrived } = await httpEndpoint();
    await call(ping(url, { body: '' }), loopbackOnly);
    expect(arrived[0]?.headers.join(' ')).toContain('Content-Length 0');
  });

  it('to localhost finds the address that listens, whichever comes first', async () => {
    const { port, arrived } = await httpEndpoint();
    const { attempts, connect } = recordingConnector();
    const byName = createCaller({ connect, resolve: async () => ['127.0.0.2', '127.0.0.1'] });
    const { kind } = await byName(ping(`http://localhost:${port}/notify`), loopbackOnly);
    expect(kind).toBe('answered');
    expect(attempts).toEqual([`127.0.0.2 ${port}`, `127.0.0.1 ${port}`]);
    expect(arrived[0]?.headers.slice(0, 2)).toEqual(['Host', `localhost:${port}`]);
  });

  it('to localhost needs no resolver but that of the system', async () => {
    const { port, arrived } = await httpEndpoint();
    const { kind } = await createCaller()(ping(`http://localhost:${port}/`), loopbackOnly);
    expect([kind, arrived.length]).toEqual(['answered', 1]);
  });

  it('goes to the one judged address under the name of its URL', async () => {
    const { port, arrived } = await httpEndpoint();
    const lookups: string[] = [];
    const byName = createCaller({
      connect: recordingConnector().connect,
      resolve: async (name) => {
        lookups.push(name);
        return ['127.0.0.1'];
      },
    });
    await byName(ping(`http://Client.Example.:${port}/`), allowing('client.example'));
    expect(lookups).toEqual(['client.example']);
    expect(arrived[0]?.headers[1]).toBe(`client.example:${port}`);
  });
});

describe('an answer', () => {
  it('R-226 R-244 of 204 is handed back as it came', async () => {
    const { url } = await httpEndpoint((response) =>
      response.writeHead(204, 'Done', ['X-A', '1', 'x-a', '2', 'Date', 'now']).end(),
    );
    expect(await call(ping(url), loopbackOnly)).toEqual({
      kind: 'answered',
      status: 204,
      reason: 'Done',
      headers: [
        ['X-A', '1'],
        ['x-a', '2'],
        ['Date', 'now'],
        ['Connection', 'close'],
      ],
      body: '',
      cut: false,
    });
  });

  it('R-227 R-244 of 200 comes with its body, byte for byte', async () => {
    const bytes = Buffer.from([0, 255, 10, 13, 128]);
    const { url } = await httpEndpoint((response) => response.writeHead(200).end(bytes));
    expect(await call(ping(url), loopbackOnly)).toMatchObject({
      kind: 'answered',
      status: 200,
      body: bytes.toString('base64'),
      cut: false,
    });
  });

  it('that is packed stays packed', async () => {
    const packed = Buffer.from('H4sIAAAAAAAAA0tMBADXmFGTAgAAAA==', 'base64');
    const { url } = await httpEndpoint((response) =>
      response.writeHead(200, { 'content-encoding': 'gzip' }).end(packed),
    );
    expect(await call(ping(url), loopbackOnly)).toMatchObject({ body: packed.toString('base64') });
  });

  it.each([301, 302, 303, 307, 308])(
    'R-228 R-245 of %i is just an answer: nobody calls where it points',
    async (status) => {
      const elsewhere = await httpEndpoint();
      const { url, arrived } = await httpEndpoint((response) =>
        response.writeHead(status, { location: elsewhere.url }).end(),
      );
      expect(await call(ping(url), loopbackOnly)).toMatchObject({ kind: 'answered', status });
      expect([arrived.length, elsewhere.arrived.length]).toEqual([1, 0]);
    },
  );

  it.each([400, 401, 403, 500, 503])(
    'R-229 R-230 of %i is handed back after one call',
    async (status) => {
      const { url, arrived } = await httpEndpoint((response) => response.writeHead(status).end());
      expect(await call(ping(url), loopbackOnly)).toMatchObject({ kind: 'answered', status });
      expect(arrived).toHaveLength(1);
    },
  );

  it('without a length ends where the connection does', async () => {
    const { url } = await rawEndpoint((socket) => socket.end('HTTP/1.0 200 \r\n\r\nall of it'));
    expect(await call(ping(url), loopbackOnly)).toMatchObject({
      kind: 'answered',
      reason: '',
      body: base64('all of it'),
      cut: false,
    });
  });

  it('may be preceded by any number of provisional ones', async () => {
    const { url } = await rawEndpoint((socket) =>
      socket.end('HTTP/1.1 103 Early Hints\r\n\r\n'.repeat(3).concat('HTTP/1.1 204 \r\n\r\n')),
    );
    expect(await call(ping(url), loopbackOnly)).toMatchObject({ kind: 'answered', status: 204 });
  });

  it('to a GET, which brings no body, is as good', async () => {
    const { url, arrived } = await httpEndpoint((response) => response.end('{"keys":[]}'));
    const outcome = await call(ping(url, { method: 'GET', headers: [], body: '' }), loopbackOnly);
    expect(outcome).toMatchObject({ status: 200, body: base64('{"keys":[]}') });
    expect(arrived[0]).toMatchObject({ method: 'GET', body: '' });
    expect(arrived[0]?.headers).not.toContain('Content-Length');
  });
});
