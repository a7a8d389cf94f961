/**
 * The listener on loopback over real sockets: what a client sends reaches the world as it came, and
 * what the world answers reaches the client as it was said.
 */
import { connect } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type ListenerTarget, ListenerThread } from '#main/listener/listener-thread.ts';
import { WorkbenchError } from '#main/workbench-error.ts';
import { type HttpRequest, jsonResponse } from '#shared/protocol/encoding/wire.ts';

let listener: ListenerThread;
let port: number;
let arrived: HttpRequest[];
let hungUp: string[];
let unparsed: string[];

beforeEach(async () => {
  arrived = [];
  hungUp = [];
  unparsed = [];
  listener = new ListenerThread('test');
  port = Number(new URL(await listener.listen(0)).port);
});

afterEach(() => listener.close());

function serve(changes: Partial<ListenerTarget> = {}): void {
  listener.serve({
    request: async (_exchange, request) => {
      arrived.push(request);
      return jsonResponse(200, { ok: true });
    },
    hangUp: (exchange) => hungUp.push(exchange),
    unparsed: (raw) => unparsed.push(Buffer.from(raw, 'base64').toString('latin1')),
    ...changes,
  });
}

/** Sends raw bytes and answers everything that comes back until the connection ends. */
async function exchange(...parts: readonly (string | Buffer)[]): Promise<string> {
  const socket = connect(port, '127.0.0.1');
  const back: Buffer[] = [];
  socket.on('data', (chunk) => back.push(chunk));
  // A server that answers early may reset the connection; what it said by then counts.
  socket.on('error', () => undefined);
  for (const part of parts) socket.write(part);
  await new Promise((resolve) => socket.once('close', resolve));
  return Buffer.concat(back).toString('latin1');
}

/** More than anybody reads, in chunks. */
function endless(): Buffer {
  const chunk = Buffer.from(`100000\r\n${'x'.repeat(0x100000)}\r\n`);
  return Buffer.concat(Array.from({ length: 32 }, () => chunk));
}

function post(headers: readonly string[]): string {
  return [
    'POST /token?x=%20y HTTP/1.1',
    'Host: localhost',
    ...headers,
    'Connection: close',
    '',
    '',
  ].join('\r\n');
}

describe('a request', () => {
  it('reaches the world with its method, target, headers in order and case, and bytes', async () => {
    serve();
    const head = post(['x-TWICE: 1', 'Content-Length: 3', 'X-twice: 2', 'x-latin: \xe9']);
    await exchange(Buffer.from(head, 'latin1'), Buffer.from([0, 255, 10]));
    expect(arrived).toEqual([
      {
        kind: 'http.request',
        method: 'POST',
        target: '/token?x=%20y',
        headers: [
          ['Host', 'localhost'],
          ['x-TWICE', '1'],
          ['Content-Length', '3'],
          ['X-twice', '2'],
          ['x-latin', '\xe9'],
          ['Connection', 'close'],
        ],
        body: Buffer.from([0, 255, 10]).toString('base64'),
      },
    ]);
  });

  it.each([
    ['to a name that somebody pointed at loopback', post([]).replace('localhost', 'evil.example')],
    ['from a web page', post(['Origin: http://evil.example'])],
    ['from a page without an origin', post(['Origin: null'])],
    ['from another port of this machine', post(['Origin: http://127.0.0.1:1'])],
  ])('%s is answered 403 and never reaches the world', async (_title, head) => {
    serve();
    expect(await exchange(head)).toMatch(/^HTTP\/1\.1 403 /);
    expect(arrived).toEqual([]);
  });

  it('from a page of the provider itself reaches the world', async () => {
    serve();
    const own = `Origin: http://127.0.0.1:${port}`;
    expect(await exchange(post([own, 'Content-Length: 0']))).toMatch(/^HTTP\/1\.1 200 /);
    expect(await exchange(post([own.replace('http', 'https')]))).toMatch(/^HTTP\/1\.1 403 /);
    expect(arrived).toHaveLength(1);
  });

  it('may come in pieces', async () => {
    serve();
    const head = post(['Transfer-Encoding: chunked']);
    await exchange(head, '3\r\na=1\r\n', '4\r\n&b=2\r\n', '0\r\n\r\n');
    expect(Buffer.from(arrived[0]?.body ?? '', 'base64').toString()).toBe('a=1&b=2');
  });

  it('of exactly 64 KiB is taken', async () => {
    serve();
    await exchange(post([`Content-Length: ${64 * 1024}`]), Buffer.alloc(64 * 1024));
    expect(arrived).toHaveLength(1);
  });

  it.each([
    ['that says so', `Content-Length: ${3 * 1024 * 1024}`, Buffer.alloc(3 * 1024 * 1024)],
    [
      'that does not',
      'Transfer-Encoding: chunked',
      Buffer.from(`20000\r\n${'x'.repeat(0x20000)}\r\n0\r\n\r\n`),
    ],
  ])('larger than any honest one, %s, is answered 413 (R-117)', async (_title, header, body) => {
    serve();
    expect(await exchange(post([header]), body)).toMatch(/^HTTP\/1\.1 413 /);
    expect(arrived).toEqual([]);
  });

  it('of several megabytes gets its 413 every time, and whole (R-117)', async () => {
    serve();
    const body = Buffer.alloc(8 * 1024 * 1024);
    for (let round = 0; round < 20; round += 1) {
      const answer = await exchange(post([`Content-Length: ${body.length}`]), body);
      expect(answer).toMatch(/^HTTP\/1\.1 413 .*\r\n\r\n$/s);
      const fetched = await fetch(`http://127.0.0.1:${port}/token`, { method: 'POST', body });
      expect(fetched.status).toBe(413);
    }
  });

  it.each([
    ['stops sending', [`Content-Length: ${3 * 1024 * 1024}`], Buffer.alloc(1024)],
    ['goes on for longer than anybody reads', ['Transfer-Encoding: chunked'], endless()],
  ])(
    'that is too large and %s does not hold the connection (R-117)',
    async (_title, head, body) => {
      serve();
      const began = performance.now();
      expect(await exchange(post(head), body)).toMatch(/^HTTP\/1\.1 413 /);
      expect(performance.now() - began).toBeLessThan(8000);
    },
  );

  it('before the run is open is answered 503', async () => {
    expect(await exchange(post(['Content-Length: 0']))).toMatch(/^HTTP\/1\.1 503 /);
  });

  it('that the world cannot take is answered 500', async () => {
    serve({ request: () => Promise.reject(new Error('The disk is full.')) });
    expect(await exchange(post(['Content-Length: 0']))).toMatch(/^HTTP\/1\.1 500 /);
  });
});

