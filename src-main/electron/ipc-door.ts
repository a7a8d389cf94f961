/**
 * The way in from Electron's pages. Every message is refused unless it comes from the main frame of a
 * window that the host itself opened, showing its own view; then its payload is parsed. What the
 * window may do is not decided here but by its port.
 */
import { type IpcMainEvent, type IpcMainInvokeEvent, ipcMain, type WebContents } from 'electron';
import { z } from 'zod';
import { type Intent, intent } from '#shared/intents.ts';
import type { Session } from '#shared/session.ts';
import {
  followRequest,
  type Outcome,
  readRequest,
  type WorkbenchPort,
} from '#shared/workbench-port.ts';
import { logFault } from '../log.ts';
import { WorkbenchError } from '../workbench-error.ts';
import { isPageOf } from './app-protocol.ts';
import { ipcChannels } from './ipc-channels.ts';
import type { WindowFollows } from './window-follows.ts';

/** A window that the host opened, and its share of the workbench. */
export interface Visitor {
  readonly session: Session;
  readonly port: WorkbenchPort;
  readonly follows: WindowFollows;
}

export interface IpcDoorParts {
  readonly visitorOf: (contents: WebContents) => Visitor | undefined;
  /** Told of every intent that was accepted; a host may have something to show for it. */
  readonly onAccepted: (accepted: Intent) => void;
}

const followId = z.uuid();

/** Opens the three channels. */
export function openIpcDoor({ visitorOf, onAccepted }: IpcDoorParts): void {
  const admit = (event: IpcMainEvent | IpcMainInvokeEvent): Visitor => {
    const visitor = visitorOf(event.sender);
    const frame = event.senderFrame;
    const isOwnPage =
      visitor !== undefined && frame?.parent === null && isPageOf(visitor.session.view, frame.url);
    if (!isOwnPage) throw new WorkbenchError('Only the workbench’s own windows may ask this.');
    return visitor;
  };

  ipcMain.handle(ipcChannels.dispatch, async (event, payload: unknown): Promise<Outcome> => {
    const { port } = admit(event);
    const asked = intent.safeParse(payload);
    if (!asked.success) return { kind: 'refused', sentence: malformed('intent') };
    const outcome = await port.dispatch(asked.data);
    if (outcome.kind === 'accepted') onAccepted(asked.data);
    return outcome;
  });

  ipcMain.handle(ipcChannels.read, async (event, payload: unknown) => {
    const { port } = admit(event);
    const asked = readRequest.safeParse(payload);
    // A page of entries has no room for a refusal, so this one is thrown back at the caller.
    if (!asked.success) throw new WorkbenchError(malformed('read request'));
    return port.readTrace(asked.data.run, asked.data.from, asked.data.limit);
  });

  ipcMain.on(ipcChannels.follow, (event, id: unknown, payload: unknown) => {
    try {
      const { follows } = admit(event);
      const asked = followRequest.nullable().safeParse(payload);
      const named = followId.safeParse(id);
      if (!asked.success || !named.success) throw new WorkbenchError(malformed('follow request'));
      if (asked.data === null) follows.end(named.data);
      else follows.begin(named.data, asked.data);
    } catch (thrown) {
      // Nobody waits for an answer on this channel.
      logFault('A window could not follow a run.', thrown);
    }
  });
}

function malformed(what: string): string {
  return `The ${what} is malformed; reload the window.`;
}
