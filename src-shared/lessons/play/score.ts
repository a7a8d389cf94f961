/** How somebody is doing in a lesson: what was predicted rightly, and what was brought about. */
import type { Beat } from '../beat.ts';
import type { Lesson } from '../lesson.ts';
import type { LessonPlay } from './lesson-play.ts';

export interface Score {
  /** Questions answered rightly, and all that there are. */
  readonly right: number;
  readonly asked: number;
  readonly answered: number;
  readonly done: number;
  readonly tasks: number;
  /** Tasks done in their par, and all that have one. */
  readonly inPar: number;
  readonly pars: number;
}

/** The score so far. */
export function scoreOf(
  { beats }: Pick<Lesson, 'beats'>,
  { answers, done }: Pick<LessonPlay, 'answers' | 'done'>,
): Score {
  const questions = beats.flatMap(({ predict }, beat) =>
    predict === undefined ? [] : [{ predict, choice: answers[beat] }],
  );
  const right = questions.filter(
    ({ predict, choice }) => choice !== undefined && predict.choices[choice]?.right === true,
  );
  const tasks = beats.flatMap(({ task }, beat) => (task === undefined ? [] : [beat]));
  const pars = tasks.filter((beat) => hasPar(beats[beat]));
  return {
    right: right.length,
    asked: questions.length,
    answered: questions.filter(({ choice }) => choice !== undefined).length,
    done: tasks.filter((beat) => done[beat] !== undefined).length,
    tasks: tasks.length,
    inPar: pars.filter((beat) => done[beat]?.inPar === true).length,
    pars: pars.length,
  };
}

const hasPar = (beat: Beat | undefined): boolean =>
  beat?.task?.kind === 'reach' && beat.task.par !== undefined;
