/** The commands of the console that belong to no part of the screen: runs, files, the theme, the keys. */
import { demoRun, outsideRun } from '../model/new-runs.ts';
import { useDispatch } from '../model/use-trace.ts';
import { useImports } from '../panels/shelf/import-desk.tsx';
import { preferences } from './preferences.ts';
import { useCommand } from './use-command.ts';

export function ConsoleCommands() {
  const dispatch = useDispatch();
  const { choose } = useImports();
  useCommand('run.demo', () => void dispatch(demoRun));
  useCommand('run.listen', () => void dispatch(outsideRun));
  useCommand('run.import', choose);
  const theme = (chosen: 'system' | 'light' | 'dark') => (): void =>
    void dispatch({ kind: 'theme.choose', theme: chosen });
  useCommand('workbench.theme-system', theme('system'));
  useCommand('workbench.theme-light', theme('light'));
  useCommand('workbench.theme-dark', theme('dark'));
  useCommand('workbench.letters', () => {
    preferences.change({ letters: !preferences.read().letters });
  });
  return null;
}
