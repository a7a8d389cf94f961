/** The set-up of a run as a screen changes it: what was written, and the ways to apply it. */
import { useState } from 'react';
import { z } from 'zod';
import type { SetupBoard } from '#shared/projections/setup/setup-board.ts';
import type { RunSetup } from '#shared/protocol/setup/run-setup.ts';
import type { SetupChange } from '#shared/protocol/setup/setup-change.ts';
import { useKeptDraft } from '../../model/kept/kept-draft.ts';
import { type Asking, useAsk } from '../../model/use-ask.ts';
import type { RunView } from '../../model/use-trace.ts';
import { type DraftReading, emptyDraft, readDraft, type SetupDraft } from './setup-draft.ts';

export interface SetupActs {
  readonly draft: SetupDraft;
  readonly reading: DraftReading;
  readonly asking: Asking;
  /** What was done last, for the status line. */
  readonly done: string;
  readonly onDraft: (draft: SetupDraft) => void;
  readonly applyLive: () => void;
  readonly beginNext: () => void;
  /** Undefined where there is nothing to undo or redo. */
  readonly undo: (() => void) | undefined;
  readonly redo: (() => void) | undefined;
}

const items = z.array(z.object({ key: z.string(), item: z.record(z.string(), z.unknown()) }));
const keptDraft = z.object({
  written: z.record(z.string(), z.string()),
  added: z.object({
    clients: items.exactOptional(),
    users: items.exactOptional(),
    relyingParties: items.exactOptional(),
    devices: items.exactOptional(),
  }),
  removed: z.array(z.string()),
});

function beginDraft(kept: unknown): SetupDraft {
  const read = keptDraft.safeParse(kept);
  return read.success ? read.data : emptyDraft;
}

/** What can be done to the set-up of that run. */
export function useSetup(view: RunView, board: SetupBoard, setup: RunSetup): SetupActs {
  const { run } = view.model;
  const [draft, keep] = useKeptDraft(`ciba-workbench:setup:${run}`, beginDraft);
  const asking = useAsk();
  const [done, say] = useState('');
  const reading = readDraft(setup, draft);
  const set = async (change: SetupChange, words: string): Promise<boolean> => {
    const isDone = await asking.ask({ kind: 'settings.changed', run, change });
    say(isDone ? words : '');
    return isDone;
  };
  const later = (change: SetupChange | undefined, words: string): (() => void) | undefined =>
    change === undefined || view.cursor !== null ? undefined : () => void set(change, words);
  const beginNext = async (): Promise<void> => {
    const { name, mode, seed } = reading.next;
    const isDone = await asking.ask({
      kind: 'run.create',
      name,
      mode,
      seed,
      setup: wholeOf(reading.next),
    });
    if (isDone) keep(emptyDraft);
  };
  return {
    draft,
    reading,
    asking,
    done,
    onDraft: (next) => {
      say('');
      asking.forget();
      keep(next);
    },
    applyLive: () =>
      void set(reading.change, 'Applied live.').then((isDone) => {
        if (isDone) keep(emptyDraft);
      }),
    beginNext: () => void beginNext(),
    undo: later(board.former.at(-1), 'The last change is taken back.'),
    redo: later(board.undone.at(-1), 'The change is made again.'),
  };
}

/** All of it, for a run that begins; the keys of its parties are made anew. */
function wholeOf(setup: RunSetup): SetupChange {
  const { profile, latencyMs, offlinePrompts, provider, clients, users, devices } = setup;
  const relyingParties = setup.relyingParties.map(({ keys, ...role }) => role);
  const offline = offlinePrompts === undefined ? {} : { offlinePrompts };
  return { profile, latencyMs, ...offline, provider, clients, users, relyingParties, devices };
}
