/** Hands a result file to the workbench, which says whether it is genuine. */
import { longestResult } from '#shared/intents/exam-intents.ts';
import { useDispatch, useWindow } from '../use-trace.ts';

const tooLarge = 'This file is larger than any result of an exam.';

/** Whether a file says by its name that it is a result. */
export const isResultFile = ({ name }: File): boolean => name.toLowerCase().endsWith('.jws');

export function useVerifying(): (file: File) => Promise<void> {
  const dispatch = useDispatch();
  const { showSentence } = useWindow();
  return async (file) => {
    if (file.size > longestResult) return showSentence(tooLarge);
    const text = await file.text();
    await dispatch({ kind: 'exam.verify', file: file.name.slice(0, 200), text });
  };
}
