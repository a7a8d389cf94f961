/** What the desk of exams needs of the workbench around it, and what it knows of exams itself. */
import type { ExamPaper, PaperQuestion } from '#shared/lessons/exam/exam-paper.ts';
import { type ExamSitting, type ExamsTold, openSitting } from '#shared/lessons/exam/exams-told.ts';
import type { Lesson } from '#shared/lessons/lesson.ts';
import type { WorkbenchHappening } from '#shared/workbench-event.ts';
import type { Outcome } from '#shared/workbench-port.ts';
import { WorkbenchError } from '../../workbench-error.ts';
import type { LessonDeskParts } from '../desk/lesson-stage.ts';
import type { ExamKey } from './exam-key.ts';
import type { PlayedPart } from './play-to.ts';

export interface ExamDeskParts
  extends Pick<LessonDeskParts, 'store' | 'engine' | 'now' | 'newRun' | 'fork' | 'choose'> {
  readonly key: ExamKey;
  /** All that come with the workbench, read when they are first wanted. */
  readonly lessons: () => readonly Lesson[];
}

export interface ExamStage extends ExamDeskParts {
  readonly told: () => ExamsTold;
  readonly tell: (happening: WorkbenchHappening) => Outcome;
}

/** The paper that is sat, or a sentence that there is none. */
export function sittingOf({ told }: Pick<ExamStage, 'told'>): ExamSitting {
  const sitting = openSitting(told());
  if (sitting === undefined)
    throw new WorkbenchError('No paper is being sat; begin one on the page of exams.');
  return sitting;
}

export interface AskedQuestion {
  readonly question: PaperQuestion;
  readonly lesson: Lesson;
  /** The number of its beat. */
  readonly beat: number;
}

/** The question at that place, with the lesson that it is from. */
export function askedAt(
  { lessons }: Pick<ExamStage, 'lessons'>,
  { questions }: ExamPaper,
  place: number,
): AskedQuestion {
  const question = questions[place];
  const lesson = lessons().find(({ id }) => id === question?.lesson);
  const beat = lesson?.beats.findIndex(({ id }) => id === question?.beat) ?? -1;
  if (question === undefined || lesson === undefined || beat < 0)
    throw new WorkbenchError(
      `Question ${place + 1} cannot be asked here: its lesson is not there.`,
    );
  return { question, lesson, beat };
}

const onlyLookedAt = 'This is the run of a question, and is only looked at.';

/** Keeps a run that was played as one to look at; answers its name. */
export function keepPlayed(
  { store, now, newRun, tell }: ExamStage,
  { runs }: PlayedPart,
  name: string,
  called: string,
): string {
  const played = runs.get(name);
  if (played === undefined) throw new Error(`The run ${name} was not played.`);
  const run = newRun();
  const stored = { run, name: called, mode: 'virtual', createdAtMs: now() } as const;
  const { beginning, entries } = played;
  store.createRun({ ...stored, closedBecause: onlyLookedAt }, beginning.keys, entries);
  tell({ kind: 'run.listed', run, name: called, mode: 'virtual' });
  return run;
}
