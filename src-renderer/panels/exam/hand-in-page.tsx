/** Before it is handed in: what is still open, with the way back to it, and the button that is for good. */
import { CornerDownRight, Send } from 'lucide-react';
import { Button } from 'react-aria-components';
import type { ExamIntent } from '#shared/intents/exam-intents.ts';
import type { ExamSitting } from '#shared/lessons/exam/exams-told.ts';
import { unansweredIn } from '#shared/lessons/exam/sitting-rules.ts';
import { LessonWords } from '../lessons/lesson-words.tsx';

interface PageProps {
  readonly sitting: ExamSitting;
  readonly ask: (intent: ExamIntent) => void;
}

export function HandInPage({ sitting, ask }: PageProps) {
  const { questions } = sitting.paper;
  const open = unansweredIn(sitting);
  return (
    <>
      <div className="lesson-title">
        <h3>Before you hand in</h3>
      </div>
      <p>
        {open.length === 0
          ? 'Every question is answered.'
          : `${open.length} of ${questions.length} questions ${open.length === 1 ? 'is' : 'are'} not answered:`}
      </p>
      {open.length === 0 ? null : (
        <ul className="exam-open" aria-label="Not answered">
          {open.map((place) => (
            <li key={place}>
              <Button
                className="exam-open-line"
                onPress={() => ask({ kind: 'exam.turn', page: place })}
              >
                <CornerDownRight aria-hidden size={13} />
                <span>
                  {place + 1}. <LessonWords text={questions[place]?.text ?? ''} isPlain />
                </span>
              </Button>
            </li>
          ))}
        </ul>
      )}
      <p className="lesson-quiet">
        Handing in is for good: the answers are judged on their runs, and the result is signed.
      </p>
      <Button className="button primary exam-hand-in" onPress={() => ask({ kind: 'exam.hand-in' })}>
        <Send aria-hidden size={15} />{' '}
        {open.length === 0 ? 'Hand in' : `Hand in with ${open.length} not answered`}
      </Button>
    </>
  );
}
