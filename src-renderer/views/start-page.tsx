/**
 * The first thing a person sees: one button that shows everything, one for developers, one for a
 * file, and, once there are any, the runs.
 */
import { FileUp, Play, PlugZap } from 'lucide-react';
import { Button } from 'react-aria-components';
import { demoRun, outsideRun } from '../model/new-runs.ts';
import { useDispatch, useWorkbench } from '../model/use-trace.ts';
import { useImports } from '../panels/shelf/import-desk.tsx';
import { RunTree } from '../panels/shelf/run-tree.tsx';

interface StartPageProps {
  /** The run that was left for this page. */
  readonly current: string | undefined;
  readonly onOpened: () => void;
}

export function StartPage({ current, onOpened }: StartPageProps) {
  const dispatch = useDispatch();
  const { choose } = useImports();
  const runs = useWorkbench((state) => state.runs);
  const open = async (run: string): Promise<void> => {
    await dispatch({ kind: 'run.open', run });
    onOpened();
  };
  return (
    <main className="start">
      <h1>CIBA Workbench</h1>
      <p>
        A real CIBA server on a clock you can stop. Sign in at a till, watch every message travel,
        approve on the phone, and look at any moment again.
      </p>
      <Button className="button primary" onPress={() => void dispatch(demoRun)}>
        <Play aria-hidden size={20} /> Run the poll demo
      </Button>
      <div className="quiet">
        <Button className="button" onPress={() => void dispatch(outsideRun)}>
          <PlugZap aria-hidden size={16} /> Listen for your own client
        </Button>
        <Button className="button" onPress={choose}>
          <FileUp aria-hidden size={16} /> Open a run file
        </Button>
      </div>
      {runs.length === 0 ? null : (
        <section className="start-runs" aria-label="Your runs">
          <h2>Your runs</h2>
          <RunTree current={current} onOpen={(run) => void open(run)} />
        </section>
      )}
    </main>
  );
}
