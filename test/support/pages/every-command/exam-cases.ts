/** The commands of an exam of two questions: each by the page, or the part of it, that it shows. */
import { isAtExamPage, isAtQuestion } from '../exam-by-hand.ts';
import { type CommandCase, dialogCame } from './command-case.ts';

export const examCases: readonly CommandCase[] = [
  { id: 'exam.next', after: ({ page }) => isAtQuestion(page, 2) },
  { id: 'exam.back', after: ({ page }) => isAtQuestion(page, 1) },
  {
    id: 'exam.panel',
    after: ({ page }) => page.locator('[aria-label="Page of the exam"]:focus').waitFor(),
  },
  { id: 'exam.end', after: ({ page }) => isAtExamPage(page, 'Before you hand in.') },
  { id: 'exam.open', after: ({ page }) => dialogCame(page, 'Exam') },
];
