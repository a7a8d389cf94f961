/**
 * Sends bytes to a port of this machine, whatever they are, and reads what comes back to its end. The
 * answers are taken apart strictly: what is no HTTP is an error.
 */
import { connect } from 'node:net';
import type { HttpRequest, HttpResponse } from '#shared/protocol/encoding/wire.ts';
import { markerHeader } from './hostile-wall.ts';

export interface RawCall {
  readonly parts: readonly (string | Buffer)[];
  /** A HEAD is answered without the body whose length is told. */
  readonly isHead?: boolean;
  /** How long to wait between parts. */
  readonly pauseMs?: number;
  /** When to give up on a server that says nothing more. */
  readonly patienceMs?: number;
}

export interface RawAnswer {
  readonly responses: readonly HttpResponse[];
  /** False when we gave up waiting. */
  readonly ended: boolean;
}

/** Sends the parts and reads until the server closes the connection. */
export async function rawCall(port: number, call: RawCall): Promise<RawAnswer> {
  const socket = connect(port, '127.0.0.1');
  const back: Buffer[] = [];
  socket.on('data', (chunk) => back.push(chunk));
  // A server that says no early may reset the connection; what it had said by then counts.
  socket.on('error', () => undefined);
  const closed = new Promise<boolean>((resolve) => socket.once('close', () => resolve(true)));
  let timer: NodeJS.Timeout | undefined;
  const gaveUp = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), call.patienceMs ?? 10_000);
  });
  for (const part of call.parts) {
    socket.write(typeof part === 'string' ? Buffer.from(part, 'latin1') : part);
    if (call.pauseMs !== undefined) await new Promise((resume) => setTimeout(resume, call.pauseMs));
  }
  const ended = await Promise.race([closed, gaveUp]);
  clearTimeout(timer);
  socket.destroy();
  return { responses: readResponses(Buffer.concat(back), call.isHead === true), ended };
}

/** The request as it goes over the wire, marked so that it is found in the record. */
export function bytesOf(request: HttpRequest, marker: string): Buffer {
  const body = Buffer.from(request.body, 'base64');
  const [host, ...others] = request.headers;
  const headers = [
    ...(host === undefined ? [] : [host]),
    [markerHeader, marker],
    ['Connection', 'close'],
    ['Content-Length', String(body.length)],
    ...others,
  ];
  const lines = headers.map(([name, value]) => `${name}: ${value}\r\n`).join('');
  const head = `${request.method} ${request.target} HTTP/1.1\r\n${lines}\r\n`;
  return Buffer.concat([Buffer.from(head), body]);
}

const statusLine = /^HTTP\/1\.1 ([1-5]\d\d) ([\t\x20-\x7e]*)$/;

const noChunks = '0\r\n\r\n';

function readResponses(bytes: Buffer, isHead: boolean): readonly HttpResponse[] {
  const responses: HttpResponse[] = [];
  for (let rest = bytes; rest.length > 0; ) {
    const end = rest.indexOf('\r\n\r\n');
    if (end < 0) throw new Error(`An answer has no end to its head: ${rest.toString('latin1')}`);
    const head = readHead(rest.toString('latin1', 0, end), isHead);
    const behind = rest.subarray(end + 4);
    const length = isHead ? 0 : bodyLength(head.headers, head.status);
    // Node's own refusals come in chunks, of which there are none.
    const skipped = behind.indexOf(noChunks) === 0 ? noChunks.length : 0;
    if (behind.length < skipped + length) throw new Error('An answer is shorter than it says.');
    const body = behind.subarray(skipped, skipped + length).toString('base64');
    responses.push({ kind: 'http.response', ...head, body });
    rest = behind.subarray(skipped + length);
  }
  return responses;
}

/** A HEAD is told the length of a body that does not come, which nobody here wants to know. */
function readHead(
  text: string,
  isHead: boolean,
): Pick<HttpResponse, 'status' | 'reason' | 'headers'> {
  const [first = '', ...lines] = text.split('\r\n');
  const [, status, reason = ''] = statusLine.exec(first) ?? [];
  if (status === undefined) throw new Error(`An answer begins with ${JSON.stringify(first)}.`);
  const headers = lines.map(headerLine);
  const isTold = ([name]: [string, string]): boolean => !isHead || !/^content-length$/i.test(name);
  return { status: Number(status), reason, headers: headers.filter(isTold) };
}

function headerLine(line: string): [string, string] {
  const [, name, value] = /^([^\s:]+): ?(.*)$/.exec(line) ?? [];
  if (name === undefined || value === undefined)
    throw new Error(`An answer has the header line ${JSON.stringify(line)}.`);
  return [name, value];
}

function bodyLength(headers: readonly [string, string][], status: number): number {
  if (status < 200 || status === 204 || status === 304) return 0;
  const of = (wanted: string) => headers.find(([name]) => name.toLowerCase() === wanted)?.[1];
  const length = of('content-length');
  if (of('transfer-encoding') === 'chunked' && length === undefined) return 0;
  if (length === undefined || !/^\d+$/.test(length))
    throw new Error(`An answer ${status} does not say how long it is.`);
  return Number(length);
}
