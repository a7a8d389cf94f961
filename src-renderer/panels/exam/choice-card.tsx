/** A prediction: one of a few answers. Which is right the run says after the paper was handed in. */
import { useId } from 'react';
import { Label, Radio, RadioGroup } from 'react-aria-components';
import type { PaperQuestion } from '#shared/lessons/exam/exam-paper.ts';
import { LessonWords } from '../lessons/lesson-words.tsx';
import type { QuestionParts } from './question-page.tsx';

interface ChoiceProps extends QuestionParts {
  readonly question: Extract<PaperQuestion, { kind: 'predict' }>;
}

export function ChoiceCard({ sitting, place, isClosed, ask, question }: ChoiceProps) {
  const id = useId();
  const given = sitting.answers[place]?.answer;
  const chosen = given?.kind === 'choice' ? String(given.choice) : null;
  return (
    <section className="lesson-card" aria-labelledby={id}>
      <RadioGroup
        className="exam-choices"
        value={chosen}
        isReadOnly={isClosed}
        onChange={(value) =>
          ask({
            kind: 'exam.answer',
            question: place,
            answer: { kind: 'choice', choice: Number(value) },
          })
        }
      >
        <Label id={id} className="exam-question">
          <LessonWords text={question.text} isPlain />
        </Label>
        {question.choices.map(({ number, text }, shown) => (
          <Radio key={number} value={String(number)} className="lesson-choice exam-choice">
            <span className="lesson-letter" aria-hidden>
              {String.fromCharCode(65 + shown)}
            </span>
            <span>
              <LessonWords text={text} isPlain />
            </span>
          </Radio>
        ))}
      </RadioGroup>
    </section>
  );
}
