/**
 * Bytes that are no proper HTTP, sent to the provider's own port: every connection is answered or
 * closed in bounded time, no answer is taken for another's, and the next caller is served as ever.
 */
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { paths } from '#shared/protocol/metadata.ts';
import { type HostileWall, openHostileWall } from '#test/support/storm/wall/hostile-wall.ts';
import { rawCall } from '#test/support/storm/wall/raw-call.ts';

const limits = { headersTimeout: 400, requestTimeout: 800, connectionsCheckingInterval: 50 };
let wall: HostileWall;

beforeAll(async () => {
  wall = await openHostileWall({ limits });
});

afterAll(() => wall.close());

const host = 'Host: localhost\r\n';
const close = 'Connection: close\r\n';

function get(headers = '', target: string = paths.jwks): string {
  return `GET ${target} HTTP/1.1\r\n${host}${headers}\r\n`;
}

function post(headers: string, body = ''): string {
  return `POST ${paths.token} HTTP/1.1\r\n${host}${headers}\r\n${body}`;
}

const chunked = 'Transfer-Encoding: chunked\r\n';

async function statusesOf(...parts: readonly (string | Buffer)[]): Promise<readonly number[]> {
  const { responses, ended } = await rawCall(wall.port, { parts, patienceMs: 5000 });
  expect(ended).toBe(true);
  return responses.map(({ status }) => status);
}

describe('bytes that are no proper HTTP', () => {
  it.each<[string, string, readonly number[]]>([
    ['two lengths that differ', post('Content-Length: 1\r\nContent-Length: 2\r\n', 'ab'), [400]],
    ['two lengths that agree', post('Content-Length: 2\r\nContent-Length: 2\r\n', 'ab'), [400]],
    ['a length and chunks', post(`Content-Length: 2\r\n${chunked}`, '0\r\n\r\n'), [400]],
    ['chunks and no chunks', post(`${chunked}Transfer-Encoding: identity\r\n`, '0\r\n\r\n'), [400]],
    ['chunks by another name', post('Transfer-Encoding: xchunked\r\n', '0\r\n\r\n'), [400]],
    ['a chunk longer than numbers go', post(chunked, 'FFFFFFFFFFFFFFFFF\r\n'), [400]],
    ['a chunk of negative length', post(chunked, '-1\r\n'), [400]],
    ['a chunk with bare line feeds', post(chunked, '1\na\n0\n\n'), [400]],
    ['a chunk with endless extensions', post(chunked, `1;${'x'.repeat(20_000)}\r\n`), [413]],
    ['a negative length', post('Content-Length: -1\r\n'), [400]],
    ['a length with a sign', post('Content-Length: +2\r\n', 'ab'), [400]],
    ['a length beyond numbers', post(`Content-Length: ${'9'.repeat(30)}\r\n`), [400]],
    ['a length beyond patience', post('Content-Length: 9007199254740993\r\n', 'ab'), [413]],
    ['a header of 20 kB', get(`X: ${'x'.repeat(20_000)}\r\n`), [431]],
    ['six thousand headers', get('a:\r\n'.repeat(6000)), [431]],
    ['a target of 100 kB', get('', `/${'a'.repeat(100_000)}`), [431]],
    ['a header without a colon', get('nocolon\r\n'), [400]],
    ['a header that goes on in the next line', get('X: a\r\n b\r\n'), [400]],
    ['a space before the colon', get('X : a\r\n'), [400]],
    ['a null byte in a header', get('X: a\0b\r\n'), [400]],
    ['a carriage return in a header', get('X: a\rSet-Cookie: b\r\n'), [400]],
    ['lines that end with line feeds', `GET / HTTP/1.1\nHost: localhost\n\n`, [400]],
    ['a method in small letters', get().toLowerCase(), [400]],
    ['a method that is none', get().replace('GET', 'FROB'), [400]],
    ['the second version', 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n', [400]],
    ['the beginning of TLS', '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03', [400]],
    ['no host', 'GET /jwks HTTP/1.1\r\n\r\n', [400]],
    ['two hosts', get('Host: evil.example\r\n'), [400]],
    ['another host', get().replace('localhost', 'evil.example'), [403]],
    ['another host in the target', get(close, 'http://evil.example/jwks'), [404]],
    ['an expectation that nobody meets', post(`${close}Expect: magic\r\n`), [417]],
    ['a tunnel', 'CONNECT evil.example:443 HTTP/1.1\r\nHost: localhost\r\n\r\n', []],
    ['a wish for another protocol', get('Connection: upgrade, close\r\nUpgrade: h2c\r\n'), [200]],
    ['header lines in the trailer', post(close + chunked, '0\r\nAuthorization: x\r\n\r\n'), [400]],
  ])('%s', async (_what, bytes, expected) => {
    expect(await statusesOf(bytes)).toEqual(expected);
    expect(await statusesOf(get(close))).toEqual([200]);
  });
});

describe('a whole call before such bytes, on the same connection', () => {
  it.each([
    ['that look like an answer', 'HTTP/1.1 200 OK\r\n\r\n'],
    ['that are left of its own body', 'abc'],
  ])('%s gets its own answer first, and not theirs', async (_what, bytes) => {
    const { responses } = await rawCall(wall.port, { parts: [get() + bytes] });
    expect(responses.map(({ status }) => status)).toEqual([200, 400]);
    expect(Buffer.from(responses[0]?.body ?? '', 'base64').toString()).toContain('"keys"');
  });

  it('is answered in its turn when several come at once', async () => {
    expect(await statusesOf(get() + get('', '/nowhere') + get(close))).toEqual([200, 404, 200]);
  });

  it('is the last when it says so', async () => {
    expect(await statusesOf(get(close) + get())).toEqual([200]);
  });
});

describe('a client that takes its time', () => {
  it.each([
    ['says nothing at all', ''],
    ['stops within the headers', get().slice(0, -2)],
    ['stops within the body', post('Content-Length: 20\r\n', 'abc')],
    ['stops within a chunk', post(chunked, '20\r\nabc')],
  ])('and %s is told so and let go', async (_what, bytes) => {
    expect(await statusesOf(bytes)).toEqual([408]);
  });

  it('and drips its headers is let go while it drips', async () => {
    const drops = Array.from(get(`X: ${'x'.repeat(200)}\r\n`));
    const began = performance.now();
    const { responses } = await rawCall(wall.port, { parts: drops.slice(0, 100), pauseMs: 20 });
    expect(responses.map(({ status }) => status)).toEqual([408]);
    expect(performance.now() - began).toBeLessThan(10_000);
  });

  it('leaves no mark beyond its first bytes, however long it goes on', async () => {
    const before = unparsed();
    const socket = connect(wall.port, '127.0.0.1').on('error', () => undefined);
    const ended = new Promise((resolve) => socket.once('close', resolve));
    const garbage = Buffer.alloc(64 * 1024, 'no HTTP ');
    const pour = setInterval(() => socket.write(garbage), 5);
    await ended;
    clearInterval(pour);
    expect(unparsed()).toBe(before + 1);
  });
});

function unparsed(): number {
  const entries = wall.store.read(wall.run, 0, 1_000_000);
  return entries.filter(({ kind }) => kind === 'http.unparsed').length;
}
