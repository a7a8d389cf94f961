/** Sits a paper: begins it, turns to a question and shows its run, and takes what is answered. */
import { randomBytes } from 'node:crypto';
import type { ExamIntent } from '#shared/intents/exam-intents.ts';
import type { ExamAnswer } from '#shared/lessons/exam/exam-answer.ts';
import { openSitting } from '#shared/lessons/exam/exams-told.ts';
import { makePaper } from '#shared/lessons/exam/make-paper.ts';
import { closedBy, overAtMs } from '#shared/lessons/exam/sitting-rules.ts';
import type { Outcome } from '#shared/workbench-port.ts';
import { WorkbenchError } from '../../workbench-error.ts';
import {
  type AskedQuestion,
  askedAt,
  type ExamStage,
  keepPlayed,
  sittingOf,
} from './exam-stage.ts';
import { playedTo } from './play-to.ts';

type Begin = Extract<ExamIntent, { kind: 'exam.begin' }>;

/** Begins at the first question. */
export async function beginPaper(stage: ExamStage, { terms, student }: Begin): Promise<Outcome> {
  if (openSitting(stage.told()) !== undefined)
    throw new WorkbenchError('A paper is being sat already; hand it in, or give it up.');
  const made = makePaper(terms, student, stage.lessons());
  if (made.kind === 'refused') throw new WorkbenchError(made.sentence);
  const sitting = `sitting-${randomBytes(5).toString('hex')}`;
  stage.tell({ kind: 'exam.begun', sitting, paper: made.paper });
  return turnToQuestion(stage, 0);
}

/** Shows the run of that question, at its moment; past the last one is where it is handed in. */
export async function turnToQuestion(stage: ExamStage, wanted: number): Promise<Outcome> {
  const { sitting, paper } = sittingOf(stage);
  const page = Math.min(wanted, paper.questions.length);
  if (page === paper.questions.length) return stage.tell({ kind: 'exam.turned', sitting, page });
  await openQuestion(stage, page);
  stage.tell({ kind: 'exam.turned', sitting, page });
  const { opened, attempts } = sittingOf(stage);
  return stage.choose(attempts[page]?.run ?? opened[page]?.run ?? '');
}

/** Its runs are made when it is first looked at. */
async function openQuestion(stage: ExamStage, place: number): Promise<void> {
  const { sitting, paper, opened } = sittingOf(stage);
  if (opened[place] !== undefined) return;
  const { lesson, beat } = askedAt(stage, paper, place);
  const played = await playedTo(lesson, beat, stage.engine);
  const runs = Object.fromEntries(
    [...played.runs].map(([name, { title }]) => [
      name,
      keepPlayed(stage, played, name, runName(place, played.runs.size > 1 ? title : '')),
    ]),
  );
  const run = runs[lesson.beats[beat]?.run ?? ''] ?? '';
  stage.tell({ kind: 'exam.opened', sitting, question: place, runs, run });
}

const longestName = 120;

/** The title of a lesson may give something away, and is not said; that of one run among several is. */
function runName(place: number, title: string): string {
  const words = title === '' ? '' : ` · ${title}`;
  return `Exam · question ${place + 1}${words}`.slice(0, longestName);
}

/** What is answered later takes its place, as long as the question is open. */
export function takeAnswer(stage: ExamStage, place: number, answer: ExamAnswer): Outcome {
  const { sitting } = sittingOf(stage);
  const { lesson, beat, question } = openQuestionAt(stage, place);
  const wanted = question.kind === 'predict' ? 'choice' : 'entry';
  const isKnown =
    answer.kind === 'entry' || lesson.beats[beat]?.predict?.choices[answer.choice] !== undefined;
  if (question.kind === 'reach' || answer.kind !== wanted || !isKnown)
    throw new WorkbenchError('Nothing of that kind is asked here.');
  return stage.tell({ kind: 'exam.answered', sitting, question: place, answer });
}

/** A fork of the question's run, which the student may do with as they like; the last one counts. */
export async function tryQuestion(stage: ExamStage, place: number): Promise<Outcome> {
  const { sitting, opened } = sittingOf(stage);
  const { question } = openQuestionAt(stage, place);
  const run = opened[place]?.run;
  if (question.kind !== 'reach' || run === undefined)
    throw new WorkbenchError('Nothing is to be brought about here.');
  const from = stage.store.nextSeq(run) - 1;
  const fork = await stage.fork(run, from, `Exam · question ${place + 1}, your attempt`);
  const attempt = { run: fork, from };
  stage.tell({ kind: 'exam.tried', sitting, question: place, attempt });
  return stage.choose(fork);
}

/** The question, if an answer to it is still taken. */
function openQuestionAt(stage: ExamStage, place: number): AskedQuestion {
  const sitting = sittingOf(stage);
  if (sitting.opened[place] === undefined) throw new WorkbenchError('Turn to that question first.');
  const closing = closedBy(sitting, place);
  if (closing !== undefined)
    throw new WorkbenchError(
      `This answer is final: the run of question ${closing + 1}, which was opened, shows what came.`,
    );
  const overAt = overAtMs(sitting);
  if (overAt !== undefined && stage.now() > overAt)
    throw new WorkbenchError('The time is over; what was answered counts. Hand the paper in.');
  return askedAt(stage, sitting.paper, place);
}
