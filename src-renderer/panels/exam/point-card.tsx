/** A search: the student chooses an entry in the run, and says that this is the one. */
import { Crosshair } from 'lucide-react';
import { useId } from 'react';
import { Button } from 'react-aria-components';
import type { ExamAnswer } from '#shared/lessons/exam/exam-answer.ts';
import type { PaperQuestion } from '#shared/lessons/exam/exam-paper.ts';
import { useKeptSelection } from '../../model/kept/use-kept-selection.ts';
import { LessonWords } from '../lessons/lesson-words.tsx';
import type { QuestionParts } from './question-page.tsx';

interface PointProps extends QuestionParts {
  readonly question: Extract<PaperQuestion, { kind: 'find' }>;
}

export function PointCard({ sitting, place, chosen, isClosed, ask, question }: PointProps) {
  const id = useId();
  const run = sitting.opened[place]?.run ?? '';
  const [selected] = useKeptSelection(run);
  const isHere = chosen === run;
  return (
    <section className="lesson-card" aria-labelledby={id}>
      <h3 id={id} className="exam-question">
        <LessonWords text={question.text} />
      </h3>
      <div className="lesson-acts">
        <Button
          className="button small primary"
          isDisabled={selected === undefined || !isHere || isClosed}
          onPress={() => {
            if (selected === undefined) return;
            const answer = { kind: 'entry', entry: selected } as const;
            ask({ kind: 'exam.answer', question: place, answer });
          }}
        >
          <Crosshair aria-hidden size={14} /> This one
          {selected === undefined ? '' : `: entry ${selected}`}
        </Button>
      </div>
      <Pointed given={sitting.answers[place]?.answer} isHere={isHere} />
    </section>
  );
}

interface PointedProps {
  readonly given: ExamAnswer | undefined;
  /** The run of the question is the one that is open. */
  readonly isHere: boolean;
}

function Pointed({ given, isHere }: PointedProps) {
  const hint = isHere
    ? 'Choose a message in the run first.'
    : 'It is in the run of this question; open that one first.';
  return (
    <p className="lesson-quiet" role="status" aria-label="Your answer">
      {given?.kind === 'entry' ? `Your answer is entry ${given.entry}.` : hint}
    </p>
  );
}
