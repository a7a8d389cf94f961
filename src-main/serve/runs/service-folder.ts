/** Where a service keeps its data: the folder that was named, or one that goes when it ends. */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { sentenceOf, WorkbenchError } from '../../workbench-error.ts';

export interface ServiceFolder {
  readonly path: string;
  /** Removes the folder if it was only for the time being. */
  readonly leave: () => void;
}

/** Opens the named folder, or makes a temporary one. */
export function openServiceFolder(named: string | undefined): ServiceFolder {
  try {
    if (named !== undefined) {
      const path = resolve(named);
      mkdirSync(path, { recursive: true, mode: 0o700 });
      return { path, leave: () => undefined };
    }
    const path = mkdtempSync(join(tmpdir(), 'ciba-workbench-serve-'));
    return { path, leave: () => rmSync(path, { recursive: true, force: true }) };
  } catch (cause) {
    const sentence = `The data folder cannot be made (${sentenceOf(cause)}); name another one with --data.`;
    throw new WorkbenchError(sentence, { cause });
  }
}
