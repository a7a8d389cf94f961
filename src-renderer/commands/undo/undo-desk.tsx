/**
 * Takes note of every setting that is changed in a run, from whichever panel or window, and takes it
 * back: by Ctrl+Z the last one, by Ctrl+Shift+Z again, each time saying in words which it was.
 */
import { Undo2 } from 'lucide-react';
import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import type { Intent } from '#shared/intents.ts';
import type { Outcome } from '#shared/workbench-port.ts';
import type { RunModel } from '../../model/run-model.ts';
import { useWindow, useWorkbench, WindowParts } from '../../model/use-trace.ts';
import { useCommand } from '../use-command.ts';
import { changeOf, type SettingChange } from './setting-change.ts';
import { settingsNow } from './settings-now.ts';
import { keptPast } from './settings-past.ts';
import { useSettingsPast } from './use-settings-past.ts';
import { useUnderWay } from './use-under-way.ts';

interface UndoDeskProps {
  readonly model: RunModel;
  readonly children: ReactNode;
}

export function UndoDesk({ model, children }: UndoDeskProps) {
  const around = useWindow();
  const { connection, workbench, showSentence } = around;
  const { past, own, note, noteElsewhere } = useSettingsPast(model, workbench);
  const [said, say] = useSaid();
  const queue = useRef<Promise<unknown>>(Promise.resolve());
  const { follow, answered, isAny } = useUnderWay();
  const dispatch = useMemo(() => {
    const { port } = connection;
    const change = async (asked: Intent, made: SettingChange): Promise<Outcome> => {
      if (isInRun(asked)) own.expect(asked);
      const outcome = await port.dispatch(asked);
      if (outcome.kind === 'accepted') note(made);
      else own.forget(asked);
      return outcome;
    };
    return async (asked: Intent): Promise<Outcome> => {
      const made = changeOf(asked, () => settingsNow(model, workbench));
      return made === undefined ? port.dispatch(asked) : follow(change(asked, made));
    };
  }, [connection, model, workbench, own, note, follow]);
  const parts = useMemo(
    () => ({ ...around, connection: { ...connection, port: { ...connection.port, dispatch } } }),
    [around, connection, dispatch],
  );
  /** One after the other: the key may come again before the answer has. */
  const turn = (way: 'back' | 'forth'): void => {
    queue.current = queue.current.then(async () => {
      // A change is seen as soon as the run tells of it, and noted when it is answered.
      await answered();
      noteElsewhere();
      const { done, undone } = keptPast(model.run);
      const change = (way === 'back' ? done : undone).at(-1);
      if (change === undefined) return;
      const outcome = await dispatch(change[way]);
      if (outcome.kind === 'refused') showSentence(outcome.sentence);
      else say(`${way === 'back' ? 'Undone' : 'Done again'}: ${change.words}.`);
    });
  };
  const whyNot = useWhyNot(model.run, past.done, 'undo');
  const whyNotUndo = isAny && past.done.length === 0 ? undefined : whyNot;
  useCommand('settings.undo', () => turn('back'), whyNotUndo);
  useCommand('settings.redo', () => turn('forth'), useWhyNot(model.run, past.undone, 'do again'));
  return (
    <WindowParts value={parts}>
      {children}
      <p role="status" aria-label="Undo" className={said === '' ? 'hidden-but-read' : 'undo-said'}>
        {said === '' ? null : <Undo2 aria-hidden size={16} />}
        {said}
      </p>
    </WindowParts>
  );
}

/** Runs change at their live edge; what is noted of them can be changed at any time. */
function useWhyNot(
  run: string,
  changes: readonly SettingChange[],
  deed: string,
): string | undefined {
  const cursor = useWorkbench(({ cursors }) => cursors[run] ?? null);
  const last = changes.at(-1);
  if (last === undefined) return `There is no change of a setting to ${deed}.`;
  return cursor === null || !isInRun(last.forth)
    ? undefined
    : 'This is the past: return to now to change a setting.';
}

/** What is noted beside a run is on no record of it. */
function isInRun({ kind }: Intent): boolean {
  return !/^(bookmark|notes|theme)\./.test(kind);
}

const shownMs = 6000;

/** A sentence that goes away by itself. */
function useSaid() {
  const [said, say] = useState('');
  useEffect(() => {
    if (said === '') return undefined;
    const timer = window.setTimeout(() => say(''), shownMs);
    return () => window.clearTimeout(timer);
  }, [said]);
  return [said, say] as const;
}
