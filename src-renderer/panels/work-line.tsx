/** Says how far the workbench has come with something that takes long; it is told after a second. */
import { Button, ProgressBar } from 'react-aria-components';
import { useDispatch, useWorkbench } from '../model/use-trace.ts';

const words = {
  opening: ['Opening the run', 'entries derived again'],
  forking: ['Forking the run', 'entries derived again'],
  modes: ['Running the scenario in poll, ping and push', 'hundredths done'],
  checking: ['Checking the lesson', 'beats played'],
  comparing: ['Trying both products out', 'turns done'],
} as const;

export function WorkLine({ run }: { readonly run: string }) {
  const underWay = useWorkbench(({ works }) => works[run]);
  const dispatch = useDispatch();
  if (underWay === undefined) return null;
  const { work, done, of } = underWay;
  const [title, whatIsDone] = words[work];
  const count = (entries: number): string => entries.toLocaleString('en-GB');
  return (
    <div className="reading-line">
      <ProgressBar aria-label={title} minValue={0} maxValue={of} value={done} className="work-bar">
        {({ percentage = 0 }) => <span style={{ width: `${percentage}%` }} />}
      </ProgressBar>
      <span>
        {title}: {count(done)} of {count(of)} {whatIsDone}.
      </span>
      {work === 'modes' ? (
        <Button
          className="button small"
          onPress={() => void dispatch({ kind: 'modes.cancel', run })}
        >
          Call it off
        </Button>
      ) : null}
    </div>
  );
}
