/** A provider made wrong: another one stands behind it, and some of its answers are changed. */
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { loopbackFetch } from '../shell/http-call.ts';

export interface Answer {
  readonly status: number;
  readonly text: string;
}

export interface SpoilingProxy {
  readonly issuer: string;
  readonly close: () => Promise<void>;
}

/** Stands before that provider on loopback; `spoil` is asked of every answer. */
export async function spoilingProxy(
  behind: string,
  spoil: (path: string, answer: Answer) => Answer,
): Promise<SpoilingProxy> {
  const server = createServer((request, response) => {
    void (async () => {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk as Buffer);
      const headers: Record<string, string> = {};
      for (const name of ['authorization', 'content-type', 'accept']) {
        const value = request.headers[name];
        if (typeof value === 'string') headers[name] = value;
      }
      const body = chunks.length === 0 ? null : Buffer.concat(chunks).toString('utf8');
      const method = request.method ?? 'GET';
      const path = request.url ?? '/';
      const got = await loopbackFetch(`${behind}${path}`, { method, headers, body });
      const text = (await got.text()).replaceAll(behind, issuer);
      const answer = spoil(path, { status: got.status, text });
      response.writeHead(answer.status, {
        'content-type': got.headers.get('content-type') ?? 'text/plain',
      });
      response.end(answer.text);
    })();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    issuer,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
