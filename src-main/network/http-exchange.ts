/**
 * One HTTP exchange over a connection that is already open: the request out, one answer back, its
 * body read up to a limit. It follows no redirect, decodes nothing and judges no status.
 */
import { type IncomingMessage, request as startRequest } from 'node:http';
import type { Socket } from 'node:net';
import type { Answered, OutgoingCall } from './outgoing-call.ts';

/** Sends the call and waits for the head of the answer. */
export function exchangeHeads(
  { method, body }: OutgoingCall,
  path: string,
  lines: readonly (readonly [string, string])[],
  socket: Socket,
): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const request = startRequest({
      method,
      path,
      headers: lines.flat(),
      createConnection: () => socket,
    });
    request.once('response', resolve);
    // Kept for the life of the request: a late error without a listener would end the program.
    request.on('error', reject);
    request.once('upgrade', () => reject(new Error('the answer changes the protocol')));
    request.end(Buffer.from(body, 'base64'));
  });
}

/** Reads the body as far as allowed; whoever sends more is cut off. */
export async function readAnswer(
  response: IncomingMessage,
  largestBodyBytes: number,
): Promise<Answered> {
  const chunks: Buffer[] = [];
  let length = 0;
  // Leaving the loop destroys the response and its connection.
  for await (const chunk of response) {
    const bytes: Buffer = chunk;
    chunks.push(bytes);
    length += bytes.length;
    if (length > largestBodyBytes) break;
  }
  return {
    kind: 'answered',
    status: response.statusCode ?? 0,
    reason: response.statusMessage ?? '',
    headers: pairs(response.rawHeaders),
    body: Buffer.concat(chunks).subarray(0, largestBodyBytes).toString('base64'),
    cut: length > largestBodyBytes,
  };
}

function pairs(rawHeaders: readonly string[]): [string, string][] {
  return rawHeaders.flatMap((name, index): [string, string][] =>
    index % 2 === 0 ? [[name, rawHeaders[index + 1] ?? '']] : [],
  );
}
