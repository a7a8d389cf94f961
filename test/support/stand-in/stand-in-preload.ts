/**
 * Runs a built preload in a page before the page's own scripts: gives it the `require('electron')` and
 * `process` of a sandboxed preload, and hides the bridge from the page. Frames inside get nothing.
 */
import type { Answer, FromPage, ToPage } from './stand-in-ipc.ts';

export const bridgeName = 'electronStandInBridge';

type Bridge = (message: FromPage) => Promise<unknown>;
type Listener = (event: object, ...args: unknown[]) => void;

/** The script that Chromium evaluates in every new document of a window. */
export function preloadScript(preload: string, additionalArguments: readonly string[]): string {
  const parameters = [bridgeName, additionalArguments].map((value) => JSON.stringify(value));
  return `(() => {
    const shim = (${sandboxShim.toString()})(${parameters.join(', ')});
    if (shim === undefined) return;
    const { require, process } = shim;
    const module = { exports: {} };
    const exports = module.exports;
    ${preload}
  })();`;
}

/** Is sent to the page as text: it may use nothing of this file but types. */
function sandboxShim(bridgeName: string, additionalArguments: readonly string[]) {
  const bridge = Reflect.get(globalThis, bridgeName) as Bridge;
  Reflect.deleteProperty(globalThis, bridgeName);
  if (globalThis.top !== globalThis.self) return undefined;
  const listeners = new Map<string, Listener[]>();
  const documentId = Math.random().toString(36);

  async function deliver(): Promise<never> {
    for (;;) {
      const [channel, ...args] = (await bridge({ kind: 'fetch', document: documentId })) as ToPage;
      for (const listener of listeners.get(channel) ?? []) listener({}, ...args);
    }
  }

  // As the context bridge does: functions are wrapped, everything else is copied.
  function across(value: unknown): unknown {
    if (typeof value === 'function')
      return (...args: unknown[]) => across(value(...args.map(across)));
    if (value instanceof Promise) return value.then(across);
    if (Array.isArray(value)) return value.map(across);
    if (typeof value !== 'object' || value === null) return value;
    const copied = Object.entries(value).map(([key, held]) => [key, across(held)] as const);
    return Object.fromEntries(copied);
  }

  const electron = {
    contextBridge: {
      exposeInMainWorld: (name: string, api: unknown) =>
        Object.defineProperty(globalThis, name, {
          value: Object.freeze(across(api)),
          enumerable: true,
        }),
    },
    ipcRenderer: {
      invoke: async (channel: string, ...args: unknown[]) => {
        const answer = (await bridge({ kind: 'invoke', channel, args })) as Answer;
        if (answer.kind === 'failed') throw new Error(answer.message);
        return answer.value;
      },
      send: (channel: string, ...args: unknown[]) =>
        void bridge({ kind: 'send', channel, args }).catch(() => undefined),
      on: (channel: string, listener: Listener) =>
        void listeners.set(channel, [...(listeners.get(channel) ?? []), listener]),
    },
  };

  void deliver().catch(() => undefined);
  return {
    process: { argv: ['electron', '--type=renderer', ...additionalArguments], sandboxed: true },
    require: (name: string) => {
      if (name === 'electron') return electron;
      throw new Error(`module not found: ${name} (a sandboxed preload may require electron)`);
    },
  };
}
