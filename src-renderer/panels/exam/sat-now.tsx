/** The paper that is being sat: on with it, or give it up. */
import { Play, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { Button } from 'react-aria-components';
import type { ExamSitting } from '#shared/lessons/exam/exams-told.ts';
import { useDispatch } from '../../model/use-trace.ts';

interface SatProps {
  readonly sitting: ExamSitting;
  readonly onOpened: () => void;
  readonly onGivenUp: () => void;
}

export function SatNow({ sitting, onOpened, onGivenUp }: SatProps) {
  const { paper, page } = sitting;
  const dispatch = useDispatch();
  const [isAsked, ask] = useState(false);
  const { length } = paper.questions;
  const goOn = async (): Promise<void> => {
    await dispatch({ kind: 'exam.turn', page: Math.min(page, length - 1) });
    onOpened();
  };
  const giveUp = async (): Promise<void> => {
    await dispatch({ kind: 'exam.give-up' });
    onGivenUp();
  };
  return (
    <section className="exam-part" aria-label="The paper being sat">
      <h3>A paper is being sat</h3>
      <p>
        {paper.student} is at question {Math.min(page + 1, length)} of {length}.
      </p>
      <div className="lesson-acts">
        <Button className="button primary" onPress={() => void goOn()}>
          <Play aria-hidden size={15} /> Go on with it
        </Button>
        {isAsked ? (
          <Button className="button" onPress={() => void giveUp()}>
            <Trash2 aria-hidden size={15} /> Give it up, answers and all
          </Button>
        ) : (
          <Button className="button" onPress={() => ask(true)}>
            Give it up
          </Button>
        )}
      </div>
    </section>
  );
}
