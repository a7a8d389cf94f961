/**
 * The stream named `workbench`, folded: the runs there are, which one is chosen, where each one's
 * cursor stands, what was noted of it, what listens where, and the theme.
 */

import { type DraftsTold, draftsAfter, noDrafts } from '#shared/lessons/authoring/drafts-told.ts';
import { type ExamsTold, examsAfter, noExams } from '#shared/lessons/exam/exams-told.ts';
import { type LessonsTold, lessonsAfter, nothingTold } from '#shared/lessons/play/lessons-told.ts';
import type { VendorComparison } from '#shared/projections/vendor-comparison/comparison-table.ts';
import { workbenchStream } from '#shared/streams.ts';
import type { WorkbenchEvent } from '#shared/workbench-event.ts';
import type { WorkbenchPort } from '#shared/workbench-port.ts';
import { type DeskState, deskAfter, emptyDesk, withKeptValues } from './desk/desk-state.ts';
import { idle } from './idle.ts';
import { notedAfter, nothingNoted, type RunNotes } from './marks/run-notes.ts';
import { createOwnKept } from './own/own-kept.ts';
import { createOwnMoves } from './own/own-moves.ts';

export interface RunListing {
  readonly run: string;
  readonly name: string;
  readonly mode: 'virtual' | 'wall';
  readonly createdAt: number;
  /** The run that it was forked from, and the last entry that both share. */
  readonly parent: ForkPoint | undefined;
  /** The file that it came from. */
  readonly origin: Origin | undefined;
  readonly listener: { readonly issuer: string } | { readonly sentence: string } | undefined;
}

/** Long work on a run that is not over yet, in entries or in hundredths. */
export interface WorkUnderWay {
  readonly work: Progress['work'];
  readonly done: number;
  readonly of: number;
}

export interface ForkPoint {
  readonly run: string;
  readonly at: number;
  /** The run's own time there, where it was told. */
  readonly atMs: number | undefined;
}

export interface Origin {
  readonly file: string;
  readonly entries: number;
  /** What is to be known of a run that came from a file. */
  readonly warnings: readonly string[];
}

export type ModesCompared = Extract<WorkbenchEvent, { kind: 'modes.compared' }>;
export type Exported = Extract<WorkbenchEvent, { kind: 'run.exported' }>;

export interface WorkbenchState {
  readonly isRead: boolean;
  readonly runs: readonly RunListing[];
  readonly chosen: string | undefined;
  readonly cursors: Readonly<Record<string, number | null>>;
  readonly noted: Readonly<Record<string, RunNotes>>;
  /** The last file that was written. */
  readonly exported: Exported | undefined;
  readonly theme: 'system' | 'light' | 'dark';
  readonly desk: DeskState;
  /** Runs of one script in every mode, the newest first. */
  readonly modes: readonly ModesCompared[];
  /** The newest comparison of two products, by their names. */
  readonly compared: Readonly<Record<string, VendorComparison>>;
  readonly lessons: LessonsTold;
  readonly exams: ExamsTold;
  /** Lessons that are written here, and those that are one’s own. */
  readonly authoring: DraftsTold;
  /** By run. */
  readonly works: Readonly<Record<string, WorkUnderWay | undefined>>;
}

export interface WorkbenchModel {
  readonly state: () => WorkbenchState;
  readonly subscribe: (listener: () => void) => () => void;
  /** How this window asks for something. */
  readonly dispatch: WorkbenchPort['dispatch'];
}

const nothingRead: WorkbenchState = {
  isRead: false,
  runs: [],
  chosen: undefined,
  cursors: {},
  noted: {},
  exported: undefined,
  theme: 'system',
  desk: emptyDesk,
  modes: [],
  compared: {},
  lessons: nothingTold,
  exams: noExams,
  authoring: noDrafts,
  works: {},
};

/** Follows the workbench's own stream. */
export function createWorkbenchModel(port: WorkbenchPort): WorkbenchModel {
  let state = nothingRead;
  const listeners = new Set<() => void>();
  const change = (next: WorkbenchState): void => {
    state = next;
    for (const listener of listeners) listener();
  };
  const moves = createOwnMoves(afterDrawing(port.dispatch), (run, to) => {
    change({ ...state, cursors: { ...state.cursors, [run]: to } });
  });
  // Around the moves: what is kept is told after them, but shown without waiting for them.
  const kept = createOwnKept(moves.dispatch, (key, value) => {
    change({ ...state, desk: withKeptValues(state.desk, { [key]: value }) });
  });
  port.follow(workbenchStream, 0, (page) => {
    const events = (page.entries as readonly WorkbenchEvent[])
      .filter((event) => event.kind !== 'cursor.moved' || moves.mayShow(event))
      .flatMap((event) => kept.heard(event) ?? []);
    change(events.reduce(after, { ...state, isRead: true }));
  });
  return {
    state: () => state,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    dispatch: kept.dispatch,
  };
}

