/**
 * Client endpoints on loopback for the outgoing caller: one that answers HTTP, one that answers
 * whatever bytes a test wants. Each remembers what reached it and closes with the test.
 */
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createRawServer, type Server, type Socket } from 'node:net';
import { onTestFinished } from 'vitest';

interface Arrived {
  readonly method: string;
  readonly target: string;
  readonly headers: readonly string[];
  readonly body: string;
}

interface Endpoint {
  readonly port: number;
  readonly url: string;
  readonly arrived: Arrived[];
}

/** Reads each request whole, remembers it and answers it. */
export async function httpEndpoint(
  answer: (response: ServerResponse) => void = (response) => response.writeHead(204).end(),
): Promise<Endpoint> {
  const arrived: Arrived[] = [];
  const server = createServer((request, response) => {
    void readRequest(request).then((read) => {
      arrived.push(read);
      answer(response);
    });
  });
  const port = await listenOnLoopback(server);
  return { port, url: `http://127.0.0.1:${port}/notify`, arrived };
}

/** Hands over every connection once it has sent its first bytes. */
export async function rawEndpoint(
  answer: (socket: Socket) => void,
): Promise<{ readonly port: number; readonly url: string }> {
  const server = createRawServer((socket) => {
    // The caller may cut a connection at any moment; that is what is being tested.
    socket.on('error', () => undefined);
    socket.once('data', () => answer(socket));
  });
  const port = await listenOnLoopback(server);
  return { port, url: `http://127.0.0.1:${port}/notify` };
}

/** The end of a connection, in peace or not. */
export function closeOf(socket: Socket): Promise<void> {
  return new Promise((resolve) => {
    socket.once('close', () => resolve());
  });
}

/** Listens on a port of 127.0.0.1, any that is free unless one is named, until the test is over. */
export async function listenOnLoopback(server: Server, named = 0): Promise<number> {
  const open = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    open.add(socket);
    socket.once('close', () => open.delete(socket));
  });
  server.listen(named, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.close();
    for (const socket of open) socket.destroy();
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');
  return address.port;
}

export async function readRequest(request: IncomingMessage): Promise<Arrived> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  const { method = '', url = '', rawHeaders } = request;
  return { method, target: url, headers: rawHeaders, body: Buffer.concat(chunks).toString() };
}
