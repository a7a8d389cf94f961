/**
 * The provider's listener as the rest of the workbench has it: a thread of its own that reads and
 * writes sockets, and here the world that answers. Reading HTTP costs a quarter of what a flow
 * costs, and the world has only one thread.
 */
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { HttpRequest, HttpResponse } from '#shared/protocol/encoding/wire.ts';
import { logFault } from '../log.ts';
import { PassingMap } from '../passing-map.ts';
import type { TlsSettings } from '../tls/tls-door.ts';
import { sentenceOf, WorkbenchError } from '../workbench-error.ts';
import { type ConnectionLimits, usualLimits } from './connection-limits.ts';
import type {
  DropHow,
  FromListener,
  ListenerSettings,
  ToListener,
  Traffic,
} from './listener-messages.ts';
import { createAnswerPacker } from './packed-answers.ts';
import { unpackRequests } from './packed-requests.ts';

export interface ListenerTarget {
  readonly request: (exchange: string, request: HttpRequest) => Promise<HttpResponse>;
  readonly hangUp: (exchange: string) => void;
  readonly unparsed: (raw: string) => void;
}

interface ListenerChoices {
  /** Speaks HTTPS where it is given, else plain HTTP. */
  readonly tls?: TlsSettings | undefined;
  readonly mostWaiting?: number;
  readonly limits?: ConnectionLimits | undefined;
}

interface Opening {
  readonly resolve: (origin: string) => void;
  readonly reject: (reason: unknown) => void;
}

const usualMostWaiting = 10_000;
const lost =
  'The provider’s listener has ended, so that no client reaches the provider. End the program and start it again.';

export class ListenerThread {
  readonly #launch: string;
  readonly #choices: ListenerChoices;
  readonly #answers = createAnswerPacker();
  /** The calls that wait for the world's answer. */
  readonly #open = new PassingMap<number, true>();
  #worker: Worker | undefined;
  /** Whoever waits for the address. */
  #opening: Opening | undefined;
  #isEnding = false;
  #ended: Promise<void> = Promise.resolve();
  #target: ListenerTarget | undefined;
  #isGathering = false;

  constructor(launch: string, choices: ListenerChoices = {}) {
    this.#launch = launch;
    this.#choices = choices;
  }

  /** Begins to listen on loopback and answers the issuer's address. */
  listen(port: number, host = '127.0.0.1'): Promise<string> {
    const { tls, mostWaiting = usualMostWaiting, limits = usualLimits } = this.#choices;
    const isServing = this.#target !== undefined;
    return new Promise((resolve, reject) => {
      this.#opening = { resolve, reject };
      this.#start({ port, host, tls, mostWaiting, limits, isServing });
    });
  }

  /** From now on requests go to this world. */
  serve(target: ListenerTarget): void {
    this.#target = target;
    this.#tell({ kind: 'serve' });
  }

  /** Ends the connection of that exchange without an answer: in good order, or as if it broke. */
  drop(exchange: string, how: DropHow): void {
    const call = Number(exchange.slice(this.#nameOf('').length));
    if (this.#open.delete(call)) this.#tell({ kind: 'drop', call, how });
  }

  /** Takes no more connections, waits a little until what came in is answered, and closes. */
  drain(patienceMs: number): Promise<void> {
    this.#isEnding = true;
    this.#tell({ kind: 'drain', patienceMs });
    return this.#ended;
  }

  /** Cuts off whoever is connected. When this has ended, the port is free and the thread gone. */
  close(): Promise<void> {
    this.#isEnding = true;
    // What was answered until now goes out, and what comes in from now on is not heard.
    this.#send();
    this.#target = undefined;
    this.#tell({ kind: 'close' });
    return this.#ended;
  }

  #tell(message: ToListener): void {
    this.#worker?.postMessage(message);
  }

  #start(workerData: ListenerSettings): void {
    // Beside this file as it is written, and beside the bundle once it is built.
    const program = `./listener-worker${extname(fileURLToPath(import.meta.url))}`;
    const worker = new Worker(new URL(program, import.meta.url), { workerData });
    let fault: unknown;
    worker.on('message', (message: FromListener) => {
      if (message.kind === 'failed') fault = new WorkbenchError(message.sentence);
      else this.#hear(message);
    });
    worker.on('error', (thrown) => (fault = thrown));
    this.#worker = worker;
    this.#isEnding = false;
    this.#ended = new Promise((resolve) => {
      worker.on('exit', () => {
        this.#worker = undefined;
        this.#lose(fault);
        resolve();
      });
    });
  }

  #hear(message: Exclude<FromListener, { kind: 'failed' }>): void {
    if (message.kind === 'traffic') return this.#take(message);
    this.#opening?.resolve(message.origin);
    this.#opening = undefined;
  }

  #take({ requests, hungUp, unparsed }: Traffic): void {
    const target = this.#target;
    if (target === undefined) return;
    unpackRequests(requests, (call, request) => this.#ask(target, call, request));
    for (const call of hungUp) if (this.#open.delete(call)) target.hangUp(this.#nameOf(call));
    for (const raw of unparsed) target.unparsed(raw);
  }

  #ask(target: ListenerTarget, call: number, request: HttpRequest): void {
    this.#open.set(call, true);
    target.request(this.#nameOf(call), request).then(
      (answer) => this.#settle(call, () => this.#answers.add(call, answer)),
      (thrown: unknown) => {
        logFault('A request could not be served.', thrown);
        // What the world outside kept us from doing may work in a moment; a defect will not.
        const status = thrown instanceof WorkbenchError ? 503 : 500;
        this.#settle(call, () => this.#answers.refuse(call, status));
      },
    );
  }

  #nameOf(call: number | ''): string {
    return `h${this.#launch}-${call}`;
  }

  /** All answers of one turn go over together. */
  #settle(call: number, add: () => void): void {
    if (!this.#open.delete(call)) return;
    add();
    if (this.#isGathering) return;
    this.#isGathering = true;
    setImmediate(() => this.#send());
  }

  #send(): void {
    if (!this.#isGathering) return;
    this.#isGathering = false;
    this.#tell({ kind: 'answers', answers: this.#answers.take() });
  }

  /** The thread is gone, and with it every client; nobody may wait for it any longer. */
  #lose(fault: unknown): void {
    if (this.#opening !== undefined) {
      this.#opening.reject(asSentence(fault));
      this.#opening = undefined;
    } else if (!this.#isEnding) logFault(lost, fault ?? 'Nobody asked it to.');
    for (const call of this.#open.keys()) this.#target?.hangUp(this.#nameOf(call));
    this.#open.clear();
  }
}

/** Why there is no address. */
function asSentence(fault: unknown): WorkbenchError {
  if (fault instanceof WorkbenchError) return fault;
  const reason = fault === undefined ? 'it was closed meanwhile' : sentenceOf(fault);
  return new WorkbenchError(`The provider cannot listen (${reason}). Start it again.`, {
    cause: fault,
  });
}