function after(state: WorkbenchState, event: WorkbenchEvent): WorkbenchState {
  switch (event.kind) {
    case 'run.listed':
      return { ...state, runs: [listingOf(event), ...state.runs] };
    case 'run.chosen':
      return { ...state, chosen: event.run };
    case 'cursor.moved':
      return { ...state, cursors: { ...state.cursors, [event.run]: event.to } };
    case 'work.progressed':
      return { ...state, works: { ...state.works, [event.run]: underWayAfter(event) } };
    case 'products.compared':
      return { ...state, compared: comparedAfter(state.compared, event.comparison) };
    case 'theme.chosen':
      return { ...state, theme: event.theme };
    case 'run.exported':
      return { ...state, exported: event };
    case 'modes.compared':
      return { ...state, modes: [event, ...state.modes] };
    default:
      return withFacts(withNotes(withDesk(state, event), event), event);
  }
}

/** Two names that no other pair has together. */
export function pairOf(left: string, right: string): string {
  return `${left} ${right}`;
}

function comparedAfter(
  held: WorkbenchState['compared'],
  comparison: VendorComparison,
): WorkbenchState['compared'] {
  return { ...held, [pairOf(comparison.left, comparison.right)]: comparison };
}

function withDesk(state: WorkbenchState, event: WorkbenchEvent): WorkbenchState {
  const desk = deskAfter(state.desk, event);
  const lessons = lessonsAfter(state.lessons, event);
  const exams = examsAfter(state.exams, event);
  const authoring = draftsAfter(state.authoring, event);
  const next = { ...state, desk, lessons, exams, authoring };
  const isSame = (['desk', 'lessons', 'exams', 'authoring'] as const).every(
    (part) => next[part] === state[part],
  );
  return isSame ? state : next;
}

function withNotes(state: WorkbenchState, event: WorkbenchEvent): WorkbenchState {
  switch (event.kind) {
    case 'bookmark.set':
    case 'bookmark.removed':
    case 'notes.set': {
      const notes = notedAfter(state.noted[event.run] ?? nothingNoted, event);
      return { ...state, noted: { ...state.noted, [event.run]: notes } };
    }
    default:
      return state;
  }
}

type Progress = Extract<WorkbenchEvent, { kind: 'work.progressed' }>;

function underWayAfter({ work, done, of }: Progress): WorkUnderWay | undefined {
  return done < of ? { work, done, of } : undefined;
}

function listingOf(event: Extract<WorkbenchEvent, { kind: 'run.listed' }>): RunListing {
  const { run, name, mode, at } = event;
  return {
    run,
    name,
    mode,
    createdAt: at,
    parent: undefined,
    origin: undefined,
    listener: undefined,
  };
}

/** What is told of a run that is on the list. */
function factsOf(event: WorkbenchEvent): Partial<RunListing> | undefined {
  switch (event.kind) {
    case 'run.forked':
      return { parent: { run: event.parent, at: event.forkedAt, atMs: event.forkedAtMs } };
    case 'run.imported': {
      const { file, entries } = event.origin;
      return { origin: { file, entries, warnings: event.warnings } };
    }
    case 'listener.opened':
      return { listener: { issuer: event.issuer } };
    case 'listener.failed':
      return { listener: { sentence: event.sentence } };
    default:
      return undefined;
  }
}

function withFacts(state: WorkbenchState, event: WorkbenchEvent): WorkbenchState {
  const facts = factsOf(event);
  if (facts === undefined || !('run' in event)) return state;
  const runs = state.runs.map((held) => (held.run === event.run ? { ...held, ...facts } : held));
  return { ...state, runs };
}

/** Nobody elsewhere notices that a move comes so much later. */
const mostUntoldMs = 50;

/** A move is shown before it is told: telling takes time in which the window could draw. */
function afterDrawing(dispatch: WorkbenchPort['dispatch']): WorkbenchPort['dispatch'] {
  return async (intent) => {
    if (intent.kind === 'cursor.move') await idle(mostUntoldMs);
    return dispatch(intent);
  };
}
