/**
 * The runs of a service on disk: one SQLite file each, numbered in the order in which they began, so
 * that the folder itself is the index. The newest is the run in service; the others are at rest.
 */
import { randomBytes } from 'node:crypto';
import { chmodSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { TraceStore } from '../../trace/trace-store.ts';
import { sentenceOf, WorkbenchError } from '../../workbench-error.ts';

export interface RunFile {
  readonly run: string;
  readonly path: string;
  readonly number: number;
}

const fileName = /^(\d{6,})-(run-[0-9a-f]{10})\.sqlite$/;

export class RunFiles {
  readonly #folder: string;

  constructor(data: string) {
    this.#folder = join(data, 'runs');
  }

  /** Makes the folder if need be; only its owner may look inside. */
  prepare(): void {
    try {
      mkdirSync(this.#folder, { recursive: true, mode: 0o700 });
      chmodSync(this.#folder, 0o700);
    } catch (cause) {
      const sentence = `The folder ${this.#folder} cannot be made (${sentenceOf(cause)}); name another one with --data.`;
      throw new WorkbenchError(sentence, { cause });
    }
  }

  /** All runs, the oldest first. */
  list(): readonly RunFile[] {
    const names = readNames(this.#folder);
    return names
      .flatMap((name) => {
        const [, number, run] = fileName.exec(name) ?? [];
        if (number === undefined || run === undefined) return [];
        return [{ run, path: join(this.#folder, name), number: Number(number) }];
      })
      .toSorted((left, right) => left.number - right.number);
  }

  find(run: string): RunFile | undefined {
    return this.list().find((file) => file.run === run);
  }

  /** A place for the next run; nothing is on disk yet. */
  next(): RunFile {
    const number = (this.list().at(-1)?.number ?? 0) + 1;
    const run = `run-${randomBytes(5).toString('hex')}`;
    const path = join(this.#folder, `${String(number).padStart(6, '0')}-${run}.sqlite`);
    return { run, path, number };
  }

  /** Opens the newest run; a file whose first commit never came is nothing and goes. */
  openNewest(): { readonly file: RunFile; readonly store: TraceStore } | undefined {
    for (const file of this.list().toReversed()) {
      const store = new TraceStore(file.path);
      if (store.findRun(file.run) !== undefined) return { file, store };
      store.close();
      this.remove(file);
    }
    return undefined;
  }

  /** Reads a run at rest; undefined when it is not there, or not any more. */
  readAtRest<Found>(run: string, read: (store: TraceStore) => Found): Found | undefined {
    const file = this.find(run);
    if (file === undefined) return undefined;
    const store = new TraceStore(file.path);
    try {
      return read(store);
    } finally {
      store.close();
    }
  }

  remove(file: RunFile): void {
    for (const suffix of ['', '-wal', '-shm']) rmSync(file.path + suffix, { force: true });
    rmSync(checkpointPathOf(file), { force: true });
  }
}

/** Where the world of a run may stand, beside its file. */
export function checkpointPathOf({ path }: RunFile): string {
  return path.replace(/\.sqlite$/, '.world');
}

/** The size of a run on disk, with what is not yet merged into its file. */
export function bytesOf({ path }: RunFile): number {
  const size = (of: string): number => statSync(of, { throwIfNoEntry: false })?.size ?? 0;
  return size(path) + size(`${path}-wal`);
}

function readNames(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
