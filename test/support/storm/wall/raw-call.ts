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
  /** Whether giving up is meant, so that half an answer is nothing to complain of. */
  readonly hangsUp?: boolean;
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
  if (!ended && call.hangsUp === true) return { responses: [], ended };
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

type Head = Pick<HttpResponse, 'status' | 'reason' | 'headers'>;

const statusLine = /^HTTP\/1\.1 ([1-5]\d\d) ([\t\x20-\x7e]*)$/;

function readResponses(bytes: Buffer, isHead: boolean): readonly HttpResponse[] {
  const responses: HttpResponse[] = [];
  for (let rest = bytes; rest.length > 0; ) {
    const end = rest.indexOf('\r\n\r\n');
    if (end < 0) throw new Error(`An answer has no end to its head: ${rest.toString('latin1')}`);
    const head = readHead(rest.toString('latin1', 0, end), isHead);
    const { body, used } = readBody(rest.subarray(end + 4), head, isHead);
    responses.push({ kind: 'http.response', ...head, body: body.toString('base64') });
    rest = rest.subarray(end + 4 + used);
  }
  return responses;
}

/** A HEAD is told the length of a body that does not come, which nobody here wants to know. */
function readHead(text: string, isHead: boolean): Head {
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

interface Body {
  readonly body: Buffer;
  /** How many bytes of the connection it took. */
  readonly used: number;
}

function readBody(behind: Buffer, { status, headers }: Head, isHead: boolean): Body {
  const of = (wanted: string) => headers.find(([name]) => name.toLowerCase() === wanted)?.[1];
  if (isHead || status < 200 || status === 204 || status === 304)
    return { body: Buffer.alloc(0), used: 0 };
  const length = of('content-length');
  if (length === undefined && of('transfer-encoding') === 'chunked') return readChunks(behind);
  if (length === undefined || !/^\d+$/.test(length))
    throw new Error(`An answer ${status} does not say how long it is.`);
  const body = behind.subarray(0, Number(length));
  if (body.length < Number(length)) throw new Error('An answer is shorter than it says.');
  return { body, used: body.length };
}

function readChunks(behind: Buffer): Body {
  const chunks: Buffer[] = [];
  for (let at = 0; ; ) {
    const line = behind.indexOf('\r\n', at);
    const size = /^[0-9a-f]+$/i.exec(behind.toString('latin1', at, Math.max(at, line)))?.[0];
    if (size === undefined) throw new Error('An answer breaks off between its chunks.');
    const start = line + 2;
    const end = start + Number.parseInt(size, 16);
    if (behind.toString('latin1', end, end + 2) !== '\r\n')
      throw new Error('An answer breaks off within a chunk.');
    if (end === start) return { body: Buffer.concat(chunks), used: end + 2 };
    chunks.push(behind.subarray(start, end));
    at = end + 2;
  }
}
