/**
 * The trace of a service: one run after the other, each in a file of its own. Whoever appends need
 * not know which run is in service; whoever reads names the run.
 */
import type { StreamEntry } from '#shared/workbench-port.ts';
import type { RealTime } from '../../run/time/driver.ts';
import type { PrivateKey } from '../../signing/signing-keys.ts';
import { type AboutPage, TraceStore } from '../../trace/trace-store.ts';
import { sentenceOf } from '../../workbench-error.ts';
import type { RunFile, RunFiles } from './run-files.ts';

export interface RunInService {
  readonly file: RunFile;
  readonly store: TraceStore;
}

export interface ServiceTraceParts {
  readonly files: RunFiles;
  readonly current: RunInService;
  readonly realTime: RealTime;
  readonly tell: (sentence: string) => void;
}

export class ServiceTrace {
  readonly #parts: ServiceTraceParts;
  #current: RunInService;
  #bytesAtFirst: number;
  #isFailing = false;

  constructor(parts: ServiceTraceParts) {
    this.#parts = parts;
    this.#current = parts.current;
    this.#bytesAtFirst = beginningBytes(parts.current);
  }

  /** The run in service. */
  get file(): RunFile {
    return this.#current.file;
  }

  /** How much the run has grown since it began; what was carried over does not count. */
  grownBytes(): number {
    return this.#current.store.bytes() - this.#bytesAtFirst;
  }

  /** Appends to the run in service; a beginning takes over from it, in a file of its own. */
  append(_run: string, entries: readonly StreamEntry[]): void {
    if (entries[0]?.kind === 'run.continued') return this.#takeOver(entries);
    try {
      this.#current.store.append(this.file.run, entries);
    } catch (thrown) {
      if (!this.#isFailing)
        this.#parts.tell(`${sentenceOf(thrown)} Until then clients are answered with 503.`);
      this.#isFailing = true;
      throw thrown;
    }
    if (this.#isFailing) this.#parts.tell('The trace can be written again.');
    this.#isFailing = false;
  }

  /** Reads the run in service. */
  read(_run: string, from: number, limit: number): StreamEntry[] {
    return this.#current.store.read(this.file.run, from, limit);
  }

  /** Reads any run that is still there; undefined when it is not. */
  readRun(run: string, from: number, limit: number): readonly StreamEntry[] | undefined {
    return this.#readFrom(run, (store) => store.read(run, from, limit));
  }

  /** Reads what of such a run may be about that request; undefined when the run is not there. */
  readAbout(run: string, about: string, from: number): AboutPage | undefined {
    return this.#readFrom(run, (store) => store.readAbout(run, about, from));
  }

  #readFrom<Found>(run: string, read: (store: TraceStore) => Found): Found | undefined {
    return run === this.file.run
      ? read(this.#current.store)
      : this.#parts.files.readAtRest(run, read);
  }

  /** Keeps more private keys of the run in service, and so of those that take over from it. */
  addKeys(keys: readonly PrivateKey[]): void {
    this.#current.store.addKeys(this.file.run, keys);
  }

  close(): void {
    this.#current.store.close();
  }

  #takeOver(entries: readonly StreamEntry[]): void {
    const { files, realTime } = this.#parts;
    const { file, store } = this.#current;
    const keys = store.findRun(file.run)?.keys ?? [];
    const createdAtMs = Math.floor(realTime());
    this.#current = createRunFile(files, files.next(), { createdAtMs, keys, entries });
    this.#bytesAtFirst = beginningBytes(this.#current);
    store.close();
  }
}

function beginningBytes({ file, store }: RunInService): number {
  return store.beginningBytes(file.run);
}

/** Writes the first entries of a run into a file of its own; on failure there is no file. */
export function createRunFile(
  files: RunFiles,
  file: RunFile,
  {
    createdAtMs,
    keys,
    entries,
  }: {
    readonly createdAtMs: number;
    readonly keys: readonly PrivateKey[];
    readonly entries: readonly StreamEntry[];
  },
): RunInService {
  const store = new TraceStore(file.path);
  try {
    const { run } = file;
    store.createRun({ run, name: 'Service', mode: 'wall', createdAtMs }, keys, entries);
    return { file, store };
  } catch (thrown) {
    store.close();
    files.remove(file);
    throw thrown;
  }
}
