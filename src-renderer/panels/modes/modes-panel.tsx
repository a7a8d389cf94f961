/**
 * One scenario in poll, ping and push: three lanes on one clock, and beneath them what each came to.
 * Where nobody has run it yet, it says what will appear and runs it.
 */
import { Play } from 'lucide-react';
import { Button } from 'react-aria-components';
import { modesOf } from '../../model/modes/modes-of.ts';
import { useReadRun } from '../../model/modes/use-read-run.ts';
import { useAsk } from '../../model/use-ask.ts';
import { useWorkbench } from '../../model/use-trace.ts';
import type { ModesCompared } from '../../model/workbench-model.ts';
import { RefusalLine } from '../form/refusal-line.tsx';
import { Busy } from './modes-busy.tsx';
import { ModesView } from './modes-view.tsx';

export function ModesPanel({ run }: { readonly run: string }) {
  const comparison = useWorkbench((state) => modesOf(state, run));
  const isBusy = useWorkbench(({ works }) => works[run]?.work === 'modes');
  const { ask, refusal, forget } = useAsk();
  const make = (): void => void ask({ kind: 'modes.compare', run });
  return (
    <section className="modes" aria-label="Three modes side by side">
      <RefusalLine sentence={refusal} onDismiss={forget} />
      {comparison === undefined ? (
        <NotYet isBusy={isBusy} onMake={make} />
      ) : (
        <ThreeRuns
          key={comparison.seq}
          comparison={comparison}
          onAgain={comparison.run === run ? make : undefined}
        />
      )}
    </section>
  );
}

function NotYet({ isBusy, onMake }: { readonly isBusy: boolean; readonly onMake: () => void }) {
  return (
    <div className="empty">
      <p>
        The same sign-in in poll, ping and push appears here on one clock: requests counted, the
        time from the approval to the tokens, and what is handed to whom.
      </p>
      <p>
        It makes three new runs of what was done in this one; where nobody has signed in yet,
        somebody does.
      </p>
      <Button className="button primary" isDisabled={isBusy} onPress={onMake}>
        <Play aria-hidden size={15} /> Run this scenario in all three modes
      </Button>
    </div>
  );
}

interface ThreeRunsProps {
  readonly comparison: ModesCompared;
  readonly onAgain: (() => void) | undefined;
}

function ThreeRuns({ comparison, onAgain }: ThreeRunsProps) {
  const { modes } = comparison;
  const poll = useReadRun(modes.poll);
  const ping = useReadRun(modes.ping);
  const push = useReadRun(modes.push);
  if (poll === undefined || ping === undefined || push === undefined) return <Busy />;
  return <ModesView models={{ poll, ping, push }} comparison={comparison} onAgain={onAgain} />;
}
