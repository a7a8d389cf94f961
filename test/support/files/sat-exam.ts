/** A paper that is sat without windows: begun, answered rightly where it is said so, and handed in. */

import { openLesson } from '#main/lessons/lesson-files.ts';
import type { Workbench } from '#main/workbench.ts';
import type { ExamAnswer } from '#shared/lessons/exam/exam-answer.ts';
import type { ExamTerms, PaperQuestion } from '#shared/lessons/exam/exam-paper.ts';
import {
  currentSitting,
  type ExamSitting,
  type ExamsTold,
  examsAfter,
  noExams,
} from '#shared/lessons/exam/exams-told.ts';
import { wantedEntries } from '#shared/lessons/judging/find-judge.ts';
import type { Entry } from '#shared/trace/entry.ts';
import { type WorkbenchEvent, workbenchStream } from '#shared/workbench-event.ts';
import { pageLimit } from '#shared/workbench-port.ts';
import { type Asked, ask, entriesOf } from './recorded.ts';

/** What was told of exams. */
export async function examsOf(workbench: Asked): Promise<ExamsTold> {
  const port = workbench.port({ view: 'console', run: '', party: '' });
  const { entries } = await port.readTrace(workbenchStream, 0, pageLimit);
  return (entries as readonly WorkbenchEvent[]).reduce(examsAfter, noExams);
}

/** The paper that is sat, or the result that is looked at. */
export async function sittingNow(workbench: Asked): Promise<ExamSitting> {
  const sitting = currentSitting(await examsOf(workbench));
  if (sitting === undefined) throw new Error('No paper is being sat.');
  return sitting;
}

/** The right answer to a prediction or a search that was turned to. */
export async function rightAnswer(workbench: Asked, place: number): Promise<ExamAnswer> {
  const { paper, opened } = await sittingNow(workbench);
  const question = paper.questions[place];
  if (question === undefined) throw new Error(`There is no question ${place}.`);
  const { predict, task } = beatOf(question);
  if (question.kind === 'predict')
    return {
      kind: 'choice',
      choice: predict?.choices.findIndex((one) => one.right === true) ?? -1,
    };
  if (task?.kind !== 'find') throw new Error(`Question ${place} is answered by doing.`);
  const entries = await entriesOf(workbench, opened[place]?.run ?? '');
  return { kind: 'entry', entry: wantedEntries(task.find, entries as readonly Entry[])[0] ?? -1 };
}

function beatOf({ lesson, beat }: PaperQuestion) {
  const found = openLesson(lesson).beats.find(({ id }) => id === beat);
  if (found === undefined) throw new Error(`There is no beat ${beat}.`);
  return found;
}

export const smallTerms: ExamTerms = { seed: 'autumn', lessons: [2, 3, 101], questions: 4 };

/** Sits a paper: so many questions are answered, all of them rightly. Answers the result file. */
export async function satExam(workbench: Workbench, answered: number): Promise<string> {
  await ask(workbench, { kind: 'exam.begin', terms: smallTerms, student: 'Ada Lovelace' });
  const { paper } = await sittingNow(workbench);
  for (let place = 0; place < answered; place += 1) {
    await ask(workbench, { kind: 'exam.turn', page: place });
    if (paper.questions[place]?.kind === 'reach') continue;
    const answer = await rightAnswer(workbench, place);
    await ask(workbench, { kind: 'exam.answer', question: place, answer });
  }
  await ask(workbench, { kind: 'exam.hand-in' });
  return (await sittingNow(workbench)).handedIn?.signed ?? '';
}
