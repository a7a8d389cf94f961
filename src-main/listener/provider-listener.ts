/**
 * The loopback listener of a wall-clock run, as it works on its own thread: tells of real HTTP
 * requests with their method, target, headers and bytes as they came, and writes the answers back.
 * Through a TLS door they come with the client's certificate; what it is worth is not judged here.
 */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { logFault } from '../log.ts';
import { PassingMap } from '../passing-map.ts';
import type { TlsDoor } from '../tls/tls-door.ts';
import { sentenceOf, WorkbenchError } from '../workbench-error.ts';
import { createBrokenRequests } from './broken-request.ts';
import type { ConnectionLimits } from './connection-limits.ts';
import type { DropHow } from './listener-messages.ts';
import { hostInUrl, isLoopbackAuthority } from './loopback.ts';
import type { PlainAnswer } from './packed-answers.ts';
import type { ArrivedRequest } from './packed-requests.ts';
import { readBody } from './read-body.ts';
import { turnAway } from './turn-away.ts';

/** Who hears of what clients do; calls are counted from one. */
interface ListenerEars {
  readonly arrived: (call: number, request: ArrivedRequest) => void;
  /** Its client went before it was answered. */
  readonly hungUp: (call: number) => void;
  readonly unparsed: (raw: string) => void;
}

interface ListenerParts {
  /** Without it plain HTTP is spoken. */
  readonly door: TlsDoor | undefined;
  /** So many calls may wait for their answers; held polls are among them. */
  readonly mostWaiting: number;
  readonly limits: ConnectionLimits;
  readonly ears: ListenerEars;
}

interface Call {
  readonly incoming: IncomingMessage;
  readonly response: ServerResponse;
}

const rawLimit = 4096;
const glanceMs = 10;

export class ProviderListener {
  readonly #parts: ListenerParts;
  readonly #server: Server;
  readonly #broken = createBrokenRequests();
  /** Until they are answered, or their clients hang up and no answer ever comes. */
  readonly #waiting = new PassingMap<number, Call>();
  #origin = '';
  #isServing = false;
  #count = 0;

  constructor(parts: ListenerParts) {
    const { door, limits, ears } = parts;
    this.#parts = parts;
    const take = (incoming: IncomingMessage, response: ServerResponse): void =>
      this.#take({ incoming, response });
    this.#server =
      door === undefined ? createServer(limits, take) : door.createServer(take, limits);
    this.#server.on('clientError', (fault: Error & { rawPacket?: Buffer }, socket) => {
      if (door?.isShakingHands(socket) === true) return void socket.destroy();
      // Without a packet the connection broke or fell silent: there is nothing to be shown.
      if (this.#broken.refuse(fault, socket) && fault.rawPacket !== undefined && this.#isServing)
        ears.unparsed(fault.rawPacket.subarray(0, rawLimit).toString('base64'));
    });
  }

  /** Begins to listen on loopback and answers the issuer's address. */
  async listen(port: number, host: string): Promise<string> {
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
    const scheme = this.#parts.door === undefined ? 'http' : 'https';
    this.#origin = `${scheme}://${hostInUrl(host)}:${bound}`;
    return this.#origin;
  }

  /** From now on there is a world that takes requests. */
  serve(): void {
    this.#isServing = true;
  }

  /** Answers a call; nothing happens when its client is gone. */
  answer(call: number, answer: PlainAnswer): void {
    this.#settle(call, ({ response }) => write(response, answer));
  }

  /** Answers a call without the world. */
  refuse(call: number, status: number): void {
    this.#settle(call, ({ incoming, response }) => {
      if (status === 503) turnAway(incoming, response, status);
      else response.writeHead(status).end();
    });
  }

  /** Ends the connection of a call that gets no answer. */
  drop(call: number, how: DropHow): void {
    this.#settle(call, ({ incoming: { socket } }) => {
      if (how === 'reset') socket.resetAndDestroy();
      else socket.destroy();
    });
  }

  /** Takes no more connections, waits a little until what came in is answered, and closes. */
  async drain(patienceMs: number): Promise<void> {
    this.#server.close();
    this.#server.closeIdleConnections();
    const until = performance.now() + patienceMs;
    while (this.#waiting.size > 0 && performance.now() < until)
      await new Promise((resume) => setTimeout(resume, glanceMs));
    this.close();
  }

  close(): void {
    this.#server.close();
    this.#server.closeAllConnections();
  }

  #take(call: Call): void {
    const { incoming, response } = call;
    this.#broken.note(call);
    const refusal = this.#refusalOf(incoming);
    if (refusal !== undefined) return turnAway(incoming, response, refusal);
    readBody(incoming, (body) => {
      if (body === undefined) turnAway(incoming, response, 413);
      else this.#handOver(call, body);
    });
  }

  /** The status of our no, where one glance at the head of a call is enough for it. */
  #refusalOf(incoming: IncomingMessage): number | undefined {
    if (!namesOneHost(incoming)) return 400;
    if (!isForUs(incoming, this.#origin)) return 403;
    if (!this.#isServing || this.#waiting.size >= this.#parts.mostWaiting) return 503;
    return undefined;
  }

  #handOver(call: Call, body: string): void {
    const { incoming, response } = call;
    const { door, ears } = this.#parts;
    this.#count += 1;
    const number = this.#count;
    this.#waiting.set(number, call);
    response.once('close', () => {
      if (this.#waiting.delete(number)) ears.hungUp(number);
    });
    try {
      const { method = 'GET', url: target = '/', rawHeaders } = incoming;
      const certificate = door?.certificateOf(incoming.socket);
      ears.arrived(number, { method, target, body, rawHeaders, certificate });
    } catch (thrown) {
      logFault('A request could not be served.', thrown);
      this.refuse(number, 500);
    }
  }

  #settle(number: number, say: (call: Call) => void): void {
    const call = this.#waiting.get(number);
    if (call === undefined) return;
    this.#waiting.delete(number);
    try {
      say(call);
    } catch (thrown) {
      logFault('A request could not be served.', thrown);
      call.response.writeHead(500).end();
    }
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

function write(response: ServerResponse, { status, reason, rawHeaders, body }: PlainAnswer): void {
  response.writeHead(status, reason, rawHeaders);
  // As latin1 text, so that Node sends head and body in one write.
  response.end(Buffer.from(body, 'base64').toString('latin1'), 'latin1');
}
