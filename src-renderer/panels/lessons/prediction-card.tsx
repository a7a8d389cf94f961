/** A question about what comes next: choose, and the run itself shows who was right. */
import { Check, CircleHelp, CornerDownRight, X } from 'lucide-react';
import { useId } from 'react';
import { Button } from 'react-aria-components';
import type { Beat } from '#shared/lessons/beat.ts';
import { answeringBeat } from '#shared/lessons/lesson-faults.ts';

import { useLessonDesk } from '../../model/lessons/lesson-desk.ts';
import { Citations } from './citations.tsx';
import { LessonWords } from './lesson-words.tsx';

type Prediction = NonNullable<Beat['predict']>;

interface PredictionProps {
  readonly predict: Prediction;
  readonly beat: number;
}

export function PredictionCard({ predict, beat }: PredictionProps) {
  const { play, lesson } = useLessonDesk();
  const id = useId();
  const chosen = play.answers[beat];
  const answering = answeringBeat(lesson.beats, beat) ?? beat;
  const isTold = play.reached.length > answering;
  return (
    <section className="lesson-card lesson-prediction" aria-labelledby={id}>
      <h4 id={id}>
        <CircleHelp aria-hidden size={15} /> <LessonWords text={predict.question} isPlain />
      </h4>
      <Verdict predict={predict} chosen={chosen} isTold={isTold} />
      <ol className="lesson-choices">
        {predict.choices.map((choice, number) => (
          <li key={choice.text}>
            {isTold || chosen !== undefined ? (
              <Told {...{ choice, beat, number, isTold }} isChosen={chosen === number} />
            ) : (
              <Choice {...{ choice, beat, number }} />
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}

interface ChoiceProps {
  readonly choice: Prediction['choices'][number];
  readonly beat: number;
  readonly number: number;
}

function Choice({ choice, beat, number }: ChoiceProps) {
  const { ask } = useLessonDesk();
  return (
    <Button
      className="lesson-choice"
      onPress={() => ask({ kind: 'lesson.answer', beat, choice: number })}
    >
      <span className="lesson-letter" aria-hidden>
        {letterOf(number)}
      </span>
      <span>
        <LessonWords text={choice.text} isPlain />
      </span>
    </Button>
  );
}

interface ToldProps extends ChoiceProps {
  readonly isChosen: boolean;
  readonly isTold: boolean;
}

function Told({ choice, beat, number, isChosen, isTold }: ToldProps) {
  const verdict = isTold ? verdictOf(choice.right === true, isChosen) : '';
  return (
    <div className={`lesson-choice told ${verdict}${isChosen ? ' chosen' : ''}`}>
      <Sign isTold={isTold} isRight={choice.right === true} number={number} />
      <span>
        <LessonWords text={choice.text} isPlain />
        {isChosen ? <em> Your answer.</em> : null}
        {verdict === '' ? null : (
          <span className="lesson-because">
            <LessonWords text={choice.because} isPlain /> <Citations of={choice.cites} />
            <Evidence {...{ choice, beat, number }} />
          </span>
        )}
      </span>
    </div>
  );
}

/** Of a wrong answer that nobody gave there is nothing to say. */
function verdictOf(isRight: boolean, isChosen: boolean): 'right' | 'wrong' | '' {
  if (isRight) return 'right';
  return isChosen ? 'wrong' : '';
}

interface SignProps extends Pick<ToldProps, 'isTold' | 'number'> {
  readonly isRight: boolean;
}

function Sign({ isTold, isRight, number }: SignProps) {
  if (!isTold)
    return (
      <span className="lesson-letter" aria-hidden>
        {letterOf(number)}
      </span>
    );
  return (
    <span className="lesson-letter" role="img" aria-label={isRight ? 'Right:' : 'Wrong:'}>
      {isRight ? <Check aria-hidden size={14} /> : <X aria-hidden size={14} />}
    </span>
  );
}

/** The moment in the run that shows it, or that speaks against it. */
function Evidence({ choice, beat, number }: ChoiceProps) {
  const { findings, jump } = useLessonDesk();
  const name = choice.right === true ? 'shownBy' : 'refutedBy';
  const found = findings.get(`beats[${beat}].predict.choices[${number}].${name}`);
  if (found === undefined) return null;
  const [seq] = found.seqs;
  if (!found.holds) return <em> In this run it did not come to that: something was changed.</em>;
  if (seq === undefined) return null;
  return (
    <Button className="lesson-jump wide" onPress={() => jump(found.run, seq)}>
      <CornerDownRight aria-hidden size={13} />{' '}
      {choice.right === true ? 'See where the run shows it' : 'See where the run says otherwise'}
    </Button>
  );
}

interface VerdictProps {
  readonly predict: Prediction;
  readonly chosen: number | undefined;
  readonly isTold: boolean;
}

function Verdict({ predict, chosen, isTold }: VerdictProps) {
  const isRight = chosen !== undefined && predict.choices[chosen]?.right === true;
  const words = !isTold
    ? ''
    : chosen === undefined
      ? 'The run has answered it.'
      : isRight
        ? 'Right.'
        : 'Not so.';
  return (
    <p className="lesson-verdict" role="status" aria-label="Your prediction">
      {words}
    </p>
  );
}

const letterOf = (number: number): string => String.fromCharCode(65 + number);
