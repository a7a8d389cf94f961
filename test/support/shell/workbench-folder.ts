/** A workbench on a folder of its own, that can be closed and opened again on what lies there. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { composeWorkbench } from '#main/compose.ts';
import type { Workbench } from '#main/workbench.ts';

export interface WorkbenchFolder {
  readonly path: string;
  readonly workbench: () => Workbench;
  readonly reopen: () => Promise<void>;
  readonly close: () => Promise<void>;
}

/** Opens it. */
export function workbenchFolder(): WorkbenchFolder {
  const folder = mkdtempSync(join(tmpdir(), 'ciba-workbench-'));
  let workbench = composeWorkbench(folder);
  return {
    path: folder,
    workbench: () => workbench,
    reopen: async () => {
      await workbench.close();
      workbench = composeWorkbench(folder);
    },
    close: async () => {
      await workbench.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
