/** The trainer's console: the start page until a run is chosen, then the run's workspace. */
import { useRunModel, useWorkbench } from '../model/use-trace.ts';
import { StartPage } from './start-page.tsx';
import { Workspace } from './workspace.tsx';

export function ConsoleView() {
  const isRead = useWorkbench((state) => state.isRead);
  const chosen = useWorkbench((state) => state.chosen);
  if (!isRead) return <main className="start" aria-busy="true" />;
  return chosen === undefined ? <StartPage /> : <ChosenRun run={chosen} />;
}

function ChosenRun({ run }: { readonly run: string }) {
  const model = useRunModel(run);
  if (model === undefined) return <main className="start" aria-busy="true" />;
  return <Workspace model={model} key={run} />;
}
