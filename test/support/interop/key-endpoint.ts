/**
 * Where a client publishes its keys (`jwks_uri`): an endpoint on loopback whose keys a test can
 * change, as a client does that rotates them. It counts how often it was asked.
 */
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { PublicKey } from '#shared/protocol/setup/public-key.ts';

export interface KeyEndpoint {
  readonly url: string;
  readonly publish: (keys: readonly PublicKey[]) => void;
  readonly timesAsked: () => number;
  readonly close: () => void;
}

/** Opens an endpoint that publishes nothing yet. */
export async function openKeyEndpoint(): Promise<KeyEndpoint> {
  let published: readonly PublicKey[] = [];
  let asked = 0;
  const server = createServer((_request, response) => {
    asked += 1;
    response.writeHead(200, { 'content-type': 'application/jwk-set+json' });
    response.end(JSON.stringify({ keys: published }));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The endpoint has no port.');
  return {
    url: `http://127.0.0.1:${address.port}/keys`,
    publish: (keys) => {
      published = keys;
    },
    timesAsked: () => asked,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}
