/** Hands a paper in: every answer is judged on the runs, and the result is signed and kept. */

import { examFormat, paperHash } from '#shared/lessons/exam/exam-paper.ts';
import type { ExamResult, JudgedAnswer } from '#shared/lessons/exam/exam-result.ts';
import type { ExamSitting } from '#shared/lessons/exam/exams-told.ts';
import {
  attemptRun,
  type Judgement,
  judgedAttempt,
  judgedPrediction,
  judgedSearch,
} from '#shared/lessons/exam/judge-answer.ts';
import { answeringBeat } from '#shared/lessons/lesson-faults.ts';
import type { Entry } from '#shared/trace/entry.ts';
import type { Outcome } from '#shared/workbench-port.ts';
import { thumbprintOf } from './exam-key.ts';
import {
  type AskedQuestion,
  askedAt,
  type ExamStage,
  keepPlayed,
  sittingOf,
} from './exam-stage.ts';
import { playedTo } from './play-to.ts';

type RunsByName = Readonly<Record<string, string>>;

interface Judged {
  readonly judgement: Judgement;
  /** The runs in which the evidence lies. */
  readonly shown: RunsByName;
}

/** For good: the paper is closed by it. */
export async function handIn(stage: ExamStage): Promise<Outcome> {
  const sitting = sittingOf(stage);
  const { paper } = sitting;
  const judged: Judged[] = [];
  for (const place of paper.questions.keys()) judged.push(await judge(stage, sitting, place));
  const answers = judged.map(({ judgement }, place) => withAnswer(sitting, place, judgement));
  const result: ExamResult = {
    format: examFormat,
    kind: 'ciba-exam-result',
    workbench: stage.engine,
    paper,
    paperHash: paperHash(paper),
    begunAtMs: sitting.begunAtMs,
    handedInAtMs: stage.now(),
    answers,
    points: answers.reduce((sum, { points }) => sum + points, 0),
    of: answers.length,
  };
  const signed = await stage.key.sign(JSON.stringify(result));
  const signedBy = await thumbprintOf(await stage.key.publicHalf());
  const shown = judged.map((one) => one.shown);
  return stage.tell({
    kind: 'exam.handed-in',
    sitting: sitting.sitting,
    result,
    signed,
    signedBy,
    shown,
  });
}

function withAnswer(
  { answers, attempts }: ExamSitting,
  place: number,
  judgement: Judgement,
): JudgedAnswer {
  const given = answers[place];
  const at = given?.atMs ?? attempts[place]?.atMs;
  return {
    ...(given === undefined ? {} : { answer: given.answer }),
    ...(at === undefined ? {} : { answeredAtMs: at }),
    ...judgement,
  };
}

async function judge(stage: ExamStage, sitting: ExamSitting, place: number): Promise<Judged> {
  const asked = askedAt(stage, sitting.paper, place);
  switch (asked.question.kind) {
    case 'predict':
      return prediction(stage, sitting, place, asked);
    case 'find':
      return search(stage, sitting, place, asked);
    case 'reach':
      return attempt(stage, sitting, place, asked);
  }
}

/** The run goes on to the beat that answers it, in a copy to look at. */
async function prediction(
  stage: ExamStage,
  { answers }: ExamSitting,
  place: number,
  { lesson, beat }: AskedQuestion,
): Promise<Judged> {
  const played = await playedTo(lesson, answeringBeat(lesson.beats, beat) ?? beat, stage.engine);
  const given = answers[place]?.answer;
  const choice = given?.kind === 'choice' ? given.choice : undefined;
  const judgement = judgedPrediction({ lesson, beat, choice, findings: played.findings });
  const names = new Set(judgement.evidence.map(({ run }) => run));
  const called = `Exam · question ${place + 1}, what came`;
  const shown = [...names].map((name) => [name, keepPlayed(stage, played, name, called)]);
  return { judgement, shown: Object.fromEntries(shown) };
}

async function search(
  stage: ExamStage,
  { answers, opened }: ExamSitting,
  place: number,
  { lesson, beat }: AskedQuestion,
): Promise<Judged> {
  const { task, run } = beatAt(lesson, beat);
  if (task?.kind !== 'find') throw new Error(`Question ${place} is no search.`);
  const played = await playedTo(lesson, beat, stage.engine);
  const given = answers[place]?.answer;
  const entry = given?.kind === 'entry' ? given.entry : undefined;
  const entries = played.runs.get(run)?.entries ?? [];
  const judgement = judgedSearch({ task, run, entries, entry });
  const called = `Exam · question ${place + 1}`;
  const shown = opened[place]?.run ?? keepPlayed(stage, played, run, called);
  return { judgement, shown: { [run]: shown } };
}

function beatAt({ beats }: AskedQuestion['lesson'], beat: number) {
  const found = beats[beat];
  if (found === undefined) throw new Error(`There is no beat ${beat}.`);
  return found;
}

async function attempt(
  { store }: ExamStage,
  { attempts }: ExamSitting,
  place: number,
  { lesson, beat }: AskedQuestion,
): Promise<Judged> {
  const { task, run } = beatAt(lesson, beat);
  if (task?.kind !== 'reach') throw new Error(`Question ${place} is no task.`);
  const tried = attempts[place];
  const { run: fork = '', from = 0 } = tried ?? {};
  const entries = tried === undefined ? [] : store.read(fork, 0, Number.MAX_SAFE_INTEGER);
  const judgement = judgedAttempt({ task, run, entries: entries as Entry[], from });
  return { judgement, shown: tried === undefined ? {} : { [attemptRun]: fork } };
}
