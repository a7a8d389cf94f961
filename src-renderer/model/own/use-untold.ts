/** What is set of a run as a whole, for as long as a part of the window shows it. */
import { useMemo } from 'react';
import type { RunModel } from '../run-model.ts';
import { createUntold, type Untold } from './untold.ts';

/** That function says how the run has it, whatever moment is looked at. */
export function useUntold<Value>(model: RunModel, told: (model: RunModel) => Value): Untold<Value> {
  return useMemo(
    () =>
      createUntold({
        value: () => told(model),
        seq: () => model.entries.at(-1)?.seq ?? -1,
      }),
    [model, told],
  );
}
