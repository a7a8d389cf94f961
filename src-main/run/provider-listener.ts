/**
 * The loopback listener of a wall-clock run: hands real HTTP requests to the world with their
 * method, target, headers and bytes as they came, and writes the world's answers back. Through a
 * TLS door they come with the client's certificate; what it is worth is not judged here.
 */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { HttpRequest, HttpResponse, PeerCertificate } from '#shared/protocol/encoding/wire.ts';
import { logFault } from '../log.ts';
import type { TlsDoor } from '../tls/tls-door.ts';
import { sentenceOf, WorkbenchError } from '../workbench-error.ts';
import { createBrokenRequests } from './broken-request.ts';
import { type ConnectionLimits, usualLimits } from './connection-limits.ts';
import { hostInUrl, isLoopbackAuthority } from './loopback.ts';
import { turnAway } from './turn-away.ts';

export interface ListenerTarget {
  readonly request: (exchange: string, request: HttpRequest) => Promise<HttpResponse>;
  readonly hangUp: (exchange: string) => void;
  readonly unparsed: (raw: string) => void;
}

const largestBody = 64 * 1024;
const rawLimit = 4096;
/** So many calls may wait for their answers; held polls are among them. */
const usualMostWaiting = 10_000;
const glanceMs = 10;

export class ProviderListener {
  readonly #server: Server;
  readonly #launch: string;
  readonly #door: TlsDoor | undefined;
  #origin = '';
  #target: ListenerTarget | undefined;
  #count = 0;
  #waiting = 0;
  readonly #broken = createBrokenRequests();
  readonly #mostWaiting: number;

  /** Speaks plain HTTP, or HTTPS where it is given a door. */
  constructor(
    launch: string,
    door?: TlsDoor,
    mostWaiting = usualMostWaiting,
    limits: ConnectionLimits = usualLimits,
  ) {
    this.#launch = launch;
    this.#mostWaiting = mostWaiting;
    this.#door = door;
    const serve = (request: IncomingMessage, response: ServerResponse): void =>
      void this.#serve(request, response);
    this.#server =
      door === undefined ? createServer(limits, serve) : door.createServer(serve, limits);
    this.#server.on('clientError', (fault: Error & { rawPacket?: Buffer }, socket) => {
      if (door?.isShakingHands(socket) === true) return void socket.destroy();
      // Without a packet the connection broke or fell silent: there is nothing to be shown.
      if (this.#broken.refuse(fault, socket) && fault.rawPacket !== undefined)
        this.#target?.unparsed(fault.rawPacket.subarray(0, rawLimit).toString('base64'));
    });
  }

  /** Begins to listen on loopback and answers the issuer's address. */
  async listen(port: number, host = '127.0.0.1'): Promise<string> {
    try {
      await new Promise<void>((resolve, reject) => {
        this.#server.once('error', reject);
        this.#server.listen(port, host, resolve);
      });
    } catch (cause) {
      const sentence = `The provider cannot listen on port ${port} (${sentenceOf(cause)}). Close what uses it and open the run again.`;
      throw new WorkbenchError(sentence, { cause });
    }
    const { port: bound } = this.#server.address() as AddressInfo;
    this.#origin = `${this.#door === undefined ? 'http' : 'https'}://${hostInUrl(host)}:${bound}`;
    return this.#origin;
  }

  /** From now on requests go to this world. */
  serve(target: ListenerTarget): void {
    this.#target = target;
  }

  /** Takes no more connections, waits a little until what came in is answered, and closes. */
  async drain(patienceMs: number): Promise<void> {
    this.#server.close();
    this.#server.closeIdleConnections();
    const until = performance.now() + patienceMs;
    while (this.#waiting > 0 && performance.now() < until)
      await new Promise((resume) => setTimeout(resume, glanceMs));
    this.close();
  }

  close(): void {
    this.#server.close();
    this.#server.closeAllConnections();
  }

  async #serve(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const target = this.#target;
    this.#broken.note({ incoming, response });
    if (!namesOneHost(incoming)) return turnAway(incoming, response, 400);
    if (!isForUs(incoming, this.#origin)) return turnAway(incoming, response, 403);
    if (target === undefined || this.#waiting >= this.#mostWaiting)
      return turnAway(incoming, response, 503);
    const body = await readBody(incoming);
    if (body === undefined) return turnAway(incoming, response, 413);
    this.#count += 1;
    const exchange = `h${this.#launch}-${this.#count}`;
    const leave = this.#enter();
    response.once('close', () => {
      leave();
      if (!response.writableEnded) target.hangUp(exchange);
    });
    try {
      const certificate = this.#door?.certificateOf(incoming.socket);
      write(response, await target.request(exchange, readRequest(incoming, body, certificate)));
    } catch (thrown) {
      logFault('A request could not be served.', thrown);
      // What the world outside kept us from doing may work in a moment; a defect will not.
      if (thrown instanceof WorkbenchError) turnAway(incoming, response, 503);
      else response.writeHead(500).end();
    } finally {
      leave();
    }
  }

  /** One more call waits, until it is answered or its client hangs up and no answer ever comes. */
  #enter(): () => void {
    let isWaiting = true;
    this.#waiting += 1;
    return () => {
      if (isWaiting) this.#waiting -= 1;
      isWaiting = false;
    };
  }
}

/** RFC 9112 §3.2: with two Host headers two readers would see two hosts. */
function namesOneHost({ rawHeaders }: IncomingMessage): boolean {
  return rawHeaders.filter((name, at) => at % 2 === 0 && /^host$/i.test(name)).length <= 1;
}

/**
 * Only calls made to loopback by name, and none from a web page but the provider's own: a page that
 * gets a name of its own to point here must not reach the provider.
 */
function isForUs({ headers: { host, origin } }: IncomingMessage, own: string): boolean {
  return (origin === undefined || origin === own) && isLoopbackAuthority(host);
}

function readRequest(
  incoming: IncomingMessage,
  body: Buffer,
  certificate: PeerCertificate | undefined,
): HttpRequest {
  const headers: [string, string][] = [];
  const { rawHeaders } = incoming;
  for (let index = 0; index < rawHeaders.length; index += 2) {
    headers.push([rawHeaders[index] ?? '', rawHeaders[index + 1] ?? '']);
  }
  const { method = 'GET', url = '/' } = incoming;
  const request: HttpRequest = {
    kind: 'http.request',
    method,
    target: url,
    headers,
    body: body.toString('base64'),
  };
  return certificate === undefined ? request : { ...request, certificate };
}

/** The whole body, or undefined when it is larger than any honest request or breaks off. */
function readBody(incoming: IncomingMessage): Promise<Buffer | undefined> {
  if (Number(incoming.headers['content-length']) > largestBody) return Promise.resolve(undefined);
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let length = 0;
    incoming.on('data', (chunk: Buffer) => {
      length += chunk.length;
      if (length > largestBody) resolve(undefined);
      else chunks.push(chunk);
    });
    incoming.once('end', () => resolve(Buffer.concat(chunks)));
    incoming.once('error', () => resolve(undefined));
    incoming.once('close', () => resolve(undefined));
  });
}

function write(response: ServerResponse, answer: HttpResponse): void {
  response.writeHead(answer.status, answer.reason, answer.headers.flat());
  // As latin1 text, so that Node sends head and body in one write.
  response.end(Buffer.from(answer.body, 'base64').toString('latin1'), 'latin1');
}
