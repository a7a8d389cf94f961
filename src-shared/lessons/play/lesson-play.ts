/**
 * The lesson that is played, folded from what the workbench told of it: how far it has come, which page
 * is shown, what was answered and brought about. Main and every window read it by the same fold.
 */
import type { WorkbenchEvent } from '../../workbench-event.ts';

/** The moment of a beat in the run that it is about. */
export interface ReachedBeat {
  readonly run: string;
  readonly moment: number;
  readonly momentMs: number;
  readonly troubles: readonly string[];
}

/** Where somebody plays beside the lesson. */
export interface Aside {
  readonly beat: number;
  readonly run: string;
  readonly why: 'task' | 'model' | 'explore';
  readonly from: number;
}

export interface LessonPlay {
  readonly play: string;
  /** Under which its text is kept. */
  readonly lesson: string;
  readonly runs: Readonly<Record<string, string>>;
  readonly isRecorded: boolean;
  readonly page: number;
  /** In the order of the beats, without a gap. */
  readonly reached: readonly ReachedBeat[];
  /** By the number of the beat, as all that follows. */
  readonly answers: Readonly<Record<number, number>>;
  readonly pointed: Readonly<Record<number, { readonly entry: number; readonly isIt: boolean }>>;
  readonly hinted: readonly number[];
  readonly done: Readonly<Record<number, { readonly inPar: boolean | undefined }>>;
  readonly aside: Aside | undefined;
  readonly strayed: { readonly beat: number; readonly sentence: string } | undefined;
  readonly isFinished: boolean;
}

type OfLesson = Extract<WorkbenchEvent, { kind: `lesson.${string}` }>;
type OfPlay = Extract<OfLesson, { play: string }>;
type Began = Extract<OfLesson, { kind: 'lesson.began' }>;

/** The play after that event; the very same one where the event is none of its own. */
export function playAfter(
  play: LessonPlay | undefined,
  event: WorkbenchEvent,
): LessonPlay | undefined {
  if (event.kind === 'lesson.began') return begunPlay(event);
  if (play === undefined || !isOfPlay(event) || event.play !== play.play) return play;
  return event.kind === 'lesson.left' ? undefined : changedBy(play, event);
}

function isOfPlay(event: WorkbenchEvent): event is OfPlay {
  return event.kind.startsWith('lesson.') && 'play' in event;
}

function begunPlay({ play, lesson, runs, recorded }: Began): LessonPlay {
  return {
    play,
    lesson,
    runs,
    isRecorded: recorded === true,
    page: 0,
    reached: [],
    answers: {},
    pointed: {},
    hinted: [],
    done: {},
    aside: undefined,
    strayed: undefined,
    isFinished: false,
  };
}

function changedBy(play: LessonPlay, event: OfPlay): LessonPlay {
  switch (event.kind) {
    case 'lesson.beat-reached': {
      const { run, moment, momentMs, troubles } = event;
      const reached = [...play.reached, { run, moment, momentMs, troubles }];
      return { ...play, reached, strayed: undefined };
    }
    case 'lesson.strayed':
      return { ...play, strayed: { beat: event.beat, sentence: event.sentence } };
    case 'lesson.turned':
      return { ...play, page: event.page };
    case 'lesson.forked': {
      const { beat, run, why, from } = event;
      return { ...play, aside: { beat, run, why, from } };
    }
    case 'lesson.returned':
      return { ...play, aside: undefined };
    case 'lesson.finished':
      return { ...play, isFinished: true };
    default:
      return withDeed(play, event);
  }
}

function withDeed(play: LessonPlay, event: OfPlay): LessonPlay {
  switch (event.kind) {
    case 'lesson.answered':
      return { ...play, answers: { ...play.answers, [event.beat]: event.choice } };
    case 'lesson.pointed': {
      const { beat, entry, isIt } = event;
      const pointed = { ...play.pointed, [beat]: { entry, isIt } };
      const done = isIt ? { ...play.done, [beat]: { inPar: undefined } } : play.done;
      return { ...play, pointed, done };
    }
    case 'lesson.hinted':
      return { ...play, hinted: [...play.hinted, event.beat] };
    case 'lesson.goal-reached': {
      const { beat, inPar } = event;
      // Who reached it well once has reached it well.
      const best = play.done[beat]?.inPar === true ? true : inPar;
      return { ...play, done: { ...play.done, [beat]: { inPar: best } } };
    }
    default:
      return play;
  }
}
