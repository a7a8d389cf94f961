/** The hooks by which views read the models; the only place where they subscribe to anything. */
import { createContext, useContext, useEffect, useState, useSyncExternalStore } from 'react';
import type { Intent } from '#shared/intents.ts';
import type { Moment } from '#shared/projections/moment.ts';
import type { Connection } from '../connect.ts';
import { createRunModel, type RunModel } from './run-model.ts';
import type { RunListing, WorkbenchModel, WorkbenchState } from './workbench-model.ts';

interface WindowContext {
  readonly connection: Connection;
  readonly workbench: WorkbenchModel;
  readonly showSentence: (sentence: string | undefined) => void;
}

export const WindowParts = createContext<WindowContext | undefined>(undefined);

/** The connection and models of this window. */
export function useWindow(): WindowContext {
  const parts = useContext(WindowParts);
  if (parts === undefined) throw new Error('A view was drawn outside its window.');
  return parts;
}

/** Part of the workbench's own state; whoever reads it is drawn anew only when that part changes. */
export function useWorkbench<Part>(part: (state: WorkbenchState) => Part): Part {
  const { workbench } = useWindow();
  return useSyncExternalStore(workbench.subscribe, () => part(workbench.state()));
}

/** How a run stands in the list of runs. */
export function useListing(run: string): RunListing | undefined {
  return useWorkbench(({ runs }) => runs.find((listing) => listing.run === run));
}

/** What a run is called in the list of runs; a fork has a name of its own. */
export function useRunName(run: string): string {
  return useListing(run)?.name ?? 'Run';
}

/** Asks the workbench for something; a refusal is shown as its sentence. */
export function useDispatch(): (intent: Intent) => Promise<void> {
  const { connection, showSentence } = useWindow();
  return async (intent) => {
    const outcome = await connection.port.dispatch(intent);
    showSentence(outcome.kind === 'refused' ? outcome.sentence : undefined);
  };
}

const patienceMs = 250;

/** The model of a run, followed while the view is there. Before its first entries it is not drawn. */
export function useRunModel(run: string): RunModel | undefined {
  const { port } = useWindow().connection;
  const [model, setModel] = useState<RunModel>();
  useEffect(() => {
    const opened = createRunModel(port, run);
    const show = (): void => {
      stop();
      window.clearTimeout(timer);
      setModel(opened);
    };
    const stop = opened.subscribe(show);
    // A window may be shown nothing of a run for as long as it likes.
    const timer = window.setTimeout(show, patienceMs);
    return () => {
      window.clearTimeout(timer);
      opened.close();
    };
  }, [port, run]);
  return model?.run === run ? model : undefined;
}

export interface RunView {
  readonly model: RunModel;
  /** The number looked at, or null at the live edge. */
  readonly cursor: number | null;
  readonly moment: Moment;
}

/** What a run shows at the cursor that all windows share. */
export function useRunView(model: RunModel): RunView {
  // The model grows in place; its version tells React when to look again.
  useSyncExternalStore(model.subscribe, model.version);
  const cursor = useWorkbench(({ cursors }) => cursors[model.run] ?? null);
  return { model, cursor, moment: model.moment(cursor) };
}

const tickMs = 100;

/** The run's time to show: the moment's own, going on while a live clock runs. */
export function useShownTime({ model, cursor, moment }: RunView): number {
  const { state, pace, speed } = moment.clock;
  // Paced by events, time stands still between them.
  const isGoing = cursor === null && state === 'running' && pace !== 'event';
  const [, tick] = useState(0);
  useEffect(() => {
    if (!isGoing) return undefined;
    const timer = window.setInterval(() => tick((count) => count + 1), tickMs);
    return () => window.clearInterval(timer);
  }, [isGoing]);
  if (!isGoing) return moment.at;
  if (moment.setup?.mode === 'wall') return Math.max(moment.at, Date.now() - moment.setup.epochMs);
  const elapsed = (performance.now() - model.arrivedAt()) * speed;
  return moment.at + Math.round(elapsed);
}
