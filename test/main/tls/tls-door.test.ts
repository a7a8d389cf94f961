/** The listener behind TLS, by real handshakes on loopback: who gets in, and as whom. */
import { once } from 'node:events';
import { Agent, type RequestOptions, request } from 'node:https';
import { connect as connectPlain } from 'node:net';
import { type ConnectionOptions, connect, TLSSocket } from 'node:tls';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ListenerThread } from '#main/listener/listener-thread.ts';
import {
  issueClientCertificate,
  issueServerCertificate,
  type KeyedCertificate,
  makeAuthority,
  makeSelfSignedCertificate,
} from '#main/tls/certificate-authority.ts';
import { type HttpRequest, jsonResponse } from '#shared/protocol/encoding/wire.ts';

const till = { subject: 'CN=till,O=Corner Shop', dns: ['till.example'] };

let authority: KeyedCertificate;
let server: KeyedCertificate;
let issued: KeyedCertificate;
let selfSigned: KeyedCertificate;
let listener: ListenerThread;
let issuer: string;
let port: number;
let arrived: HttpRequest[];
let unparsed: string[];
let resumed: boolean[];

beforeAll(async () => {
  const nowMs = Date.now();
  authority = await makeAuthority(nowMs);
  server = await issueServerCertificate(authority, nowMs);
  issued = await issueClientCertificate(authority, till, nowMs);
  selfSigned = await makeSelfSignedCertificate(till, nowMs);
});

beforeEach(() => listen(false));
afterEach(() => listener.close());

async function listen(fapiCiphers: boolean): Promise<void> {
  await listener?.close();
  arrived = [];
  unparsed = [];
  resumed = [];
  const tls = { server, authority: authority.certificate, fapiCiphers };
  listener = new ListenerThread('test', { tls });
  issuer = await listener.listen(0);
  port = Number(new URL(issuer).port);
  listener.serve({
    request: async (_exchange, arriving) => {
      arrived.push(arriving);
      return jsonResponse(200, { ok: true });
    },
    hangUp: () => undefined,
    unparsed: (raw) => unparsed.push(raw),
  });
}

function presenting({ certificate, privateKey }: KeyedCertificate): CallOptions {
  return { cert: certificate, key: privateKey };
}

interface CallOptions extends Omit<RequestOptions, 'headers'> {
  readonly headers?: Readonly<Record<string, string>>;
}

/** One call by a client that believes only the workbench's authority; answers the status. */
async function call(options: CallOptions = {}, body = Buffer.alloc(0)): Promise<number> {
  const headers = { 'content-length': body.length, ...options.headers };
  const calling = request(`${issuer}/token`, {
    method: 'POST',
    ca: authority.certificate,
    agent: false,
    ...options,
    headers,
  });
  const answered = once(calling, 'response');
  // A body that nobody wanted may still be on its way when the connection ends.
  calling.on('error', () => undefined);
  calling.end(body);
  const [response] = await answered;
  if (response.socket instanceof TLSSocket) resumed.push(response.socket.isSessionReused());
  response.resume();
  await once(response, 'end');
  return response.statusCode;
}

/** Shakes hands only; answers the version and the suite that were agreed on. */
async function shakeHands(options: ConnectionOptions): Promise<string> {
  const socket = connect({ host: '127.0.0.1', port, ca: authority.certificate, ...options });
  const secure = once(socket, 'secureConnect');
  // The listener may still be talking when this end has heard enough.
  socket.on('error', () => undefined);
  await secure;
  const agreed = `${socket.getProtocol()} ${socket.getCipher().name}`;
  socket.destroy();
  return agreed;
}

describe.each(['TLSv1.2', 'TLSv1.3'] as const)('a client over %s', (version) => {
  const only = { minVersion: version, maxVersion: version };

  it('with a certificate from the authority is let in under its names, trusted', async () => {
    expect(await call({ ...only, ...presenting(issued) })).toBe(200);
    expect(arrived[0]?.certificate).toMatchObject({
      trusted: true,
      subject: 'CN=till,O=Corner Shop',
      sanDns: ['till.example'],
    });
  });

  it('with a self-signed certificate is let in, not trusted', async () => {
    expect(await call({ ...only, ...presenting(selfSigned) })).toBe(200);
    expect(arrived[0]?.certificate).toMatchObject({ trusted: false, sanDns: ['till.example'] });
  });

  it('with none is let in as nobody, for the core to refuse (R-054)', async () => {
    expect(await call(only)).toBe(200);
    expect(arrived[0]).not.toHaveProperty('certificate');
  });

  it('is who it was when it takes up an earlier session again', async () => {
    const agent = new Agent({ keepAlive: false });
    const again = { ...only, ...presenting(issued), agent };
    await call(again);
    await call(again);
    expect(resumed).toEqual([false, true]);
    const [first, second] = arrived;
    expect(second?.certificate).toEqual(first?.certificate);
    expect(second?.certificate?.trusted).toBe(true);
    agent.destroy();
  });
});

