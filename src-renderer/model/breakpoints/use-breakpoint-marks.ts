/** The marks of breakpoints on a run's messages, looked up again only when one of them may change. */
import { useMemo } from 'react';
import { liveTimeBoard } from '../boards/time-board-at.ts';
import type { RunModel } from '../run-model.ts';
import type { BreakpointList } from './breakpoint-list.ts';
import { createBreakpointMarks, type MarkOf } from './breakpoint-marks.ts';
import { hitLines } from './hit-lines.ts';

/** What stands on each message just now. */
export function useBreakpointMarks(model: RunModel, list: BreakpointList): MarkOf {
  const marks = useMemo(
    () => createBreakpointMarks({ entries: model.entries, messages: model.diagram.messages }),
    [model],
  );
  const version = model.version();
  return useMemo(() => {
    // Runs grow in place: what the version stands for is read again.
    const held = version < 0 ? [] : hitLines(model, liveTimeBoard(model).clock);
    return marks(list, new Set(held.map(({ seq }) => seq)));
  }, [marks, list, model, version]);
}
