/** The changes of settings in a run that can be undone, whichever window made them, kept as they come. */
import { useCallback, useEffect, useMemo, useState } from 'react';
import type { RunModel } from '../../model/run-model.ts';
import type { WorkbenchModel } from '../../model/workbench-model.ts';
import { createChangesElsewhere } from './changes-elsewhere.ts';
import { createOwnIntents, type OwnIntents } from './own-intents.ts';
import type { SettingChange } from './setting-change.ts';
import { afterChange, keepPast, keptPast, type SettingsPast } from './settings-past.ts';

interface HeldPast {
  readonly past: SettingsPast;
  /** What this window asks for it notes itself. */
  readonly own: OwnIntents;
  readonly note: (change: SettingChange) => void;
  /** Takes note of what others have changed by now. */
  readonly noteElsewhere: () => void;
}

export function useSettingsPast(model: RunModel, workbench: WorkbenchModel): HeldPast {
  const { run } = model;
  const [past, setPast] = useState(() => keptPast(run));
  const note = useCallback(
    (change: SettingChange): void => {
      const after = afterChange(keptPast(run), change);
      keepPast(run, after);
      setPast(after);
    },
    [run],
  );
  const [own] = useState(createOwnIntents);
  const noteElsewhere = useMemo(() => {
    const read = createChangesElsewhere(model, workbench, own);
    return () => {
      for (const change of read()) note(change);
    };
  }, [model, workbench, own, note]);
  useEffect(() => {
    noteElsewhere();
    return model.subscribe(noteElsewhere);
  }, [model, noteElsewhere]);
  return { past, own, note, noteElsewhere };
}
