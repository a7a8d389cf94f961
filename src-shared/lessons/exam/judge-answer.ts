/**
 * Judges what a student answered, on the very run that it was asked in: a prediction by what came, a
 * search by what matches, a task by what came about in the student's fork.
 */
import type { Entry } from '../../trace/entry.ts';
import { isWanted, wantedEntries } from '../judging/find-judge.ts';
import type { Finding } from '../judging/finding.ts';
import { createTaskJudge } from '../judging/task-judge.ts';
import type { Lesson } from '../lesson.ts';
import type { ReachTask, Task } from '../task.ts';
import type { ExamEvidence, JudgedAnswer } from './exam-result.ts';

export type Judgement = Pick<JudgedAnswer, 'points' | 'right' | 'because' | 'evidence'>;

const noAnswer = 'It was not answered.';
/** How the student's own fork is called in a result. */
export const attemptRun = 'attempt';

interface Prediction {
  readonly lesson: Lesson;
  /** The number of the beat that asks. */
  readonly beat: number;
  readonly choice: number | undefined;
  /** What the judge of the lesson found when the answering beat was closed. */
  readonly findings: readonly Finding[];
}

/** By the choice, with the moments that show the right one and speak against a wrong one. */
export function judgedPrediction({ lesson, beat, choice, findings }: Prediction): Judgement {
  const choices = lesson.beats[beat]?.predict?.choices ?? [];
  const rightNumber = choices.findIndex(({ right }) => right === true);
  const evidenceOf = (number: number, what: ExamEvidence['what']): readonly ExamEvidence[] =>
    findings
      .filter(({ place }) => place.startsWith(`beats[${beat}].predict.choices[${number}].`))
      .map(({ run, seqs, sentence }) => ({ what, run, seqs, sentence }));
  const shown = evidenceOf(rightNumber, 'right');
  const right = choices[rightNumber]?.text ?? '';
  const given = choice === undefined ? undefined : choices[choice];
  if (choice === undefined || given === undefined)
    return { points: 0, right, because: noAnswer, evidence: shown };
  const { because } = given;
  return choice === rightNumber
    ? { points: 1, right, because, evidence: shown }
    : { points: 0, right, because, evidence: [...shown, ...evidenceOf(choice, 'against')] };
}

interface Search {
  readonly task: Extract<Task, { kind: 'find' }>;
  readonly run: string;
  /** The run up to the moment of the beat. */
  readonly entries: readonly Entry[];
  readonly entry: number | undefined;
}

/** By the entry that was pointed at, or another one of the same message. */
export function judgedSearch({ task, run, entries, entry }: Search): Judgement {
  const seqs = wantedEntries(task.find, entries);
  const isIt = entry !== undefined && isWanted(task.find, entries, entry);
  const other = entry === undefined ? noAnswer : `Entry ${entry} is another one.`;
  const sentence = `Entry ${seqs.join(' or ')}.`;
  return {
    points: isIt ? 1 : 0,
    right: task.because,
    because: isIt ? 'That is it.' : other,
    evidence: [{ what: 'right', run, seqs: seqs.slice(0, 5), sentence }],
  };
}

interface Attempt {
  readonly task: ReachTask;
  readonly run: string;
  /** The student's fork, whole; nothing where none was made. */
  readonly entries: readonly Entry[];
  /** The last entry that is not the student's. */
  readonly from: number;
}

/** By the goal; doing it well earns no more. */
export function judgedAttempt({ task, run, entries, from }: Attempt): Judgement {
  const goals = goalsOf({ task, run, entries, from });
  const missed = goals.find(({ holds }) => !holds);
  const nothing = entries.length === 0 ? noAnswer : 'Nothing was done.';
  const isReached = goals.length > 0 && missed === undefined;
  const evidence = goals.map(({ holds, seqs, sentence }): ExamEvidence => {
    const what = holds ? 'right' : 'against';
    return { what, run: attemptRun, seqs: [...seqs], sentence };
  });
  return {
    points: isReached ? 1 : 0,
    right: task.goal.map(({ sentence }) => sentence).join(' '),
    because: isReached ? 'The goal is reached.' : (missed?.sentence ?? nothing),
    evidence,
  };
}

/** What has come of it since it became the student's; nothing where nobody did anything. */
function goalsOf({ task, run, entries, from }: Attempt): readonly Finding[] {
  const own = entries.findIndex(({ seq }) => seq > from);
  if (own < 0) return [];
  const judge = createTaskJudge(task, run, 'task');
  for (const entry of entries.slice(0, own)) judge.take(entry);
  judge.begin();
  for (const entry of entries.slice(own)) judge.take(entry);
  return judge.goals();
}
