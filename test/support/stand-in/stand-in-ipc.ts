/**
 * The stand-in's IPC: `ipcMain`, and the bridge by which a page's preload reaches it. Messages to a
 * page are fetched by the page one after the other, so they keep their order and need no global.
 */
import { EventEmitter } from 'node:events';

/** What the preload's shim says over the binding. */
export type FromPage =
  | { readonly kind: 'invoke'; readonly channel: string; readonly args: readonly unknown[] }
  | { readonly kind: 'send'; readonly channel: string; readonly args: readonly unknown[] }
  | { readonly kind: 'fetch'; readonly document: string };

export type ToPage = readonly [channel: string, ...args: unknown[]];

export type Answer =
  | { readonly kind: 'answered'; readonly value: unknown }
  | { readonly kind: 'failed'; readonly message: string };

export interface Frame {
  readonly url: string;
  readonly parent: Frame | null;
}

/** As much of Electron's event as a handler may look at here. */
export interface Sender {
  readonly sender: unknown;
  readonly senderFrame: Frame | null;
}

type Handler = (event: Sender, ...args: unknown[]) => unknown;

export interface StandInIpc {
  readonly ipcMain: EventEmitter & {
    readonly handle: (channel: string, handler: Handler) => void;
  };
  /** Channels with a handler, and channels listened to. */
  readonly channels: () => readonly string[];
  /** Calls the handler as Electron would for that sender; tests forge senders with it. */
  readonly invoke: (event: Sender, channel: string, args: readonly unknown[]) => Promise<Answer>;
  readonly send: (event: Sender, channel: string, args: readonly unknown[]) => void;
}

export function createStandInIpc(): StandInIpc {
  const handlers = new Map<string, Handler>();
  const events = new EventEmitter();

  function handle(channel: string, handler: Handler): void {
    if (handlers.has(channel)) throw new Error(`A second handler for '${channel}'.`);
    handlers.set(channel, handler);
  }

  return {
    ipcMain: Object.assign(events, { handle }),
    channels: () => [...handlers.keys(), ...events.eventNames().map(String)].toSorted(),
    invoke: async (event, channel, args) => {
      const failed = (thrown: unknown): Answer => ({
        kind: 'failed',
        message: `Error invoking remote method '${channel}': ${String(thrown)}`,
      });
      const handler = handlers.get(channel);
      if (handler === undefined) return failed('Error: No handler registered');
      try {
        return { kind: 'answered', value: structuredClone(await handler(event, ...args)) };
      } catch (thrown) {
        return failed(thrown);
      }
    },
    send: (event, channel, args) => void events.emit(channel, event, ...args),
  };
}

/** What waits to be fetched by the document that a page shows now. */
export class Outbox {
  #document = '';
  #waiting: ToPage[] = [];
  #wake: ((message: ToPage) => void) | undefined;

  push(message: ToPage): void {
    const wake = this.#wake;
    this.#wake = undefined;
    if (wake === undefined) this.#waiting.push(message);
    else wake(message);
  }

  /** The next message; a document that a page no longer shows is never answered. */
  next(document: string): Promise<ToPage> {
    if (document !== this.#document) this.#waiting = [];
    this.#document = document;
    const message = this.#waiting.shift();
    if (message !== undefined) return Promise.resolve(message);
    return new Promise((resolve) => {
      this.#wake = resolve;
    });
  }
}
