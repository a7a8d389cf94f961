/** The page of a beat: one idea, what the run shows of it, why it is so, where to look, what to do. */
import type { Beat } from '#shared/lessons/beat.ts';
import { useLessonDesk } from '../../model/lessons/lesson-desk.ts';
import { FindCard } from './find-card.tsx';
import { LessonSentence } from './lesson-sentence.tsx';
import { LookButtons } from './look-buttons.tsx';
import { PredictionCard } from './prediction-card.tsx';
import { TaskCard } from './task-card.tsx';

interface BeatPageProps {
  readonly beat: Beat;
  readonly index: number;
  /** The idea alone, with what is to be done: for whoever explains it in their own words. */
  readonly hasText: boolean;
}

export function BeatPage({ beat, index, hasText }: BeatPageProps) {
  const place = `beats[${index}]`;
  const { task, predict } = beat;
  return (
    <>
      {hasText ? (
        <>
          <div className="lesson-text">
            {beat.text.map((sentence, number) => (
              <LessonSentence
                key={sentence.text}
                sentence={sentence}
                place={`${place}.text[${number}]`}
              />
            ))}
          </div>
          <div className="lesson-why">
            <h4>Why</h4>
            <LessonSentence sentence={beat.why} place={`${place}.why`} />
          </div>
          <LookButtons beat={beat} index={index} />
          {predict === undefined ? null : <PredictionCard predict={predict} beat={index} />}
        </>
      ) : null}
      {task?.kind === 'reach' ? <TaskCard task={task} beat={index} /> : null}
      {task?.kind === 'find' ? <FindCard task={task} beat={index} /> : null}
      <Troubles beat={index} />
    </>
  );
}

/** What the lesson wanted to do here, and could not. */
function Troubles({ beat }: { readonly beat: number }) {
  const { play } = useLessonDesk();
  const troubles = play.reached[beat]?.troubles ?? [];
  if (troubles.length === 0) return null;
  return (
    <p className="lesson-not-here">
      Not everything could be done here, because something was changed: {troubles.join(' ')}
    </p>
  );
}
