/**
 * What one window follows. Pages are pushed to it until it says stop, shows another document or
 * goes away; nothing is kept for a window that is not there.
 */
import type { WebContents } from 'electron';
import type { WorkbenchPort } from '#shared/workbench-port.ts';
import { ipcChannels } from './ipc-channels.ts';

export interface WindowFollows {
  readonly begin: (id: string, request: { readonly run: string; readonly from: number }) => void;
  readonly end: (id: string) => void;
}

/** The follows of the window with those contents, through its own port. */
export function createWindowFollows(contents: WebContents, port: WorkbenchPort): WindowFollows {
  const ends = new Map<string, () => void>();
  let ofLeavingDocument: readonly string[] = [];

  function end(id: string): void {
    ends.get(id)?.();
    ends.delete(id);
  }

  function endAll(ids: Iterable<string>): void {
    for (const id of ids) end(id);
  }

  // A navigation also starts when it is about to be refused: only the one that comes about ends
  // the follows, and only those begun before it, for the new document may have begun some already.
  contents.on('did-start-navigation', ({ isMainFrame, isSameDocument }) => {
    if (isMainFrame && !isSameDocument) ofLeavingDocument = [...ends.keys()];
  });
  contents.on('did-navigate', () => endAll(ofLeavingDocument));
  contents.on('render-process-gone', () => endAll(ends.keys()));
  contents.on('destroyed', () => endAll(ends.keys()));

  return {
    begin: (id, { run, from }) => {
      end(id);
      const stop = port.follow(run, from, (page) => {
        if (!contents.isDestroyed()) contents.send(ipcChannels.follow, id, page);
      });
      ends.set(id, stop);
    },
    end,
  };
}
