/** The results that are kept here, the newest first. */

import { Button } from 'react-aria-components';
import { useDispatch, useWorkbench } from '../../model/use-trace.ts';

interface ListProps {
  readonly onOpened: () => void;
}

export function ResultList({ onOpened }: ListProps) {
  const dispatch = useDispatch();
  const sittings = useWorkbench(({ exams }) => exams.sittings);
  const results = Object.values(sittings).flatMap(({ sitting, handedIn }) =>
    handedIn === undefined ? [] : [{ sitting, ...handedIn.result }],
  );
  if (results.length === 0) return null;
  const newest = results.toSorted((left, right) => right.handedInAtMs - left.handedInAtMs);
  const show = async (sitting: string): Promise<void> => {
    await dispatch({ kind: 'exam.show', sitting });
    onOpened();
  };
  return (
    <section className="exam-part" aria-label="Results kept here">
      <h3>Results kept here</h3>
      <ul className="exam-results">
        {newest.map(({ sitting, paper, points, of, handedInAtMs }) => (
          <li key={sitting}>
            <Button className="exam-result-line" onPress={() => void show(sitting)}>
              <strong>{paper.student}</strong>
              <span>
                {points} of {of}
              </span>
              <small>{new Date(handedInAtMs).toLocaleString()}</small>
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
