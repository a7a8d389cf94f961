/** The exam as this window reads it: the paper that is sat, or the result that is looked at. */
import { useMemo } from 'react';
import { currentSitting, type ExamSitting } from '#shared/lessons/exam/exams-told.ts';
import { useKept } from '../kept/use-kept.ts';
import { useSteady } from '../steady/use-steady.ts';
import { useDispatch, useWorkbench } from '../use-trace.ts';

/** Undefined where none is. */
export function useSitting(): ExamSitting | undefined {
  return useWorkbench(({ exams }) => currentSitting(exams));
}

/** Whether the workbench made that run for an exam. */
export function useIsOfExam(run: string): boolean {
  return useWorkbench(({ exams }) => exams.runs.has(run));
}

/** Every run that nobody made for themselves: those of lessons and of exams. */
export function useMadeRuns(): ReadonlySet<string> {
  const ofLessons = useWorkbench(({ lessons }) => lessons.runs);
  const ofExams = useWorkbench(({ exams }) => exams.runs);
  return useMemo(() => new Set([...ofLessons.keys(), ...ofExams]), [ofLessons, ofExams]);
}

/** Shows that entry of that run, wherever it is. */
export function useJump(): (run: string, seq: number) => void {
  const dispatch = useDispatch();
  const [, keep] = useKept('selected', '');
  return useSteady((run: string, seq: number): void => {
    keep(`${run} ${seq}`);
    void dispatch({ kind: 'cursor.move', run, to: seq });
    void dispatch({ kind: 'run.open', run });
  });
}
