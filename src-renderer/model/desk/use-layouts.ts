/** The named layouts of a run's windows, and how to choose, save, rename and remove one. */
import type { Layout } from '#shared/intents/desk-intents.ts';
import type { RunSetup } from '#shared/protocol/setup/run-setup.ts';
import { useDispatch, useWindow, useWorkbench } from '../use-trace.ts';
import { isSameWindow } from './desk-state.ts';
import { builtInLayouts, layoutOfNow, tiledLayout } from './named-layouts.ts';

/** The run whose windows they are, and who has one there. */
export interface LaidOut {
  readonly run: string;
  readonly setup: RunSetup | undefined;
}

export interface Layouts {
  readonly builtIn: readonly Layout[];
  readonly saved: readonly Layout[];
  readonly choose: (layout: Layout) => void;
  readonly tile: () => void;
  /** As it is now, in place of the one that has the name already. */
  readonly save: (name: string) => void;
  readonly rename: (name: string, to: string) => void;
  readonly remove: (name: string) => void;
}

export function useLayouts({ run, setup }: LaidOut): Layouts {
  const { connection, showSentence } = useWindow();
  const dispatch = useDispatch();
  const desk = useWorkbench((state) => state.desk);
  const choose = async (layout: Layout): Promise<void> => {
    const missing = layout.windows.filter(
      ({ view, party }) =>
        view !== 'console' && !desk.windows.some((one) => isSameWindow(one, { view, run, party })),
    );
    showSentence(await connection.arrange(run, layout, missing));
  };
  return {
    builtIn: builtInLayouts(setup),
    saved: desk.layouts,
    choose: (layout) => void choose(layout),
    tile: () => void choose(tiledLayout(run, desk)),
    save: (name) => void dispatch({ kind: 'layout.save', layout: layoutOfNow(name, run, desk) }),
    rename: (name, to) => void dispatch({ kind: 'layout.rename', name, to }),
    remove: (name) => void dispatch({ kind: 'layout.remove', name }),
  };
}
