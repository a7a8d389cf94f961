/**
 * Makes the paper of one student. Everything is put in the order of a hash of the trainer's seed, the
 * student and the thing itself: the same two are the same paper, and nobody can choose theirs.
 */
import { hashOfText } from '../../protocol/encoding/hash-text.ts';
import type { Beat } from '../beat.ts';
import type { Lesson } from '../lesson.ts';
import { type ExamPaper, type ExamTerms, examFormat, type PaperQuestion } from './exam-paper.ts';

export type PaperMaking =
  | { readonly kind: 'made'; readonly paper: ExamPaper }
  | { readonly kind: 'refused'; readonly sentence: string };

/** What can be asked, with its place in its lesson. */
interface Candidate {
  readonly question: PaperQuestion;
  /** In one lesson a question is never asked after what answers it was shown. */
  readonly rank: number;
  readonly order: string;
}

const kindRanks = { predict: 0, find: 1, reach: 2 } as const;

/** Of these lessons, in the order in which they are given. */
export function makePaper(
  terms: ExamTerms,
  student: string,
  lessons: readonly Lesson[],
): PaperMaking {
  const { lessons: wanted, questions: count } = terms;
  const chosen = lessons.filter(({ part, number }) =>
    typeof wanted === 'string' ? wanted === 'all' || wanted === part : wanted.includes(number),
  );
  const missing =
    typeof wanted === 'string'
      ? undefined
      : wanted.find((number) => lessons.every((lesson) => lesson.number !== number));
  if (missing !== undefined)
    return { kind: 'refused', sentence: `There is no lesson ${missing} to ask from.` };
  const orderOf = (...of: readonly (string | number)[]): string =>
    hashOfText(JSON.stringify(['exam', terms.seed, student, ...of]));
  const drawn = firstOfEach(chosen.map((lesson) => candidatesOf(lesson, orderOf))).slice(0, count);
  if (drawn.length < count)
    return {
      kind: 'refused',
      sentence: `These lessons hold ${drawn.length} questions; ask for that many at most.`,
    };
  const questions = inTheirTime(drawn).map(({ question }) => question);
  return {
    kind: 'made',
    paper: { format: examFormat, kind: 'ciba-exam-paper', terms, student, questions },
  };
}

type OrderOf = (...of: readonly (string | number)[]) => string;

function candidatesOf({ id, beats }: Lesson, orderOf: OrderOf): readonly Candidate[] {
  return beats.flatMap((beat, index) =>
    questionsOf(id, beat, orderOf).map((question) => ({
      question,
      rank: index * 3 + kindRanks[question.kind],
      order: orderOf(id, beat.id, question.kind),
    })),
  );
}

function questionsOf(lesson: string, beat: Beat, orderOf: OrderOf): readonly PaperQuestion[] {
  const { predict, task, title: moment } = beat;
  const place = { lesson, beat: beat.id };
  const questions: PaperQuestion[] = [];
  if (predict !== undefined) {
    const choices = predict.choices.map(({ text }, number) => ({ number, text }));
    const orderOfChoice = ({ number }: { readonly number: number }): string =>
      orderOf(lesson, beat.id, 'choice', number);
    questions.push({
      kind: 'predict',
      ...place,
      moment,
      text: predict.question,
      choices: byText(choices, orderOfChoice),
    });
  }
  if (task?.kind === 'find') questions.push({ kind: 'find', ...place, text: task.text });
  if (task?.kind === 'reach') {
    const goals = task.goal.map(({ sentence }) => sentence);
    questions.push({ kind: 'reach', ...place, moment, text: task.text, goals });
  }
  return questions;
}

/** One of every lesson, then a second one, so that a short paper asks about much. */
function firstOfEach(lessons: readonly (readonly Candidate[])[]): readonly Candidate[] {
  const orderOf = ({ order }: Candidate): string => order;
  const sorted = lessons.map((candidates) => byText(candidates, orderOf));
  const rounds = Math.max(0, ...sorted.map(({ length }) => length));
  return Array.from({ length: rounds }, (_, round) =>
    byText(
      sorted.flatMap((candidates) => candidates[round] ?? []),
      orderOf,
    ),
  ).flat();
}

/** Questions of one lesson change places among themselves, until they are in the order of its beats. */
function inTheirTime(drawn: readonly Candidate[]): readonly Candidate[] {
  const waiting = new Map<string, Candidate[]>();
  for (const one of drawn.toSorted((left, right) => left.rank - right.rank))
    waiting.set(one.question.lesson, [...(waiting.get(one.question.lesson) ?? []), one]);
  return drawn.flatMap(({ question }) => waiting.get(question.lesson)?.shift() ?? []);
}

function byText<Of>(all: readonly Of[], textOf: (of: Of) => string): readonly Of[] {
  const named = all.map((one) => ({ one, text: textOf(one) }));
  return named.toSorted((left, right) => (left.text < right.text ? -1 : 1)).map(({ one }) => one);
}
