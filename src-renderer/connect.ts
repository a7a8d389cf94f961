/**
 * Finds the workbench that this window belongs to. The only place in the renderer that knows which
 * host it runs in: Electron's preload, or a page of the browser host.
 */
import type { Layout } from '#shared/intents/desk-intents.ts';
import { type Session, session as sessionSchema } from '#shared/session.ts';
import type { WorkbenchPort } from '#shared/workbench-port.ts';
import { connectBrowser } from './connect-browser.ts';
import { createFileCarrier, type FileCarrier } from './file-carrier.ts';

export interface Connection {
  readonly session: Session;
  readonly port: WorkbenchPort;
  readonly files: FileCarrier;
  /**
   * Puts the layout in force; those windows of it are not open. Answers what is left for the person
   * to do, where the host cannot do all of it.
   */
  readonly arrange: (
    run: string,
    layout: Layout,
    missing: Layout['windows'],
  ) => Promise<string | undefined>;
  /** Tells whether the workbench answers; a page can outlive it. */
  readonly onAlive: (listener: (alive: boolean) => void) => void;
  /** Tells of every command that is chosen in the host's menu, until the answer is called. */
  readonly onCommand: (listener: (command: string) => void) => () => void;
}

interface PreloadedPort extends WorkbenchPort {
  readonly session: unknown;
  readonly onCommand: Connection['onCommand'];
}

declare global {
  interface Window {
    readonly workbench?: PreloadedPort;
  }
}

/** Connects this window, or throws a sentence that says what to do. */
export async function connect(): Promise<Connection> {
  const preloaded = window.workbench;
  if (preloaded === undefined) return connectBrowser();
  const { dispatch, readTrace, follow, onCommand } = preloaded;
  const port = { dispatch, readTrace, follow };
  return {
    session: sessionSchema.parse(preloaded.session),
    port,
    files: createFileCarrier({}),
    arrange: async (run, layout) => {
      const outcome = await dispatch({ kind: 'layout.choose', run, layout });
      return outcome.kind === 'refused' ? outcome.sentence : undefined;
    },
    onAlive: () => undefined,
    onCommand,
  };
}
