/** The first thing a person sees: one button that shows everything, and one for developers. */
import { Play, PlugZap } from 'lucide-react';
import { Button } from 'react-aria-components';
import { demoRun, outsideRun } from '../model/new-runs.ts';
import { useDispatch } from '../model/use-trace.ts';

export function StartPage() {
  const dispatch = useDispatch();
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
      </div>
    </main>
  );
}
