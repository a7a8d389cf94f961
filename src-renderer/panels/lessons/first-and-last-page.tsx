/** The pages around the beats: what the lesson is about, and what to take along from it. */
import { Clock, Flag, GraduationCap } from 'lucide-react';
import { scoreOf } from '#shared/lessons/play/score.ts';
import { useLessonDesk } from '../../model/lessons/lesson-desk.ts';
import { LessonSentence } from './lesson-sentence.tsx';
import { LessonWords } from './lesson-words.tsx';

export function OpeningPage() {
  const { lesson } = useLessonDesk();
  const runs = Object.values(lesson.runs);
  return (
    <>
      <p className="lesson-about">
        <LessonWords text={lesson.about} />
      </p>
      <ul className="lesson-facts">
        <li>
          <GraduationCap aria-hidden size={15} /> {lesson.level}
        </li>
        <li>
          <Clock aria-hidden size={15} /> about {lesson.minutes} minutes
        </li>
      </ul>
      {runs.length > 1 ? (
        <>
          <h4>The runs of this lesson</h4>
          <ul className="lesson-runs">
            {runs.map(({ title }) => (
              <li key={title}>{title}</li>
            ))}
          </ul>
        </>
      ) : null}
      <p className="lesson-quiet">
        Time stands still. Each page lets the run go on to its next moment; nothing is lost by going
        back.
      </p>
    </>
  );
}

export function EndingPage() {
  const { lesson, play } = useLessonDesk();
  const { right, asked, done, tasks } = scoreOf(lesson, play);
  return (
    <>
      <div className="lesson-text">
        {lesson.ending.text.map((sentence, number) => (
          <LessonSentence
            key={sentence.text}
            sentence={sentence}
            place={`ending.text[${number}]`}
          />
        ))}
      </div>
      <section className="lesson-card lesson-score" aria-label="Your score">
        <h4>
          <Flag aria-hidden size={15} /> Done
        </h4>
        {asked === 0 ? null : (
          <p>
            <strong>
              {right} of {asked}
            </strong>{' '}
            predicted rightly
          </p>
        )}
        {tasks === 0 ? null : (
          <p>
            <strong>
              {done} of {tasks}
            </strong>{' '}
            tasks done
          </p>
        )}
      </section>
    </>
  );
}
