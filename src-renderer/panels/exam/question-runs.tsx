/** The runs of a question, where it has several or another one is open: each is a button that shows it. */
import { Button } from 'react-aria-components';
import { useDispatch, useWorkbench } from '../../model/use-trace.ts';
import type { QuestionParts } from './question-page.tsx';

export function QuestionRuns({
  sitting,
  place,
  chosen,
}: Pick<QuestionParts, 'sitting' | 'place' | 'chosen'>) {
  const dispatch = useDispatch();
  const listed = useWorkbench(({ runs }) => runs);
  const { runs = {}, run: asked } = sitting.opened[place] ?? {};
  const attempt = sitting.attempts[place]?.run;
  const all = [...Object.values(runs), ...(attempt === undefined ? [] : [attempt])];
  if (all.length < 2 && all.includes(chosen)) return null;
  const nameOf = (run: string): string => {
    if (run === attempt) return 'Your attempt';
    const name = listed.find((one) => one.run === run)?.name ?? run;
    return name.split(' · ').slice(2).join(' · ') || 'The run';
  };
  return (
    <fieldset className="lesson-looks exam-runs">
      <legend>Runs</legend>
      {all.map((run) => (
        <Button
          key={run}
          className="button small"
          aria-current={run === chosen}
          onPress={() => void dispatch({ kind: 'run.open', run })}
        >
          {nameOf(run)}
          {run === asked ? <small> asked about</small> : null}
        </Button>
      ))}
    </fieldset>
  );
}
