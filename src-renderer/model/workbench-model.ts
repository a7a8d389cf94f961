/**
 * The stream named `workbench`, folded: the runs there are, which one is chosen, where each one's
 * cursor stands, what listens where, and the theme.
 */
import { type WorkbenchEvent, workbenchStream } from '#shared/workbench-event.ts';
import type { WorkbenchPort } from '#shared/workbench-port.ts';

export interface RunListing {
  readonly run: string;
  readonly name: string;
  readonly mode: 'virtual' | 'wall';
  readonly createdAt: number;
  /** The run that it was forked from, and the last entry that both share. */
  readonly parent: { readonly run: string; readonly at: number } | undefined;
  readonly listener: { readonly issuer: string } | { readonly sentence: string } | undefined;
}

/** Long work on a run that is not over yet, in entries. */
export interface WorkUnderWay {
  readonly work: 'opening' | 'forking';
  readonly done: number;
  readonly of: number;
}

export interface WorkbenchState {
  readonly isRead: boolean;
  readonly runs: readonly RunListing[];
  readonly chosen: string | undefined;
  readonly cursors: Readonly<Record<string, number | null>>;
  readonly theme: 'system' | 'light' | 'dark';
  /** By run. */
  readonly works: Readonly<Record<string, WorkUnderWay | undefined>>;
}

export interface WorkbenchModel {
  readonly state: () => WorkbenchState;
  readonly subscribe: (listener: () => void) => () => void;
}

const nothingRead: WorkbenchState = {
  isRead: false,
  runs: [],
  chosen: undefined,
  cursors: {},
  theme: 'system',
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
  port.follow(workbenchStream, 0, (page) => {
    change((page.entries as readonly WorkbenchEvent[]).reduce(after, { ...state, isRead: true }));
  });
  // An empty stream delivers no page; reading once tells that there is nothing yet.
  void port.readTrace(workbenchStream, 0, 1).then(() => change({ ...state, isRead: true }));
  return {
    state: () => state,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

function after(state: WorkbenchState, event: WorkbenchEvent): WorkbenchState {
  switch (event.kind) {
    case 'run.listed': {
      const { run, name, mode, at } = event;
      const listing = { run, name, mode, createdAt: at, parent: undefined, listener: undefined };
      return { ...state, runs: [listing, ...state.runs] };
    }
    case 'run.forked': {
      const parent = { run: event.parent, at: event.forkedAt };
      return withFacts(state, event.run, { parent });
    }
    case 'run.chosen':
      return { ...state, chosen: event.run };
    case 'listener.opened':
      return withFacts(state, event.run, { listener: { issuer: event.issuer } });
    case 'listener.failed':
      return withFacts(state, event.run, { listener: { sentence: event.sentence } });
    case 'cursor.moved':
      return { ...state, cursors: { ...state.cursors, [event.run]: event.to } };
    case 'work.progressed': {
      const { run, work, done, of } = event;
      const underWay = done < of ? { work, done, of } : undefined;
      return { ...state, works: { ...state.works, [run]: underWay } };
    }
    case 'theme.chosen':
      return { ...state, theme: event.theme };
    default:
      return state;
  }
}

function withFacts(
  state: WorkbenchState,
  run: string,
  facts: Partial<Pick<RunListing, 'listener' | 'parent'>>,
): WorkbenchState {
  const runs = state.runs.map((held) => (held.run === run ? { ...held, ...facts } : held));
  return { ...state, runs };
}
