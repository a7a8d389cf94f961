/**
 * The set-up in force at a moment, when each part of it was changed, and what undo and redo would
 * set. Undo is a change like any other, so which one was taken back is read from the record.
 */
import type { RunSetup } from '../../protocol/setup/run-setup.ts';
import {
  changeBack,
  changedSetup,
  type SetupChange,
  withSteps,
} from '../../protocol/setup/setup-change.ts';
import type { Entry } from '../../trace/entry.ts';

/** When something was changed while the run went on. */
export interface ChangedAt {
  readonly seq: number;
  readonly at: number;
}

export interface SetupBoard {
  setup: RunSetup | undefined;
  /** By the name of a setting or of a part of the set-up. */
  changed: ReadonlyMap<string, ChangedAt>;
  /** What undo and redo would set, the next one last. */
  former: readonly SetupChange[];
  undone: readonly SetupChange[];
}

const mostFormer = 100;

/** Before the run has begun. */
export function createSetupBoard(): SetupBoard {
  return { setup: undefined, changed: new Map(), former: [], undone: [] };
}

/** A board of its own that goes another way than this one from here on. */
export function copySetupBoard(board: SetupBoard): SetupBoard {
  return { ...board };
}

/** Nearly every entry is of another kind. */
const heeded: ReadonlySet<Entry['kind']> = new Set([
  'run.began',
  'run.continued',
  'run.detached',
  'console.switched',
  'intent.given',
]);

/** Takes in one entry. */
export function addToSetupBoard(board: SetupBoard, entry: Entry): void {
  if (!heeded.has(entry.kind)) return;
  if (entry.kind === 'run.began' || entry.kind === 'run.continued') board.setup = entry.setup;
  if (entry.kind === 'run.detached' && board.setup !== undefined)
    board.setup = { ...board.setup, mode: 'virtual' };
  if (entry.kind === 'console.switched' && board.setup !== undefined)
    board.setup = withSteps(board.setup, entry.steps);
  if (entry.kind === 'intent.given' && entry.intent.kind === 'settings.changed')
    change(board, entry, entry.intent.change);
}

function change(board: SetupBoard, { seq, at }: ChangedAt, made: SetupChange): void {
  const { setup, former, undone } = board;
  if (setup === undefined) return;
  const back = changeBack(setup, made);
  board.setup = changedSetup(setup, made);
  const changed = new Map(board.changed);
  for (const name of namesIn(made)) changed.set(name, { seq, at });
  board.changed = changed;
  if (isSame(former.at(-1), made)) {
    board.former = former.slice(0, -1);
    board.undone = [...undone, back];
  } else {
    board.former = [...former, back].slice(-mostFormer);
    board.undone = isSame(undone.at(-1), made) ? undone.slice(0, -1) : [];
  }
}

/** The settings and the lists that a change names. */
export function namesIn({ provider = {}, ...parts }: SetupChange): readonly string[] {
  return [...Object.keys(provider), ...Object.keys(parts)];
}

function isSame(left: SetupChange | undefined, right: SetupChange): boolean {
  return left !== undefined && JSON.stringify(left) === JSON.stringify(right);
}
