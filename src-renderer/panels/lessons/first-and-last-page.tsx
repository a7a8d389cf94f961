/** The pages around the beats: what the lesson is about, and what to take along from it. */
import { ChevronRight, Clock, Flag, GraduationCap, ListChecks } from 'lucide-react';
import { Button } from 'react-aria-components';
import { scoreOf } from '#shared/lessons/play/score.ts';
import { useCommands } from '../../commands/use-command.ts';
import { builtInLessons } from '../../model/lessons/built-in-lessons.ts';
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
  const { lesson } = useLessonDesk();
  return (
    <>
      <Score />
      <div className="lesson-text">
        {lesson.ending.text.map((sentence, number) => (
          <LessonSentence
            key={sentence.text}
            sentence={sentence}
            place={`ending.text[${number}]`}
          />
        ))}
      </div>
      <Onwards />
    </>
  );
}

function Score() {
  const { lesson, play } = useLessonDesk();
  const { right, asked, done, tasks, inPar, pars } = scoreOf(lesson, play);
  return (
    <section className="lesson-card lesson-score" aria-label="Your score">
      <h4>
        <Flag aria-hidden size={15} /> Done
      </h4>
      <Counted count={right} of={asked} words="predicted rightly" />
      <Counted count={done} of={tasks} words={tasks === 1 ? 'task done' : 'tasks done'} />
      <Counted count={inPar} of={pars} words="in par" />
    </section>
  );
}

interface CountedProps {
  readonly count: number;
  readonly of: number;
  readonly words: string;
}

function Counted({ count, of, words }: CountedProps) {
  if (of === 0) return null;
  return (
    <p>
      <strong>
        {count} of {of}
      </strong>{' '}
      {words}
    </p>
  );
}

/** Where somebody goes from here. */
function Onwards() {
  const { lesson, ask } = useLessonDesk();
  const { carryOut } = useCommands();
  const next = builtInLessons().find(
    ({ part, number }) => part === lesson.part && number === lesson.number + 1,
  );
  return (
    <div className="lesson-acts">
      {next === undefined ? null : (
        <Button
          className="button small primary"
          aria-label={`Next: lesson ${next.number}, ${next.title}`}
          onPress={() => ask({ kind: 'lesson.begin', text: next.text })}
        >
          Next: lesson {next.number} <ChevronRight aria-hidden size={14} />
        </Button>
      )}
      <Button className="button small" onPress={() => carryOut('run.start-page')}>
        <ListChecks aria-hidden size={14} /> All lessons
      </Button>
    </div>
  );
}
