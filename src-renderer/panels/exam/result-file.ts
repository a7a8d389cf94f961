/** How a result is called as a file: who, and with which seed, in signs that every disk takes. */
import type { ExamResult } from '#shared/lessons/exam/exam-result.ts';

export const resultEnding = '.jws';

export function resultFileName({ paper }: Pick<ExamResult, 'paper'>): string {
  const words = [paper.student, paper.terms.seed].map((text) =>
    text.replaceAll(/[^\p{L}\p{N}]+/gu, '-').replaceAll(/^-+|-+$/g, ''),
  );
  return `exam-${words.join('-').slice(0, 80)}${resultEnding}`;
}
