/**
 * Forks, files and notes of a workbench: what is asked of the records of its runs. Every result is
 * told in the workbench's own stream, so that all windows learn of it alike.
 */
import type { RecordIntent } from '#shared/intents/record-intents.ts';
import type { World } from '#shared/kernel/world.ts';
import { unreachable } from '#shared/protocol/assert.ts';
import { bookmark } from '#shared/trace/run-file/bookmark.ts';
import { sentenceOfIssues } from '#shared/trace/run-file/issue-sentence.ts';
import type { WorkbenchHappening } from '#shared/workbench-event.ts';
import type { Outcome } from '#shared/workbench-port.ts';
import { createModesDesk } from '../modes/modes-desk.ts';
import { forkRun } from '../run/beginning/fork-run.ts';
import { newRunId } from '../run/beginning/new-run.ts';
import { beginLongWork } from '../run/long-work.ts';
import type { TraceStore } from '../trace/trace-store.ts';
import { noSuchRun, WorkbenchError } from '../workbench-error.ts';
import { exportRun } from './export-run.ts';
import { exportScenario } from './export-scenario.ts';
import type { FileFolder } from './file-folder.ts';
import type { FileSource } from './file-source.ts';
import { importRun } from './import-run.ts';

export interface RunRecordsParts {
  readonly store: TraceStore;
  readonly engine: string;
  readonly now: () => number;
  /** Where files are written to and read from when a window asks. */
  readonly files: FileFolder;
  readonly tell: (happening: WorkbenchHappening) => Outcome;
  /** Keeps the world of a run that was made, for whoever opens it next. */
  readonly keep: (run: string, world: World) => void;
}

export interface TakenRun {
  readonly run: string;
  /** What is to be known of it, as sentences. */
  readonly warnings: readonly string[];
}

type Of<Kind extends RecordIntent['kind']> = Extract<RecordIntent, { kind: Kind }>;

export interface RunRecords {
  readonly carryOut: (intent: RecordIntent) => Promise<Outcome>;
  /** Makes a fork, and answers its name. */
  readonly fork: (order: Of<'run.fork'>) => Promise<string>;
  /** Makes a run file a run. */
  readonly take: (source: FileSource) => Promise<TakenRun>;
  /** The same, and a scenario a run by playing it. */
  readonly takeOrPlay: (source: FileSource) => Promise<TakenRun>;
}

/** The records of one workbench. */
export function createRunRecords(parts: RunRecordsParts): RunRecords {
  const { store, engine, now, files, tell } = parts;
  store.discardUnlisted();
  const modes = createModesDesk({ ...parts, newRun: newRunId });

  async function take(source: FileSource, player?: string): Promise<TakenRun> {
    const run = newRunId();
    const { stored, head, entries, warnings } = await importRun(store, source, {
      run,
      nowMs: now(),
      ...(player === undefined ? {} : { player }),
    });
    const { engine: recordedBy, redacted, expectations } = head;
    const origin = { file: source.name, engine: recordedBy, entries, redacted };
    tell({ kind: 'run.listed', run, name: stored.name, mode: stored.mode });
    tell({ kind: 'run.imported', run, origin, expectations, warnings });
    for (const one of head.bookmarks) tell({ kind: 'bookmark.set', run, bookmark: one });
    if (head.notes !== '') tell({ kind: 'notes.set', run, text: head.notes });
    return { run, warnings };
  }

  async function read({ file }: Of<'run.import'>): Promise<Outcome> {
    return tell({ kind: 'run.chosen', run: (await take(files.source(file), engine)).run });
  }

  return {
    take,
    fork: async (order) => {
      const made = newRunId();
      await fork(parts, made, order);
      return made;
    },
    takeOrPlay: (source) => take(source, engine),
    carryOut: async (intent) => {
      switch (intent.kind) {
        case 'run.fork':
          return fork(parts, newRunId(), intent);
        case 'run.export':
          return write(parts, intent);
        case 'run.import':
          return read(intent);
        case 'bookmark.set':
        case 'bookmark.removed':
        case 'notes.set':
          return note(parts, intent);
        case 'modes.compare':
          return modes.compare(intent.run);
        case 'modes.cancel':
          return modes.cancel(intent.run);
        default:
          return unreachable(intent);
      }
    },
  };
}

/** A fork gets a name of its own at once; its world is kept for whoever opens it. */
async function fork(
  parts: RunRecordsParts,
  made: string,
  { run, at: asked, name }: Of<'run.fork'>,
): Promise<Outcome> {
  const { store, engine, now, tell } = parts;
  const work = beginLongWork(parts, { work: 'forking', run, of: asked + 1 });
  const { reached } = work;
  const order = { run, at: asked, fork: made, name, engine, nowMs: now(), reached };
  const { at: forkedAt, world } = await forkRun(store, order).finally(work.over);
  parts.keep(made, world);
  tell({ kind: 'run.listed', run: made, name, mode: 'virtual' });
  const rounded = forkedAt === asked ? {} : { asked };
  const forkedAtMs = store.read(run, forkedAt, 1)[0]?.at ?? 0;
  tell({ kind: 'run.forked', run: made, parent: run, forkedAt, forkedAtMs, ...rounded, name });
  return tell({ kind: 'run.chosen', run: made });
}

/** Writes a file into the folder of files, and tells where it is. */
async function write(
  { store, files, tell }: RunRecordsParts,
  { run, redacted, as = 'run' }: Of<'run.export'>,
): Promise<Outcome> {
  const made = as === 'scenario' ? exportScenario(store, run) : exportRun(store, run, redacted, as);
  const { fileName: file, entries, leftOut, text } = made;
  const bytes = await files.write(file, text());
  const receipt = made.receipt === undefined ? {} : { receipt: made.receipt() };
  const written = { file, path: files.pathOf(file), entries, bytes, leftOut, ...receipt };
  return tell({ kind: 'run.exported', run, as, redacted, ...written });
}

/** Bookmarks and notes are of any run on the list, also of one that is only looked at. */
function note(
  { store, tell }: RunRecordsParts,
  intent: Of<'bookmark.set' | 'bookmark.removed' | 'notes.set'>,
): Outcome {
  if (store.findRun(intent.run) === undefined) throw new WorkbenchError(noSuchRun(intent.run));
  if (intent.kind !== 'bookmark.set') return tell(intent);
  const found = bookmark.safeParse(intent.bookmark);
  if (!found.success) throw new WorkbenchError(`bookmark.${sentenceOfIssues(found.error.issues)}`);
  return tell({ kind: 'bookmark.set', run: intent.run, bookmark: found.data });
}
