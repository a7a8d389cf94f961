/**
 * The draft on a run, as this window shows it: what was told of it, and ahead of that what was edited
 * here and is not told yet, so that two fields written one after the other both count.
 */
import { useState } from 'react';
import type { Draft, DraftBeat } from '#shared/lessons/authoring/draft.ts';
import { type DraftEdit, draftAfter } from '#shared/lessons/authoring/draft-edit.ts';
import type { HeldDraft } from '#shared/lessons/authoring/drafts-told.ts';
import { useSteady } from '../../steady/use-steady.ts';
import { useWindow, useWorkbench } from '../../use-trace.ts';

export interface DraftDesk {
  /** Under which the draft of that run is told. */
  readonly name: string;
  /** Undefined where nobody has begun one. */
  readonly held: HeldDraft | undefined;
  readonly draft: Draft | undefined;
  readonly edit: (edit: DraftEdit) => void;
  readonly change: (mark: number, change: (beat: DraftBeat) => DraftBeat) => void;
  readonly undo: () => void;
  readonly redo: () => void;
}

/** One draft a run. */
export const draftOn = (run: string): string => `draft-${run}`.slice(0, 64);

interface Ahead {
  readonly draft: Draft;
  /** Told by then. */
  readonly version: number;
}

const ahead = new Map<string, Ahead>();

export function useDraft(run: string): DraftDesk {
  const { connection, showSentence } = useWindow();
  const name = draftOn(run);
  const held = useWorkbench(({ authoring }) => authoring.drafts[name]);
  const [, redraw] = useState(0);
  const newest = newestOf(name, held);
  const edit = useSteady((asked: DraftEdit): void => {
    const now = newestOf(name, held);
    if (now === undefined || held === undefined) return;
    const version = Math.max(ahead.get(name)?.version ?? 0, held.version) + 1;
    ahead.set(name, { draft: draftAfter(now, asked), version });
    redraw((count) => count + 1);
    void connection.port.dispatch({ kind: 'draft.edit', draft: name, edit: asked }).then((told) => {
      if (told.kind === 'accepted') return;
      ahead.delete(name);
      showSentence(told.sentence);
    });
  });
  const change = useSteady((mark: number, to: (beat: DraftBeat) => DraftBeat): void => {
    const beat = newestOf(name, held)?.beats.find((one) => one.mark === mark);
    if (beat !== undefined) edit({ kind: 'beat.changed', beat: to(beat) });
  });
  const ask = (kind: 'draft.undo' | 'draft.redo'): void => {
    ahead.delete(name);
    void connection.port.dispatch({ kind, draft: name });
  };
  return {
    name,
    held,
    draft: newest,
    edit,
    change,
    undo: () => ask('draft.undo'),
    redo: () => ask('draft.redo'),
  };
}

/** What is told overtakes what was ahead of it. */
function newestOf(name: string, held: HeldDraft | undefined): Draft | undefined {
  const own = ahead.get(name);
  if (own === undefined || held === undefined) return held?.draft;
  if (held.version < own.version) return own.draft;
  ahead.delete(name);
  return held.draft;
}
