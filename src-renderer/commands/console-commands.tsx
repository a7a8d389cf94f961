/** The commands of the console that belong to no part of the screen: runs, files, the theme, the keys. */
import { askForBook } from '../model/clauses/book-trail.ts';
import { demoRun, outsideRun, storyRun } from '../model/runs/new-runs.ts';
import { useDispatch, useWindow, useWorkbench } from '../model/use-trace.ts';
import { VendorDesk } from '../panels/compare/vendors/vendor-desk.tsx';
import { ExamDesk } from '../panels/exam/exam-desk.tsx';
import { useImports } from '../panels/shelf/import-desk.tsx';
import { CheatSheet } from './cheat-sheet.tsx';
import { Palette } from './palette.tsx';
import type { PaletteItem } from './palette-item.ts';
import { preferences } from './preferences.ts';
import { ProductCommands } from './product-commands.tsx';
import { useCommand } from './use-command.ts';
import { useItems } from './use-items.ts';
import { useThemeCommands } from './use-theme-commands.ts';

interface ConsoleCommandsProps {
  /** Told when a run has been opened. */
  readonly onOpened: () => void;
}

export function ConsoleCommands({ onOpened }: ConsoleCommandsProps) {
  const dispatch = useDispatch();
  const { choose } = useImports();
  const { showSentence } = useWindow();
  useCommand('run.demo', () => void dispatch(demoRun));
  useCommand('run.call-centre', () => void dispatch(storyRun('call-centre')));
  useCommand('run.screen', () => void dispatch(storyRun('screen')));
  useCommand('run.agent', () => void dispatch(storyRun('agent')));
  useCommand('run.listen', () => void dispatch(outsideRun));
  useCommand('run.import', choose);
  useCommand('workbench.clauses', () => askForBook());
  useThemeCommands();
  useCommand('workbench.letters', () => {
    const letters = !preferences.read().letters;
    preferences.change({ letters });
    showSentence(`Keys of one sign are ${letters ? 'on' : 'off'}.`);
  });
  useCommand('workbench.announce', () => {
    const announcing = !preferences.read().announcing;
    preferences.change({ announcing });
    showSentence(`Steps are ${announcing ? '' : 'no longer '}told to screen readers.`);
  });
  const open = async (run: string): Promise<void> => {
    await dispatch({ kind: 'run.open', run });
    onOpened();
  };
  const runs = useWorkbench((state) => state.runs);
  useItems(() =>
    runs.map(
      ({ run, name, mode }): PaletteItem => ({
        id: `run ${run}`,
        group: 'Runs',
        title: name,
        detail: mode === 'wall' ? 'Follows the wall clock' : 'Run',
        keys: [],
        whyNot: undefined,
        run: () => void open(run),
      }),
    ),
  );
  return (
    <>
      <ProductCommands />
      <Palette />
      <CheatSheet />
      <VendorDesk />
      <ExamDesk onOpened={onOpened} />
    </>
  );
}
