/** Says how far the workbench has come with something that takes long; it is told after a second. */
import { ProgressBar } from 'react-aria-components';
import { useWorkbench } from '../model/use-trace.ts';

const words = { opening: 'Opening the run', forking: 'Forking the run' } as const;

export function WorkLine({ run }: { readonly run: string }) {
  const underWay = useWorkbench(({ works }) => works[run]);
  if (underWay === undefined) return null;
  const { work, done, of } = underWay;
  const title = words[work];
  const count = (entries: number): string => entries.toLocaleString('en-GB');
  return (
    <div className="reading-line">
      <ProgressBar aria-label={title} minValue={0} maxValue={of} value={done} className="work-bar">
        {({ percentage = 0 }) => <span style={{ width: `${percentage}%` }} />}
      </ProgressBar>
      <span>
        {title}: {count(done)} of {count(of)} entries derived again.
      </span>
    </div>
  );
}
