/**
 * The desk at which lessons are written: drafts, their checks, and the lessons that are kept as one’s
 * own. All of it is told in the workbench's stream, so that a reload and a restart find it again.
 */
import type { AuthoringIntent } from '#shared/intents/authoring-intents.ts';
import { type DraftsTold, draftsAfter, noDrafts } from '#shared/lessons/authoring/drafts-told.ts';
import { recordFault } from '#shared/lessons/authoring/record-fault.ts';
import { idOf } from '#shared/lessons/authoring/written-lesson.ts';
import type { Lesson } from '#shared/lessons/lesson.ts';
import { readLesson } from '#shared/lessons/read-lesson.ts';
import { unreachable } from '#shared/protocol/assert.ts';
import type { Entry } from '#shared/trace/entry.ts';
import type { WorkbenchEvent, WorkbenchHappening } from '#shared/workbench-event.ts';
import type { Outcome } from '#shared/workbench-port.ts';
import { beginLongWork } from '../../run/long-work.ts';
import type { TraceStore } from '../../trace/trace-store.ts';
import { noSuchRun, WorkbenchError } from '../../workbench-error.ts';
import type { LessonLedger } from '../desk/lesson-ledger.ts';
import { checkDraft } from './check-draft.ts';
import { draftBeginning } from './draft-beginning.ts';

export interface AuthoringDesk {
  readonly carryOut: (intent: AuthoringIntent) => Promise<Outcome>;
}

export interface AuthoringParts {
  readonly store: Pick<TraceStore, 'findRun' | 'read'>;
  readonly engine: string;
  readonly events: readonly WorkbenchEvent[];
  readonly now: () => number;
  readonly tell: (happening: WorkbenchHappening) => Outcome;
  /** Reads the text of a lesson, and keeps it. */
  readonly keep: LessonLedger['keep'];
}

type Of<Kind extends AuthoringIntent['kind']> = Extract<AuthoringIntent, { kind: Kind }>;

interface Desk extends AuthoringParts {
  readonly known: () => DraftsTold;
  readonly told: (happening: WorkbenchHappening) => Outcome;
  /** The checks that are under way, by draft. */
  readonly underWay: Map<string, { isCalledOff: boolean }>;
}

/** The desk as it was left. */
export function createAuthoringDesk(parts: AuthoringParts): AuthoringDesk {
  let known = parts.events.reduce(draftsAfter, noDrafts);
  const desk: Desk = {
    ...parts,
    known: () => known,
    underWay: new Map(),
    told: (happening) => {
      const outcome = parts.tell(happening);
      known = draftsAfter(known, { seq: 0, at: 0, ...happening } as WorkbenchEvent);
      return outcome;
    },
  };
  return { carryOut: (intent) => carriedOut(desk, intent) };
}

async function carriedOut(desk: Desk, intent: AuthoringIntent): Promise<Outcome> {
  switch (intent.kind) {
    case 'draft.begin':
      return begin(desk, intent);
    case 'draft.edit':
      return desk.told({ kind: 'draft.edited', draft: known(desk, intent), edit: intent.edit });
    case 'draft.undo':
      return desk.told({ kind: 'draft.undone', draft: known(desk, intent) });
    case 'draft.redo':
      return desk.told({ kind: 'draft.redone', draft: known(desk, intent) });
    case 'draft.check':
      return check(desk, intent);
    case 'draft.call-off':
      return callOff(desk, intent);
    case 'lesson.own':
      return own(desk, intent);
    case 'lesson.disown':
    case 'lesson.own-again':
      return disown(desk, intent);
    default:
      return unreachable(intent);
  }
}

/** The name of a draft that there is. */
function known({ known: told }: Desk, { draft }: { readonly draft: string }): string {
  if (told().drafts[draft] === undefined)
    throw new WorkbenchError('There is no such draft; begin one on a run.');
  return draft;
}

function begin(desk: Desk, { draft, run }: Of<'draft.begin'>): Outcome {
  if (desk.known().drafts[draft] !== undefined)
    throw new WorkbenchError('There is a draft of that name already.');
  const stored = desk.store.findRun(run);
  if (stored === undefined) throw new WorkbenchError(noSuchRun(run));
  const entries = desk.store.read(run, 0, 1) as readonly Entry[];
  const [first] = entries;
  const [fault] = recordFault({ entries, steps: [] });
  if (fault !== undefined || first?.kind !== 'run.began')
    throw new WorkbenchError(fault?.sentence ?? 'This run has no beginning.');
  const beginning = draftBeginning(first.setup, run);
  const head = {
    title: stored.name.slice(0, longestTitle),
    about: 'What happens in this run, moment by moment.',
    level: 'beginner',
    minutes: 15,
    language: 'en',
    ending: 'What came otherwise than you had expected?',
    notes: '',
  } as const;
  const id = `${idOf(stored.name) || 'lesson'}-${draft.slice(-idEnding)}`;
  const content = { run, id, beginning: { ...beginning, title: stored.name }, head, beats: [] };
  return desk.told({ kind: 'draft.begun', draft, content });
}

const longestTitle = 100;
/** So that two lessons on runs of one name have ids of their own. */
const idEnding = 6;

async function check(desk: Desk, intent: Of<'draft.check'>): Promise<Outcome> {
  const draft = known(desk, intent);
  const { underWay, engine } = desk;
  if (underWay.has(draft))
    throw new WorkbenchError('This lesson is being checked; wait for it, or call it off.');
  const lesson = admitted(intent.text);
  const of = desk.known().drafts[draft]?.draft;
  const state = { isCalledOff: false };
  underWay.set(draft, state);
  const work = beginLongWork(desk, {
    work: 'checking',
    run: of?.run ?? '',
    of: lesson.beats.length,
  });
  try {
    const isCalledOff = (): boolean => state.isCalledOff;
    const checked = await checkDraft({ lesson, engine, work, isCalledOff });
    if (desk.known().drafts[draft]?.draft !== of)
      throw new WorkbenchError('The draft was changed meanwhile; check it again.');
    return desk.told({ kind: 'draft.checked', draft, ...checked });
  } finally {
    underWay.delete(draft);
    work.over();
  }
}

/** What is only checked is not kept. */
function admitted(text: string): Lesson {
  const read = readLesson(text);
  if (read.kind === 'read') return read.lesson;
  throw new WorkbenchError(`This lesson cannot be played. ${read.sentence}`);
}

function callOff({ underWay }: Desk, { draft }: Of<'draft.call-off'>): Outcome {
  const state = underWay.get(draft);
  if (state === undefined) throw new WorkbenchError('Nothing is being checked.');
  state.isCalledOff = true;
  return { kind: 'accepted', seq: 0 };
}

function own(desk: Desk, { text, draft }: Of<'lesson.own'>): Outcome {
  const { key, lesson } = desk.keep(text);
  const from = draft === undefined ? {} : { draft };
  return desk.told({ kind: 'lesson.owned', id: lesson.id, lesson: key, ...from });
}

function disown(desk: Desk, { kind, id }: Of<'lesson.disown' | 'lesson.own-again'>): Outcome {
  if (desk.known().own[id] === undefined)
    throw new WorkbenchError('There is no such lesson among your own.');
  const again = kind === 'lesson.own-again' ? ({ isTakenBack: true } as const) : {};
  return desk.told({ kind: 'lesson.disowned', id, ...again });
}
