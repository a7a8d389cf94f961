/**
 * The outgoing caller over real TLS on loopback: whom it trusts, what it tells the server, and how
 * it ends when the other side cannot do better than TLS 1.1.
 */
import { once } from 'node:events';
import { createServer, type ServerOptions } from 'node:https';
import { connect as connectTls, TLSSocket } from 'node:tls';
import { beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import { createCaller } from '#main/network/caller.ts';
import {
  closeOf,
  listenOnLoopback,
  rawEndpoint,
  readRequest,
} from '#test/support/network/endpoint.ts';
import { allowing, loopbackOnly, ping, pingBody } from '#test/support/network/ping.ts';
import { recordingConnector } from '#test/support/network/recording-connector.ts';
import {
  certificateFor,
  selfSignedFor,
  throwawayAuthority,
} from '#test/support/network/throwaway-certificates.ts';

type Authority = Awaited<ReturnType<typeof throwawayAuthority>>;

let authority: Authority;
let stranger: Authority;
let impostor: Authority;

beforeAll(async () => {
  authority = await throwawayAuthority('Workbench');
  stranger = await throwawayAuthority('Stranger');
  impostor = await throwawayAuthority('Workbench');
});

const loopback = [{ type: 'ip', value: '127.0.0.1' } as const];
const client = [{ type: 'dns', value: 'client.example' } as const];
const httpsOnly = { ...loopbackOnly, allowLoopbackHttp: false };

/** An https endpoint that tells what it was asked, over which TLS and for which name. */
async function tlsEndpoint(options: ServerOptions) {
  const arrived: { host?: string; body: string; servername: unknown; version: unknown }[] = [];
  const server = createServer(options, (request, response) => {
    const { socket } = request;
    if (!(socket instanceof TLSSocket)) throw new Error('The request came without TLS.');
    void readRequest(request).then(({ headers, body }) => {
      const host = headers[headers.indexOf('Host') + 1] ?? '';
      arrived.push({ host, body, servername: socket.servername, version: socket.getProtocol() });
      response.writeHead(204).end();
    });
  });
  server.on('tlsClientError', () => undefined);
  return { port: await listenOnLoopback(server), arrived };
}

const trusting = () =>
  createCaller({
    connect: recordingConnector().connect,
    resolve: async () => ['127.0.0.1'],
    certificateAuthorities: [authority.certificate.toString('pem')],
  });

describe('R-231 a certificate', () => {
  it('of an authority that the caller was told of is accepted, for an address', async () => {
    const { port, arrived } = await tlsEndpoint(await certificateFor(loopback, authority));
    const outcome = await trusting()(ping(`https://127.0.0.1:${port}/`), httpsOnly);
    expect(outcome).toMatchObject({ kind: 'answered', status: 204 });
    expect(arrived).toEqual([
      { host: `127.0.0.1:${port}`, body: pingBody, servername: false, version: 'TLSv1.3' },
    ]);
  });

  it('for a name is asked for by that name, though an address was called', async () => {
    const { port, arrived } = await tlsEndpoint(await certificateFor(client, authority));
    const url = `https://Client.Example.:${port}/`;
    const outcome = await trusting()(ping(url), allowing('client.example'));
    expect(outcome).toMatchObject({ kind: 'answered', status: 204 });
    expect(arrived[0]).toMatchObject({
      host: `client.example:${port}`,
      servername: 'client.example',
    });
  });

  it.each([
    ['that vouches for itself', /self-signed/, () => selfSignedFor(loopback)],
    ['of an authority that nobody knows', /unable to/, () => certificateFor(loopback, stranger)],
    [
      'of an authority that borrows the name',
      /signature/,
      () => certificateFor(loopback, impostor),
    ],
    ['for another name', /does not match/, () => certificateFor(client, authority)],
    ['that is over', /expired/, () => certificateFor(loopback, authority, -1_000)],
  ])('%s ends the call before anything is sent', async (_which, why, certificate) => {
    const { port, arrived } = await tlsEndpoint(await certificate());
    const outcome = await trusting()(ping(`https://127.0.0.1:${port}/`), httpsOnly);
    expect(outcome.kind).toBe('failed');
    expect(outcome.reason).toMatch(/no TLS connection/);
    expect(outcome.reason).toMatch(why);
    expect(arrived).toEqual([]);
  });

  it('of the workbench’s own authority is a stranger’s to a caller that was not told', async () => {
    const { port, arrived } = await tlsEndpoint(await certificateFor(loopback, authority));
    const outcome = await createCaller()(ping(`https://127.0.0.1:${port}/`), httpsOnly);
    expect(outcome).toMatchObject({ kind: 'failed' });
    expect(arrived).toEqual([]);
  });

  it('is judged though the environment says that none shall be', async () => {
    const { port, arrived } = await tlsEndpoint(await selfSignedFor(loopback));
    vi.stubEnv('NODE_TLS_REJECT_UNAUTHORIZED', '0');
    onTestFinished(() => void vi.unstubAllEnvs());
    const outcome = await trusting()(ping(`https://127.0.0.1:${port}/`), httpsOnly);
    expect(outcome).toMatchObject({ kind: 'failed' });
    expect(arrived).toEqual([]);
  });
});

describe('R-231 TLS', () => {
  const old = {
    ciphers: 'DEFAULT@SECLEVEL=0',
    minVersion: 'TLSv1',
    maxVersion: 'TLSv1.1',
  } as const;

  it('1.2 is good enough', async () => {
    const certificate = await certificateFor(loopback, authority);
    const { port, arrived } = await tlsEndpoint({ ...certificate, maxVersion: 'TLSv1.2' });
    await trusting()(ping(`https://127.0.0.1:${port}/`), httpsOnly);
    expect(arrived[0]?.version).toBe('TLSv1.2');
  });

  it('1.1 is not, though another client would take it', async () => {
    const certificate = await certificateFor(loopback, authority);
    const { port, arrived } = await tlsEndpoint({ ...certificate, ...old });
    const lenient = connectTls({ ...old, port, host: '127.0.0.1', rejectUnauthorized: false });
    await once(lenient, 'secureConnect');
    expect(lenient.getProtocol()).toBe('TLSv1.1');
    lenient.destroy();
    const outcome = await trusting()(ping(`https://127.0.0.1:${port}/`), httpsOnly);
    expect(outcome).toMatchObject({
      kind: 'failed',
      reason: expect.stringMatching(/no TLS connection .*version/),
    });
    expect(arrived).toEqual([]);
  });

  it('with somebody who does not speak it fails', async () => {
    const { port } = await rawEndpoint((socket) => socket.end('HTTP/1.1 204 \r\n\r\n'));
    const outcome = await trusting()(ping(`https://127.0.0.1:${port}/`), httpsOnly);
    expect(outcome).toMatchObject({ kind: 'failed', reason: expect.stringMatching(/no TLS/) });
  });

  it('with somebody who hangs up fails', async () => {
    const { port } = await rawEndpoint((socket) => socket.end());
    const outcome = await trusting()(ping(`https://127.0.0.1:${port}/`), httpsOnly);
    expect(outcome).toMatchObject({ kind: 'failed', reason: expect.stringMatching(/no TLS/) });
  });

  it('R-233 with somebody who says nothing is given up in time, connection and all', async () => {
    let hungUp: Promise<unknown> = Promise.resolve();
    const { port } = await rawEndpoint((socket) => {
      hungUp = closeOf(socket);
    });
    const url = `https://127.0.0.1:${port}/`;
    const outcome = await trusting()(ping(url, { timeoutMs: 100 }), httpsOnly);
    expect(outcome).toMatchObject({
      kind: 'timed-out',
      reason: expect.stringContaining('while connecting'),
    });
    await hungUp;
  });
});
