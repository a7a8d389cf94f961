/** Says how far the workbench has come with something that takes long; it is told after a second. */
import { Button, ProgressBar } from 'react-aria-components';
import { useDispatch, useWorkbench } from '../model/use-trace.ts';

const words = {
  opening: 'Opening the run',
  forking: 'Forking the run',
  modes: 'Running the scenario in poll, ping and push',
} as const;

export function WorkLine({ run }: { readonly run: string }) {
  const underWay = useWorkbench(({ works }) => works[run]);
  const dispatch = useDispatch();
  if (underWay === undefined) return null;
  const { work, done, of } = underWay;
  const title = words[work];
  const isOfModes = work === 'modes';
  const count = (entries: number): string => entries.toLocaleString('en-GB');
  return (
    <div className="reading-line">
      <ProgressBar aria-label={title} minValue={0} maxValue={of} value={done} className="work-bar">
        {({ percentage = 0 }) => <span style={{ width: `${percentage}%` }} />}
      </ProgressBar>
      <span>
        {isOfModes
          ? `${title}: ${done} %.`
          : `${title}: ${count(done)} of ${count(of)} entries derived again.`}
      </span>
      {isOfModes ? (
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
