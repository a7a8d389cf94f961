/** The book of clauses with the lessons of this workbench, made once for as long as they are the same. */
import { bookWith } from '#shared/lessons/lesson-book.ts';
import type { LessonsTold } from '#shared/lessons/play/lessons-told.ts';
import type { ClauseBook } from '#shared/projections/clause-book/passage.ts';
import { builtInLessons } from '../lessons/built-in-lessons.ts';
import { useWorkbench } from '../use-trace.ts';

let made: { readonly texts: LessonsTold['texts']; readonly book: ClauseBook } | undefined;

function bookOf(texts: LessonsTold['texts']): ClauseBook {
  if (made?.texts !== texts) {
    const builtIn = builtInLessons().map(({ text }) => text);
    made = { texts, book: bookWith([...builtIn, ...Object.values(texts)]) };
  }
  return made.book;
}

/** With those that somebody brought along. */
export function useClauseBook(): ClauseBook {
  return bookOf(useWorkbench(({ lessons }) => lessons.texts));
}
