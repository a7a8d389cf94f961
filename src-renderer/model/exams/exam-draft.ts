/** What is typed before a paper begins, and the terms that it comes to. */
import type { ExamPaper, ExamTerms } from '#shared/lessons/exam/exam-paper.ts';

export const lessonParts = ['all', 'course', 'attacks', 'museum', 'numbers'] as const;
export type LessonPart = (typeof lessonParts)[number];

export interface ExamDraft {
  readonly student: string;
  readonly seed: string;
  readonly part: LessonPart;
  /** As in «2, 3». */
  readonly numbers: string;
  readonly questions: number;
  readonly hasLimit: boolean;
  readonly minutes: number;
}

export const emptyDraft: ExamDraft = {
  student: '',
  seed: '',
  part: 'all',
  numbers: '',
  questions: 10,
  hasLimit: false,
  minutes: 30,
};

/** Why it is no paper yet, as a sentence. */
export function hindranceOf({ student, seed, part, numbers }: ExamDraft): string | undefined {
  if (student.trim() === '') return 'Say who you are.';
  if (seed.trim() === '') return 'Type the seed that the trainer gave you.';
  if (part === 'numbers' && numbersIn(numbers).length === 0)
    return 'Name lessons by their numbers, as in 2, 3.';
  return undefined;
}

export function termsOf({
  seed,
  part,
  numbers,
  questions,
  hasLimit,
  minutes,
}: ExamDraft): ExamTerms {
  const lessons = part === 'numbers' ? numbersIn(numbers) : part;
  return { seed: seed.trim(), lessons, questions, ...(hasLimit ? { minutes } : {}) };
}

/** The draft that comes to that paper, as it was read from a file. */
export function draftOf({ student, terms }: ExamPaper): ExamDraft {
  const { seed, lessons, questions, minutes } = terms;
  return {
    student,
    seed,
    part: typeof lessons === 'string' ? lessons : 'numbers',
    numbers: typeof lessons === 'string' ? '' : lessons.join(', '),
    questions,
    hasLimit: minutes !== undefined,
    minutes: minutes ?? emptyDraft.minutes,
  };
}

function numbersIn(text: string): readonly number[] {
  return [...text.matchAll(/\d+/g)].map(([digits]) => Number(digits));
}
