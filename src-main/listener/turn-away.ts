/**
 * Says no to a request without its body having been read, so that the client hears it: whoever
 * closes a connection with bytes still unread resets it, and the answer is lost on its way.
 */
import type { IncomingMessage, ServerResponse } from 'node:http';

/** So much of a body, and for so long, is read only to be thrown away. */
const patienceBytes = 16 * 1024 * 1024;
const patienceMs = 1000;

/** Answers at once, reads on for a little, and closes. */
export function turnAway(
  incoming: IncomingMessage,
  response: ServerResponse,
  status: number,
): void {
  // CIBA Core §10.1: who is told to come back later is told when.
  if (status === 503) response.setHeader('retry-after', 1);
  response.writeHead(status, { connection: 'close', 'content-length': 0 });
  if (incoming.complete || incoming.destroyed) return void response.end();
  response.flushHeaders();
  let left = patienceBytes;
  const close = (): void => {
    clearTimeout(timer);
    response.end();
  };
  const timer = setTimeout(close, patienceMs);
  incoming.on('data', (chunk: Buffer) => {
    left -= chunk.length;
    if (left < 0) close();
  });
  incoming.once('close', close);
  incoming.once('end', close);
}
