/**
 * The exams of a workbench, folded from what it told of them: the paper that is sat, and the results that
 * are kept. Main and every window read them by the same fold.
 */
import type { WorkbenchEvent } from '../../workbench-event.ts';
import type { ExamAnswer, ExamAttempt } from './exam-answer.ts';
import type { ExamPaper } from './exam-paper.ts';
import type { ExamResult } from './exam-result.ts';
import type { ExamVerdict } from './verdict.ts';

type RunsByName = Readonly<Record<string, string>>;

interface OpenedQuestion {
  readonly runs: RunsByName;
  readonly run: string;
}

interface GivenAnswer {
  readonly answer: ExamAnswer;
  readonly atMs: number;
}

export interface HandedIn {
  readonly result: ExamResult;
  readonly signed: string;
  readonly signedBy: string;
  readonly shown: readonly RunsByName[];
}

export interface ExamSitting {
  readonly sitting: string;
  readonly paper: ExamPaper;
  readonly begunAtMs: number;
  readonly page: number;
  /** By the place of the question, as all that follows. */
  readonly opened: Readonly<Record<number, OpenedQuestion>>;
  readonly answers: Readonly<Record<number, GivenAnswer>>;
  readonly attempts: Readonly<Record<number, ExamAttempt & { readonly atMs: number }>>;
  readonly handedIn: HandedIn | undefined;
}

export interface ExamsTold {
  /** The paper that is sat, or the result that is looked at. */
  readonly current: string | undefined;
  readonly sittings: Readonly<Record<string, ExamSitting>>;
  /** Every run that was made for an exam. */
  readonly runs: ReadonlySet<string>;
  readonly verified: { readonly file: string; readonly verdict: ExamVerdict } | undefined;
}

export const noExams: ExamsTold = {
  current: undefined,
  sittings: {},
  runs: new Set(),
  verified: undefined,
};

type OfExam = Extract<WorkbenchEvent, { kind: `exam.${string}` }>;
type OfSitting = Extract<OfExam, { sitting: string }>;

/** The paper that is sat or the result that is looked at, if any. */
export function currentSitting({ current, sittings }: ExamsTold): ExamSitting | undefined {
  return current === undefined ? undefined : sittings[current];
}

/** The paper that is sat and not handed in. */
export function openSitting(told: ExamsTold): ExamSitting | undefined {
  const sitting = currentSitting(told);
  return sitting?.handedIn === undefined ? sitting : undefined;
}

/** Whether something is to be found in that run, and the paper is not handed in. */
export function isSearchedIn(told: ExamsTold, run: string): boolean {
  const sitting = openSitting(told);
  return (
    sitting?.paper.questions.some(
      ({ kind }, place) =>
        kind === 'find' && Object.values(sitting.opened[place]?.runs ?? {}).includes(run),
    ) === true
  );
}

/** After that event; the very same one where the event is of no exam. */
export function examsAfter(told: ExamsTold, event: WorkbenchEvent): ExamsTold {
  if (!isOfExam(event)) return told;
  switch (event.kind) {
    case 'exam.begun': {
      const { sitting, paper, at } = event;
      return { ...withSitting(told, begun(sitting, paper, at)), current: sitting };
    }
    case 'exam.given-up': {
      const { [event.sitting]: _, ...sittings } = told.sittings;
      return { ...told, sittings, current: undefined };
    }
    case 'exam.shown':
      return { ...told, current: event.sitting };
    case 'exam.left':
      return { ...told, current: undefined };
    case 'exam.verified':
      return { ...told, verified: { file: event.file, verdict: event.verdict } };
    default: {
      const held = told.sittings[event.sitting];
      if (held === undefined) return told;
      return { ...withSitting(told, sittingAfter(held, event)), runs: runsAfter(told.runs, event) };
    }
  }
}

function isOfExam(event: WorkbenchEvent): event is OfExam {
  return event.kind.startsWith('exam.');
}

function withSitting(told: ExamsTold, sitting: ExamSitting): ExamsTold {
  return { ...told, sittings: { ...told.sittings, [sitting.sitting]: sitting } };
}

function begun(sitting: string, paper: ExamPaper, begunAtMs: number): ExamSitting {
  return {
    sitting,
    paper,
    begunAtMs,
    page: 0,
    opened: {},
    answers: {},
    attempts: {},
    handedIn: undefined,
  };
}

function sittingAfter(held: ExamSitting, event: OfSitting): ExamSitting {
  switch (event.kind) {
    case 'exam.opened': {
      const { runs, run } = event;
      return { ...held, opened: { ...held.opened, [event.question]: { runs, run } } };
    }
    case 'exam.turned':
      return { ...held, page: event.page };
    case 'exam.answered': {
      const given = { answer: event.answer, atMs: event.at };
      return { ...held, answers: { ...held.answers, [event.question]: given } };
    }
    case 'exam.tried': {
      const attempt = { ...event.attempt, atMs: event.at };
      return { ...held, attempts: { ...held.attempts, [event.question]: attempt } };
    }
    case 'exam.handed-in': {
      const { result, signed, signedBy, shown } = event;
      return { ...held, handedIn: { result, signed, signedBy, shown } };
    }
    default:
      return held;
  }
}

function runsAfter(runs: ReadonlySet<string>, event: OfSitting): ReadonlySet<string> {
  switch (event.kind) {
    case 'exam.opened':
      return new Set([...runs, ...Object.values(event.runs)]);
    case 'exam.tried':
      return new Set([...runs, event.attempt.run]);
    case 'exam.handed-in':
      return new Set([...runs, ...event.shown.flatMap((one) => Object.values(one))]);
    default:
      return runs;
  }
}
