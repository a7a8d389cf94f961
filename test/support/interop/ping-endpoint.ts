/**
 * Where a ping client is told that its request is decided: an endpoint on loopback, with TLS or
 * without, that answers 204 and remembers every call. It does not judge the bearer token; tests do.
 */
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { KeyedCertificate } from '#main/tls/certificate-authority.ts';

interface Ping {
  readonly method: string;
  readonly authorization: string | undefined;
  readonly contentType: string | undefined;
  readonly body: string;
}

export interface PingEndpoint {
  readonly url: string;
  /** The pings about that request, as soon as there is one. */
  readonly pingsFor: (authReqId: string) => Promise<readonly Ping[]>;
  /** Everything that came so far. */
  readonly pings: readonly Ping[];
  readonly close: () => void;
}

/** Opens an endpoint; with a certificate it speaks TLS. It may do something before it answers. */
export async function openPingEndpoint(
  shown?: KeyedCertificate,
  beforeAnswer: (ping: Ping) => Promise<void> = async () => undefined,
): Promise<PingEndpoint> {
  const pings: Ping[] = [];
  let waiting: (() => void)[] = [];
  const receive = (request: IncomingMessage, response: ServerResponse): void => {
    void readPing(request).then(async (ping) => {
      await beforeAnswer(ping);
      pings.push(ping);
      response.writeHead(204).end();
      for (const look of waiting.splice(0)) look();
    });
  };
  const server =
    shown === undefined
      ? createServer(receive)
      : createSecureServer({ cert: shown.certificate, key: shown.privateKey }, receive);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The endpoint has no port.');
  const scheme = shown === undefined ? 'http' : 'https';
  return {
    url: `${scheme}://127.0.0.1:${address.port}/ciba/notified`,
    pings,
    pingsFor: async (authReqId) => {
      for (;;) {
        const found = pings.filter(({ body }) => body.includes(authReqId));
        if (found.length > 0) return found;
        await new Promise<void>((resolve) => waiting.push(resolve));
      }
    },
    close: () => {
      waiting = [];
      server.close();
      server.closeAllConnections();
    },
  };
}

async function readPing(request: IncomingMessage): Promise<Ping> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  const { method = '', headers } = request;
  return {
    method,
    authorization: headers.authorization,
    contentType: headers['content-type'],
    body: Buffer.concat(chunks).toString(),
  };
}
