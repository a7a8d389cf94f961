/**
 * The changes of settings that can be undone and done again. Whoever asks for the state before the
 * last change has undone it, whether by the key, by a button of a panel, or by hand.
 */
import { z } from 'zod';
import { isSame, type SettingChange } from './setting-change.ts';

export interface SettingsPast {
  /** The last one last. */
  readonly done: readonly SettingChange[];
  readonly undone: readonly SettingChange[];
}

export const nothingChanged: SettingsPast = { done: [], undone: [] };

const most = 100;

/** The past after one more change. */
export function afterChange({ done, undone }: SettingsPast, change: SettingChange): SettingsPast {
  const last = done.at(-1);
  if (last !== undefined && isSame(last.back, change.forth))
    return { done: done.slice(0, -1), undone: [...undone, last] };
  const next = undone.at(-1);
  if (next !== undefined && isSame(next.forth, change.forth))
    return { done: [...done, next], undone: undone.slice(0, -1) };
  return { done: [...done, change].slice(-most), undone: [] };
}

/** The workbench judges them when they are asked for again. */
const asked = z.looseObject({ kind: z.string(), run: z.string() });
const change = z.object({ words: z.string(), back: asked, forth: asked });
const past = z.object({ done: z.array(change), undone: z.array(change) });

const keyOf = (run: string): string => `ciba-workbench-undo ${run}`;

/** As this window kept it over a reload; nothing where it is not ours. */
export function keptPast(run: string): SettingsPast {
  try {
    const read = past.safeParse(JSON.parse(sessionStorage.getItem(keyOf(run)) ?? '{}'));
    return read.success ? (read.data as SettingsPast) : nothingChanged;
  } catch {
    return nothingChanged;
  }
}

/** Keeps it for as long as this window lives. */
export function keepPast(run: string, held: SettingsPast): void {
  sessionStorage.setItem(keyOf(run), JSON.stringify(held));
}
