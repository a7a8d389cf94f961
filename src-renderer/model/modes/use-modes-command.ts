/** Asks for the scenario of a run in all three modes; what becomes of it is shown in its tab. */
import { useCommand } from '../../commands/use-command.ts';
import { useDispatch } from '../use-trace.ts';

/** Offers it as a command, from anywhere in the run. */
export function useModesCommand(run: string, show: () => void): void {
  const dispatch = useDispatch();
  useCommand('run.modes', () => {
    show();
    void dispatch({ kind: 'modes.compare', run });
  });
}
