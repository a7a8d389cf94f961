/** The trainer's console: the start page until a run is chosen, then the run's workspace. */
import { ConsoleCommands } from '../commands/console-commands.tsx';
import { UndoDesk } from '../commands/undo/undo-desk.tsx';
import { useKept } from '../model/use-kept.ts';
import { useRunModel, useWorkbench } from '../model/use-trace.ts';
import { ImportDesk } from '../panels/shelf/import-desk.tsx';
import { StartPage } from './start-page.tsx';
import { Workspace } from './workspace.tsx';

export function ConsoleView() {
  const isRead = useWorkbench((state) => state.isRead);
  const chosen = useWorkbench((state) => state.chosen);
  // Left by opening any run, also the same one again.
  const [leftFor, leave] = useKept('start', '');
  if (!isRead) return <main className="start" aria-busy="true" />;
  const goBack = (): void => leave('');
  return (
    <ImportDesk onOpened={goBack}>
      <ConsoleCommands onOpened={goBack} />
      {chosen === undefined || chosen === leftFor ? (
        <StartPage current={chosen} onOpened={goBack} />
      ) : (
        <ChosenRun run={chosen} onStart={() => leave(chosen)} />
      )}
    </ImportDesk>
  );
}

interface ChosenRunProps {
  readonly run: string;
  readonly onStart: () => void;
}

function ChosenRun({ run, onStart }: ChosenRunProps) {
  const model = useRunModel(run);
  if (model === undefined) return <main className="start" aria-busy="true" />;
  return (
    <UndoDesk model={model} key={run}>
      <Workspace model={model} onStart={onStart} />
    </UndoDesk>
  );
}
