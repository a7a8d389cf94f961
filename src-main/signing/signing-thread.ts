/**
 * The thread that makes signatures. One takes longer than most of what a poll costs, and asking
 * Node's own pool for each costs half of that again; so what one commit wants signed goes over
 * together.
 */
import type { KeyObject } from 'node:crypto';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { WorkbenchError } from '../workbench-error.ts';
import type { KeyGiven, Signatures, TextsToSign } from './signing-worker.ts';

interface Waiting {
  readonly key: number;
  readonly text: string;
  readonly resolve: (signature: string) => void;
  readonly reject: (reason: unknown) => void;
}

export class SigningThread {
  readonly #given: KeyGiven[] = [];
  #worker: Worker | undefined;
  #gathered: Waiting[] = [];
  /** What is not answered yet, in the order in which it was asked. */
  #asked: Waiting[] = [];

  /** Hands a private key over; the number that comes back names it. */
  give(alg: string, key: KeyObject): number {
    const message: KeyGiven = { kind: 'key', id: this.#given.length, alg, key };
    this.#given.push(message);
    this.#worker?.postMessage(message);
    return message.id;
  }

  /** Signs a text: the signature alone, base64url. */
  sign(key: number, text: string): Promise<string> {
    return new Promise((resolve, reject) => {
      if (this.#gathered.length === 0) queueMicrotask(() => this.#send());
      this.#gathered.push({ key, text, resolve, reject });
    });
  }

  /** Ends the thread; who waits is told, and the next text starts another one. */
  async close(): Promise<void> {
    await this.#worker?.terminate();
  }

  #send(): void {
    const waiting = this.#gathered;
    this.#gathered = [];
    this.#asked.push(...waiting);
    const message: TextsToSign = {
      kind: 'sign',
      keys: waiting.map(({ key }) => key),
      texts: waiting.map(({ text }) => text),
    };
    this.#worker ??= this.#start();
    this.#worker.ref();
    this.#worker.postMessage(message);
  }

  #start(): Worker {
    // Beside this file as it is written, and beside the bundle once it is built.
    const program = `./signing-worker${extname(fileURLToPath(import.meta.url))}`;
    const worker = new Worker(new URL(program, import.meta.url));
    worker.on('message', (signatures: Signatures) => this.#take(signatures));
    worker.on('error', (cause) => this.#lose(worker, cause));
    worker.on('exit', () => this.#lose(worker, undefined));
    for (const message of this.#given) worker.postMessage(message);
    return worker;
  }

  #take(signatures: Signatures): void {
    const waiting = this.#asked.splice(0, signatures.length);
    // A thread with nothing to do keeps no program from ending.
    if (this.#asked.length === 0) this.#worker?.unref();
    for (const [at, { resolve, reject }] of waiting.entries()) {
      const signature = signatures[at];
      if (typeof signature === 'string') resolve(signature);
      else reject(new WorkbenchError('A token could not be signed.', { cause: signature }));
    }
  }

  #lose(worker: Worker, cause: unknown): void {
    if (this.#worker !== worker) return;
    this.#worker = undefined;
    const lost = this.#asked;
    this.#asked = [];
    for (const { reject } of lost) {
      reject(new WorkbenchError('The thread that signs tokens has ended.', { cause }));
    }
  }
}

/** The one that all runs share; it starts with the first text. */
export const signingThread = new SigningThread();