describe('more calls than can wait', () => {
  it('are answered 503 with Retry-After, and the next is taken when one has been answered (R-205)', async () => {
    await listener.close();
    listener = new ListenerThread('test', { mostWaiting: 1 });
    port = Number(new URL(await listener.listen(0)).port);
    let answer = (): void => undefined;
    let asked = 0;
    serve({
      request: () =>
        new Promise((resolve) => {
          asked += 1;
          answer = () => resolve(jsonResponse(200, { ok: true }));
        }),
    });
    const first = exchange(post(['Content-Length: 0']));
    await expect.poll(() => exchange(post(['Content-Length: 0']))).toMatch(/^HTTP\/1.1 503 /);
    expect(await exchange(post(['Content-Length: 0']))).toMatch(/\r\nretry-after: \d+\r\n/i);
    answer();
    expect(await first).toMatch(/^HTTP\/1.1 200 /);
    const next = exchange(post(['Content-Length: 0']));
    await expect.poll(() => asked).toBe(2);
    answer();
    expect(await next).toMatch(/^HTTP\/1.1 200 /);
  });
});

describe('a client that hangs up before it is answered', () => {
  it('makes room for the next, though its own answer never comes', async () => {
    await listener.close();
    listener = new ListenerThread('test', { mostWaiting: 1 });
    port = Number(new URL(await listener.listen(0)).port);
    let asked = 0;
    serve({
      request: async () => {
        asked += 1;
        return asked === 1 ? new Promise(() => undefined) : jsonResponse(200, { ok: true });
      },
    });
    const socket = connect(port, '127.0.0.1');
    socket.write(post(['Content-Length: 0']));
    await expect.poll(() => asked).toBe(1);
    socket.destroy();
    await expect.poll(() => hungUp.length).toBe(1);
    expect(await exchange(post(['Content-Length: 0']))).toMatch(/^HTTP\/1.1 200 /);
  });
});

describe('an answer', () => {
  it('reaches the client with its status, reason, headers and bytes', async () => {
    const body = Buffer.from([1, 2, 253]);
    serve({
      request: async () => ({
        kind: 'http.response',
        status: 418,
        reason: 'Teapot',
        headers: [
          ['X-Tea', 'green'],
          ['x-tea', 'black'],
          ['Content-Length', '3'],
        ],
        body: body.toString('base64'),
      }),
    });
    const back = await exchange(post(['Content-Length: 0']));
    expect(back).toMatch(/^HTTP\/1\.1 418 Teapot\r\nX-Tea: green\r\nx-tea: black\r\n/);
    expect(back.endsWith('\r\n\r\n\x01\x02\xfd')).toBe(true);
  });
});

describe('a packet that is no HTTP', () => {
  it('is handed on raw, cut to four kilobytes, and answered 400', async () => {
    serve();
    expect(await exchange('HELLO provider\r\n\r\n')).toMatch(/^HTTP\/1\.1 400 /);
    await exchange(`GET / HTTP/9.9\r\n${'x'.repeat(10_000)}`);
    await expect.poll(() => unparsed.length).toBe(2);
    expect(unparsed[0]).toBe('HELLO provider\r\n\r\n');
    expect(unparsed[1]).toHaveLength(4096);
  });
});

describe('a client that hangs up', () => {
  it('before its answer is told to the world, once', async () => {
    const open = new Promise<string>((resolve) => {
      serve({
        request: (name) => {
          resolve(name);
          return new Promise(() => undefined);
        },
      });
    });
    const socket = connect(port, '127.0.0.1');
    socket.write(post(['Content-Length: 0']));
    const name = await open;
    socket.destroy();
    while (hungUp.length === 0) await new Promise((resume) => setImmediate(resume));
    expect(hungUp).toEqual([name]);
  });

  it('after its answer is nobody’s loss', async () => {
    serve();
    await exchange(post(['Content-Length: 0']));
    expect(hungUp).toEqual([]);
  });

  it('gives way to the next, who has a name of its own', async () => {
    const names: string[] = [];
    serve({
      request: async (name) => {
        names.push(name);
        return jsonResponse(200, {});
      },
    });
    await exchange(post(['Content-Length: 0']));
    await exchange(post(['Content-Length: 0']));
    expect(new Set(names).size).toBe(2);
  });
});

describe('the address', () => {
  it('is on loopback', async () => {
    const second = new ListenerThread('second');
    expect(await second.listen(0)).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    await second.close();
  });

  it('that is taken is complained of in a sentence that says what to do', async () => {
    const second = new ListenerThread('second');
    await expect(second.listen(port)).rejects.toThrow(WorkbenchError);
    await expect(second.listen(port)).rejects.toThrow(/Close what uses it and open the run again/);
  });
});
