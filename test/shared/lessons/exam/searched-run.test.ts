/** A run in which an exam has something to be found: nothing may name it before the paper is handed in. */
import { describe, expect, it } from 'vitest';
import { builtInLessons } from '#main/lessons/lesson-files.ts';
import { examsAfter, isSearchedIn, noExams } from '#shared/lessons/exam/exams-told.ts';
import { makePaper } from '#shared/lessons/exam/make-paper.ts';

const made = makePaper({ seed: 'autumn', lessons: 'all', questions: 30 }, 'Ada', builtInLessons());
if (made.kind === 'refused') throw new Error(made.sentence);
const { paper } = made;
const common = { seq: 0, at: 0, sitting: 'one' } as const;
const begun = examsAfter(noExams, { kind: 'exam.begun', ...common, paper });
const placeOf = (kind: string): number => paper.questions.findIndex((one) => one.kind === kind);

function opened(question: number) {
  const runs = { main: 'run-1', other: 'run-2' };
  return examsAfter(begun, { kind: 'exam.opened', ...common, question, runs, run: 'run-1' });
}

describe('a run of an exam', () => {
  it('is searched in where its question asks for something to be found', () => {
    const told = opened(placeOf('find'));
    expect(['run-1', 'run-2', 'run-3'].map((run) => isSearchedIn(told, run))).toEqual([
      true,
      true,
      false,
    ]);
  });

  it('is not where its question asks what comes next', () => {
    expect(isSearchedIn(opened(placeOf('predict')), 'run-1')).toBe(false);
  });

  it('is not once the paper was given up', () => {
    const told = examsAfter(opened(placeOf('find')), { kind: 'exam.given-up', ...common });
    expect(isSearchedIn(told, 'run-1')).toBe(false);
  });
});
