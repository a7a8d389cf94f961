/**
 * The changes of settings that other windows, or the host, made in a run while this window was open:
 * read from the record as it grows, each against what stood before it.
 */
import type { RunModel } from '../../model/run-model.ts';
import type { WorkbenchModel } from '../../model/workbench-model.ts';
import type { OwnIntents } from './own-intents.ts';
import { changeOf, type SettingChange } from './setting-change.ts';
import { settingsNow } from './settings-now.ts';

/** Answers, each time, what was changed elsewhere since it was asked last. */
export function createChangesElsewhere(
  model: RunModel,
  workbench: WorkbenchModel,
  own: OwnIntents,
): () => readonly SettingChange[] {
  // What was there when the window opened is no news.
  let seen: number | undefined;
  return () => {
    if (model.isReading()) return [];
    const from = seen ?? model.entries.length;
    seen = model.entries.length;
    return model.entries.slice(from).flatMap((entry) => {
      if (entry.kind !== 'intent.given' || own.isOwn(entry.intent)) return [];
      return changeOf(entry.intent, () => settingsNow(model, workbench, entry.seq - 1)) ?? [];
    });
  };
}
