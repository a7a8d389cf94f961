/** The recorded run as far as its last beat: what a draft is judged on while it is written. */
import { useMemo, useSyncExternalStore } from 'react';
import type { Draft } from '#shared/lessons/authoring/draft.ts';
import { type Finished, finished } from '#shared/lessons/authoring/finished.ts';
import { beginsStep, type RunRecord, runRecord } from '#shared/lessons/authoring/run-record.ts';
import type { Entry } from '#shared/trace/entry.ts';
import type { RunModel } from '../../run-model.ts';

/** The run up to the end of the last beat’s step; drawn again only while that step grows. */
export function useRecord(model: RunModel, draft: Draft | undefined): RunRecord {
  const last = draft?.beats.at(-1)?.mark ?? 0;
  const end = useSyncExternalStore(model.subscribe, () => endAfter(model.entries, last));
  return useMemo(() => runRecord(model.entries.slice(0, end)), [model, end]);
}

function endAfter(entries: readonly Entry[], seq: number): number {
  for (let at = seq + 1; at < entries.length; at += 1) {
    const entry = entries[at];
    if (entry !== undefined && beginsStep(entry)) return at;
  }
  return entries.length;
}

/** What the draft comes to; undefined where there is none. */
export function useFinished(draft: Draft | undefined, record: RunRecord): Finished | undefined {
  return useMemo(
    () => (draft === undefined ? undefined : finished(draft, record)),
    [draft, record],
  );
}
