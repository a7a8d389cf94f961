/** The three themes as commands: of the console, and of a run, where a change can be undone. */
import { useDispatch } from '../model/use-trace.ts';
import { useCommand } from './use-command.ts';

export function useThemeCommands(): void {
  const dispatch = useDispatch();
  const choose = (theme: 'system' | 'light' | 'dark') => (): void =>
    void dispatch({ kind: 'theme.choose', theme });
  useCommand('workbench.theme-system', choose('system'));
  useCommand('workbench.theme-light', choose('light'));
  useCommand('workbench.theme-dark', choose('dark'));
}
