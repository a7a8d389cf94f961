/** A task: what is wanted, and the fork in which the student brings it about. */
import { Play, RotateCcw } from 'lucide-react';
import { useId } from 'react';
import { Button } from 'react-aria-components';
import type { PaperQuestion } from '#shared/lessons/exam/exam-paper.ts';
import { LessonWords } from '../lessons/lesson-words.tsx';
import type { QuestionParts } from './question-page.tsx';

interface AttemptProps extends QuestionParts {
  readonly question: Extract<PaperQuestion, { kind: 'reach' }>;
}

export function AttemptCard({ sitting, place, isClosed, ask, question }: AttemptProps) {
  const id = useId();
  const isTried = sitting.attempts[place] !== undefined;
  return (
    <section className="lesson-card" aria-labelledby={id}>
      <h3 id={id} className="exam-question">
        <LessonWords text={question.text} />
      </h3>
      <p className="lesson-quiet">What is looked for afterwards:</p>
      <ul className="exam-goals">
        {question.goals.map((goal) => (
          <li key={goal}>
            <LessonWords text={goal} />
          </li>
        ))}
      </ul>
      <div className="lesson-acts">
        <Button
          className={`button small ${isTried ? '' : 'primary'}`}
          isDisabled={isClosed}
          onPress={() => ask({ kind: 'exam.try', question: place })}
        >
          {isTried ? <RotateCcw aria-hidden size={14} /> : <Play aria-hidden size={14} />}
          {isTried ? ' Try it anew' : ' Try it'}
        </Button>
      </div>
      <p className="lesson-quiet" role="status" aria-label="Your answer">
        {isTried
          ? 'This run is yours: open the windows of the parties, act, and let time go. What happens in it is your answer; trying anew begins another.'
          : 'You get a run of your own that goes on from here.'}
      </p>
    </section>
  );
}
