/** Reads the body of a call, as far as an honest one goes. What is larger is not kept. */
import type { IncomingMessage } from 'node:http';

const largestBody = 64 * 1024;

/** Tells once: the whole body in base64, or undefined when it is too large or breaks off. */
export function readBody(
  incoming: IncomingMessage,
  tell: (body: string | undefined) => void,
): void {
  let isTold = false;
  const tellOnce = (body: string | undefined): void => {
    if (isTold) return;
    isTold = true;
    tell(body);
  };
  if (Number(incoming.headers['content-length']) > largestBody) return tellOnce(undefined);
  const chunks: Buffer[] = [];
  let length = 0;
  incoming.on('data', (chunk: Buffer) => {
    length += chunk.length;
    if (length > largestBody) tellOnce(undefined);
    else chunks.push(chunk);
  });
  incoming.once('end', () => tellOnce(inBase64(chunks)));
  incoming.once('error', () => tellOnce(undefined));
  incoming.once('close', () => tellOnce(undefined));
}

function inBase64(chunks: readonly Buffer[]): string {
  const [first, ...others] = chunks;
  if (first === undefined) return '';
  return (others.length === 0 ? first : Buffer.concat(chunks)).toString('base64');
}
