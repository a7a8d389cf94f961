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
  /** How long it rests before each try to begin again. */
  readonly restsMs?: readonly number[];
}

interface Opening {
  readonly resolve: (origin: string) => void;
  readonly reject: (reason: unknown) => void;
}

const usualMostWaiting = 10_000;
// A lost thread begins again so often, each time after a longer rest; one that lasted starts afresh.
const usualRestsMs = [100, 200, 400, 800, 1600];
const lastingMs = 60_000;
const lost = {
  again: 'The provider’s listener has ended and begins again; its clients were cut off.',
  forGood:
    'The provider’s listener has ended, so that no client reaches the provider. End the program and start it again.',
};

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
  /** Where it listens; a lost thread is begun again there. */
  #place = { port: 0, host: '127.0.0.1' };
  /** How often it has begun again: calls are numbered anew each time. */
  #life = 0;
  #tries = 0;
  #listensSince = 0;
  #rest: NodeJS.Timeout | undefined;

  constructor(launch: string, choices: ListenerChoices = {}) {
    this.#launch = launch;
    this.#choices = choices;
  }

  /** Begins to listen on loopback and answers the issuer's address. */
  listen(port: number, host = '127.0.0.1'): Promise<string> {
    this.#place = { port, host };
    return new Promise((resolve, reject) => {
      this.#opening = { resolve, reject };
      this.#start(this.#settingsFor(port, host));
    });
  }

  #settingsFor(port: number, host: string): ListenerSettings {
    const { tls, mostWaiting = usualMostWaiting, limits = usualLimits } = this.#choices;
    return { port, host, tls, mostWaiting, limits, isServing: this.#target !== undefined };
  }

  /** From now on requests go to this world. */
  serve(target: ListenerTarget): void {
    this.#target = target;
    this.#tell({ kind: 'serve' });
  }

  /** Ends the connection of that exchange without an answer: in good order, or as if it broke. */
  drop(exchange: string, how: DropHow): void {
    const own = this.#nameOf('');
    // A call of a thread that was lost is gone already.
    const call = exchange.startsWith(own) ? Number(exchange.slice(own.length)) : Number.NaN;
    if (this.#open.delete(call)) this.#tell({ kind: 'drop', call, how });
  }

  /** Takes no more connections, waits a little until what came in is answered, and closes. */
  drain(patienceMs: number): Promise<void> {
    this.#endRest();
    this.#isEnding = true;
    this.#tell({ kind: 'drain', patienceMs });
    return this.#ended;
  }

  /** Cuts off whoever is connected. When this has ended, the port is free and the thread gone. */
  close(): Promise<void> {
    this.#endRest();
    this.#isEnding = true;
    // What was answered until now goes out, and what comes in from now on is not heard.
    this.#send();
    this.#target = undefined;
    this.#tell({ kind: 'close' });
    return this.#ended;
  }

  #endRest(): void {
    clearTimeout(this.#rest);
    this.#rest = undefined;
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
    // Where it was given any port, that one is its own from now on; an address leaves out usual ones.
    const { port, host } = this.#place;
    this.#place = { port: Number(new URL(message.origin).port) || port, host };
    this.#listensSince = performance.now();
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
    const life = this.#life;
    this.#open.set(call, true);
    target.request(this.#nameOf(call), request).then(
      (answer) => this.#settle(call, life, () => this.#answers.add(call, answer)),
      (thrown: unknown) => {
        logFault('A request could not be served.', thrown);
        // What the world outside kept us from doing may work in a moment; a defect will not.
        const status = thrown instanceof WorkbenchError ? 503 : 500;
        this.#settle(call, life, () => this.#answers.refuse(call, status));
      },
    );
  }

  #nameOf(call: number | ''): string {
    return `h${this.#launch}-${this.#life === 0 ? '' : `${this.#life}.`}${call}`;
  }

  /** All answers of one turn go over together. */
  #settle(call: number, life: number, add: () => void): void {
    if (life !== this.#life || !this.#open.delete(call)) return;
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
    } else if (!this.#isEnding) this.#beginAgain(fault ?? 'Nobody asked it to.');
    for (const call of this.#open.keys()) this.#target?.hangUp(this.#nameOf(call));
    this.#open.clear();
    // What was answered and had not gone over is for nobody now.
    this.#answers.take();
    this.#life += 1;
  }

  /** On the same port and for the same world; only so often, for what keeps ending has a reason. */
  #beginAgain(fault: unknown): void {
    const { restsMs = usualRestsMs } = this.#choices;
    if (performance.now() - this.#listensSince > lastingMs) this.#tries = 0;
    const rest = restsMs[this.#tries];
    this.#tries += 1;
    logFault(rest === undefined ? lost.forGood : lost.again, fault);
    if (rest === undefined) return;
    const { port, host } = this.#place;
    this.#rest = setTimeout(() => this.#start(this.#settingsFor(port, host)), rest);
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