describe('the certificate of a connection', () => {
  it('comes with every request on it', async () => {
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    await call({ ...presenting(issued), agent });
    await call({ ...presenting(issued), agent });
    expect(arrived.map(({ certificate }) => certificate?.trusted)).toEqual([true, true]);
    agent.destroy();
  });

  it('is never that of another connection', async () => {
    await Promise.all([call(presenting(issued)), call(), call(presenting(selfSigned))]);
    const seen = arrived.map(({ certificate }) => certificate?.trusted);
    expect(new Set(seen)).toEqual(new Set([true, undefined, false]));
    const thumbprints = new Set(arrived.map(({ certificate }) => certificate?.thumbprint));
    expect(thumbprints.size).toBe(3);
  });

  it('counts as none when it is too large to record with every request', async () => {
    const dns = Array.from({ length: 1000 }, (_, index) => `a-rather-long-name-${index}.example`);
    const large = await makeSelfSignedCertificate({ ...till, dns }, Date.now());
    expect(await call(presenting(large))).toBe(200);
    expect(arrived[0]).not.toHaveProperty('certificate');
  });
});

describe('the listener behind TLS', () => {
  it('has an https issuer on loopback, whose certificate the authority vouches for', async () => {
    expect(issuer).toMatch(/^https:\/\/127\.0\.0\.1:\d+$/);
    await expect(call({ ca: selfSigned.certificate })).rejects.toThrow(/certificate/);
    expect(await call()).toBe(200);
  });

  it('refuses TLS 1.1', async () => {
    const old = { minVersion: 'TLSv1.1', maxVersion: 'TLSv1.1' } as const;
    const insecure = { ...old, ciphers: 'DEFAULT@SECLEVEL=0' };
    await expect(shakeHands(insecure)).rejects.toThrow(/protocol version/);
    expect(await shakeHands({ minVersion: 'TLSv1.1', maxVersion: 'TLSv1.2' })).toMatch(/^TLSv1.2 /);
  });

  it('records nothing of a handshake that fails, and goes on serving', async () => {
    await expect(shakeHands({ ca: selfSigned.certificate })).rejects.toThrow(/certificate/);
    const socket = connectPlain(port, '127.0.0.1');
    socket.on('error', () => undefined);
    socket.write('GET / HTTP/1.1\r\nHost: localhost\r\n\r\n');
    await new Promise((resolve) => socket.once('close', resolve));
    expect(await call()).toBe(200);
    expect(unparsed).toEqual([]);
  });

  it('hands on what is no HTTP though the handshake was good', async () => {
    const socket = connect({ host: '127.0.0.1', port, ca: authority.certificate });
    socket.end('HELLO provider\r\n\r\n');
    const [answer] = await once(socket, 'data');
    expect(String(answer)).toMatch(/^HTTP\/1\.1 400 /);
    const packet = Buffer.from('HELLO provider\r\n\r\n').toString('base64');
    await expect.poll(() => unparsed).toEqual([packet]);
  });

  it('keeps its doors: other hosts and other pages out, its own pages in', async () => {
    expect(await call({ headers: { host: 'evil.example' }, servername: 'localhost' })).toBe(403);
    expect(await call({ headers: { origin: 'https://evil.example' } })).toBe(403);
    expect(await call({ headers: { origin: issuer.replace('https', 'http') } })).toBe(403);
    expect(arrived).toEqual([]);
    expect(await call({ headers: { origin: issuer } })).toBe(200);
  });

  it('answers 413 to a body of several megabytes (R-117)', async () => {
    expect(await call({}, Buffer.alloc(64 * 1024))).toBe(200);
    for (let round = 0; round < 5; round += 1) {
      expect(await call({}, Buffer.alloc(4 * 1024 * 1024))).toBe(413);
    }
  });
});

describe('FAPI’s cipher suites', () => {
  const below = { minVersion: 'TLSv1.2', maxVersion: 'TLSv1.2' } as const;
  const allowed = ['ECDHE-RSA-AES128-GCM-SHA256', 'ECDHE-RSA-AES256-GCM-SHA384'];
  const others = ['ECDHE-RSA-CHACHA20-POLY1305', 'AES128-GCM-SHA256', 'ECDHE-RSA-AES128-SHA256'];

  it.each(allowed)('have %s below TLS 1.3', async (ciphers) => {
    await listen(true);
    expect(await shakeHands({ ...below, ciphers })).toBe(`TLSv1.2 ${ciphers}`);
  });

  it.each(others)(
    'have no %s, which the listener takes only when not asked for them',
    async (ciphers) => {
      expect(await shakeHands({ ...below, ciphers })).toBe(`TLSv1.2 ${ciphers}`);
      await listen(true);
      await expect(shakeHands({ ...below, ciphers })).rejects.toThrow(/handshake failure/);
    },
  );

  it('leave TLS 1.3 and client certificates as they are', async () => {
    await listen(true);
    expect(await shakeHands({})).toMatch(/^TLSv1.3 /);
    expect(await call({ ...below, ...presenting(issued) })).toBe(200);
    expect(arrived[0]?.certificate?.trusted).toBe(true);
  });
});
