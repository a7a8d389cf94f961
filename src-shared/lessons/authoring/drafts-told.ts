/**
 * All that was told of lessons that are written here: the drafts with what can be undone, what a check
 * found, and the lessons that are somebody's own. Main and every window read it by the same fold.
 */
import type { WorkbenchEvent } from '../../workbench-event.ts';
import type { Draft } from './draft.ts';
import { draftAfter } from './draft-edit.ts';
import type { DraftFault } from './draft-fault.ts';

export interface HeldDraft {
  readonly draft: Draft;
  /** What undoing leads back to, the newest last. */
  readonly before: readonly Draft[];
  readonly undone: readonly Draft[];
  readonly check: Check | undefined;
  /** So many times it was edited, and that undone or done again. */
  readonly version: number;
}

export interface Check {
  /** The draft that was judged; it says nothing of a later one. */
  readonly of: Draft;
  /** So many sentences, moments and answers were judged. */
  readonly judged: number;
  readonly failed: readonly DraftFault[];
}

export interface OwnLesson {
  /** Under which its text is kept. */
  readonly lesson: string;
  /** The draft that it was written in, where it was written here. */
  readonly draft: string | undefined;
  readonly isRemoved: boolean;
}

export interface DraftsTold {
  readonly drafts: Readonly<Record<string, HeldDraft>>;
  /** By the id that stands in the lesson. */
  readonly own: Readonly<Record<string, OwnLesson>>;
}

export const noDrafts: DraftsTold = { drafts: {}, own: {} };

const mostUndone = 100;

/** After that event; the very same one where the event is of no draft. */
export function draftsAfter(told: DraftsTold, event: WorkbenchEvent): DraftsTold {
  switch (event.kind) {
    case 'draft.begun': {
      const held = { draft: event.content, before: [], undone: [], check: undefined, version: 0 };
      return { ...told, drafts: { ...told.drafts, [event.draft]: held } };
    }
    case 'draft.edited':
      return changed(
        told,
        event.draft,
        (held) => edited(held, draftAfter(held.draft, event.edit)),
        1,
      );
    case 'draft.undone':
      return changed(told, event.draft, undone, 1);
    case 'draft.redone':
      return changed(told, event.draft, redone, 1);
    case 'draft.checked': {
      const { judged, failed } = event;
      return changed(told, event.draft, (held) => ({
        ...held,
        check: { of: held.draft, judged, failed },
      }));
    }
    case 'lesson.owned': {
      const { id, lesson, draft } = event;
      return { ...told, own: { ...told.own, [id]: { lesson, draft, isRemoved: false } } };
    }
    case 'lesson.disowned':
      return disowned(told, event);
    default:
      return told;
  }
}

function changed(
  told: DraftsTold,
  name: string,
  change: (held: HeldDraft) => HeldDraft,
  versions = 0,
): DraftsTold {
  const held = told.drafts[name];
  if (held === undefined) return told;
  const next = { ...change(held), version: held.version + versions };
  return { ...told, drafts: { ...told.drafts, [name]: next } };
}

function edited(held: HeldDraft, draft: Draft): HeldDraft {
  if (draft === held.draft) return held;
  const before = [...held.before, held.draft].slice(-mostUndone);
  return { ...held, draft, before, undone: [] };
}

function undone(held: HeldDraft): HeldDraft {
  const draft = held.before.at(-1);
  if (draft === undefined) return held;
  const later = [...held.undone, held.draft];
  return { ...held, draft, before: held.before.slice(0, -1), undone: later };
}

function redone(held: HeldDraft): HeldDraft {
  const draft = held.undone.at(-1);
  if (draft === undefined) return held;
  const before = [...held.before, held.draft];
  return { ...held, draft, before, undone: held.undone.slice(0, -1) };
}

type Disowned = Extract<WorkbenchEvent, { kind: 'lesson.disowned' }>;

function disowned(told: DraftsTold, { id, isTakenBack }: Disowned): DraftsTold {
  const held = told.own[id];
  if (held === undefined) return told;
  const own = { ...held, isRemoved: isTakenBack !== true };
  return { ...told, own: { ...told.own, [id]: own } };
}
