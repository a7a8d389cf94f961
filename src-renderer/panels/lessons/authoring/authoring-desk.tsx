/**
 * The writing of a lesson, beside any run: opened and closed, and the moment that the run shows made a
 * beat, by button, key, palette and menu. Where a lesson is played it stands back.
 */
import { useState } from 'react';
import { useCommand } from '../../../commands/use-command.ts';
import { useKept } from '../../../model/kept/use-kept.ts';
import { useKeptSelection } from '../../../model/kept/use-kept-selection.ts';
import { draftOn } from '../../../model/lessons/authoring/use-draft.ts';
import type { RunModel } from '../../../model/run-model.ts';
import { useWindow } from '../../../model/use-trace.ts';
import { later } from '../../later.tsx';

const AuthoringPanel = later(async () => (await import('./authoring-panel.tsx')).AuthoringPanel);

/** Whether the column is there, in this workbench. */
export function useAuthoringOpen(): [boolean, (isOpen: boolean) => void] {
  const [kept, keep] = useKept('authoring', '');
  return [kept === 'open', (isOpen) => keep(isOpen ? 'open' : '')];
}

export function AuthoringDesk({ model }: { readonly model: RunModel }) {
  const [isOpen, setOpen] = useAuthoringOpen();
  const { mark, refused } = useMark(model);
  useCommand('authoring.open', () => setOpen(!isOpen));
  useCommand('authoring.mark', () => {
    setOpen(true);
    void mark();
  });
  if (!isOpen) return null;
  return <AuthoringPanel model={model} refused={refused} onClose={() => setOpen(false)} />;
}

/** Makes the moment that is looked at a beat; the first one begins the draft. */
function useMark(model: RunModel) {
  const { connection, workbench } = useWindow();
  const { port } = connection;
  const [refused, refuse] = useState<string>();
  const [selected] = useKeptSelection(model.run);
  const [, choose] = useKept('author-beat', '');
  const { run, entries } = model;
  const draft = draftOn(run);
  const mark = async (): Promise<void> => {
    const { authoring, cursors } = workbench.state();
    const moment = cursors[run] ?? entries.at(-1)?.seq ?? 0;
    const held = authoring.drafts[draft];
    const beats = held?.draft.beats ?? [];
    const { proposedBeat } = await import('#shared/lessons/authoring/proposed-beat.ts');
    const { runRecord } = await import('#shared/lessons/authoring/run-record.ts');
    const found = proposedBeat(runRecord(entries), beats, { moment, chosen: selected });
    if (found.kind === 'none') return refuse(found.sentence);
    if (held === undefined) {
      const begun = await port.dispatch({ kind: 'draft.begin', draft, run });
      if (begun.kind === 'refused') return refuse(begun.sentence);
    }
    const { beat } = found;
    const edit = { kind: 'beat.added', beat } as const;
    const added = await port.dispatch({ kind: 'draft.edit', draft, edit });
    if (added.kind === 'refused') return refuse(added.sentence);
    refuse(undefined);
    choose(`${run} ${beat.mark}`);
  };
  return { mark, refused };
}
