/** What can be done with windows and layouts, for their menu and for the commands of the same names. */
import { useCommand } from '../../commands/use-command.ts';
import { useItems } from '../../commands/use-items.ts';
import { type LaidOut, type Layouts, useLayouts } from '../../model/desk/use-layouts.ts';
import { useDispatch } from '../../model/use-trace.ts';

export interface LayoutActs {
  readonly layouts: Layouts;
  readonly tile: () => void;
  readonly showAudience: () => void;
  /** Panels as they are for somebody who has changed nothing. */
  readonly reset: () => void;
}

const panels = ['frame', 'beside', 'rows', 'maximised'] as const;

export function useLayoutActs(laidOut: LaidOut): LayoutActs {
  const layouts = useLayouts(laidOut);
  const dispatch = useDispatch();
  const { run } = laidOut;
  return {
    layouts,
    tile: layouts.tile,
    showAudience: () => void dispatch({ kind: 'window.open', view: 'audience', run, party: '' }),
    reset: () => {
      for (const key of panels) void dispatch({ kind: 'desk.keep', key, value: '' });
    },
  };
}

/** The layouts that are built in are commands; those that somebody saved are found by their names. */
export function useLayoutCommands({ layouts, ...acts }: LayoutActs, onSave: () => void): void {
  const { builtIn, saved, choose } = layouts;
  const chooseBuiltIn = (place: number) => (): void => {
    const layout = builtIn[place];
    if (layout !== undefined) choose(layout);
  };
  useCommand('layout.save', onSave);
  useCommand('layout.console', chooseBuiltIn(0));
  useCommand('layout.three', chooseBuiltIn(1));
  useCommand('layout.second-screen', chooseBuiltIn(2));
  useCommand('layout.tile', acts.tile);
  useCommand('layout.audience', acts.showAudience);
  useCommand('layout.reset', acts.reset);
  useItems(() =>
    saved.map((layout) => ({
      id: `layout ${layout.name}`,
      group: 'Windows',
      title: `Layout «${layout.name}»`,
      detail: 'Saved layout',
      keys: [],
      whyNot: undefined,
      run: () => choose(layout),
    })),
  );
}
