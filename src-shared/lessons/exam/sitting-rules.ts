/**
 * What holds while a paper is sat: an answer is final once a later question of the same lesson was
 * opened, whose run shows what came; and answers are taken as long as there is time.
 */
import type { ExamSitting } from './exams-told.ts';

const minuteMs = 60_000;

/** The question, by its place, that was opened and ends the answer to this one. */
export function closedBy(
  { paper, opened }: Pick<ExamSitting, 'paper' | 'opened'>,
  question: number,
): number | undefined {
  const later = closesAt({ paper }, question);
  return later.find((place) => opened[place] !== undefined);
}

/** The questions, by their places, that would end the answer to this one. */
export function closesAt(
  { paper }: Pick<ExamSitting, 'paper'>,
  question: number,
): readonly number[] {
  const lesson = paper.questions[question]?.lesson;
  return paper.questions.flatMap((one, place) =>
    place > question && one.lesson === lesson ? [place] : [],
  );
}

/** When answers are taken no more, in the host's time; undefined where there is no limit. */
export function overAtMs({
  paper,
  begunAtMs,
}: Pick<ExamSitting, 'paper' | 'begunAtMs'>): number | undefined {
  const { minutes } = paper.terms;
  return minutes === undefined ? undefined : begunAtMs + minutes * minuteMs;
}

/** The places of the questions that nobody answered or tried. */
export function unansweredIn({
  paper,
  answers,
  attempts,
}: Pick<ExamSitting, 'paper' | 'answers' | 'attempts'>): readonly number[] {
  return paper.questions.flatMap(({ kind }, place) => {
    const isAnswered = kind === 'reach' ? attempts[place] : answers[place];
    return isAnswered === undefined ? [place] : [];
  });
}
