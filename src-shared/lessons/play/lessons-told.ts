/** All that was told of lessons: their texts, the one that is played, and how each was ended best. */
import type { WorkbenchEvent } from '../../workbench-event.ts';
import { type LessonPlay, playAfter } from './lesson-play.ts';

/** By the id that stands in the lesson. */
export interface LessonProgress {
  readonly right: number;
  readonly asked: number;
  readonly done: number;
  readonly tasks: number;
  readonly times: number;
  /** When it was finished last, in the workbench’s time. */
  readonly at: number;
}

export interface LessonsTold {
  /** By the name under which they are kept. */
  readonly texts: Readonly<Record<string, string>>;
  readonly play: LessonPlay | undefined;
  readonly progress: Readonly<Record<string, LessonProgress>>;
  /** Every run that was made for a lesson, and every fork that was made beside one. */
  readonly runs: ReadonlySet<string>;
}

export const nothingTold: LessonsTold = {
  texts: {},
  play: undefined,
  progress: {},
  runs: new Set(),
};

/** After that event; the very same one where the event is of no lesson. */
export function lessonsAfter(told: LessonsTold, event: WorkbenchEvent): LessonsTold {
  if (!event.kind.startsWith('lesson.')) return told;
  const play = playAfter(told.play, event);
  switch (event.kind) {
    case 'lesson.kept':
      return { ...told, play, texts: { ...told.texts, [event.lesson]: event.text } };
    case 'lesson.began':
      return { ...told, play, runs: new Set([...told.runs, ...Object.values(event.runs)]) };
    case 'lesson.forked':
      return { ...told, play, runs: new Set([...told.runs, event.run]) };
    case 'lesson.finished':
      return { ...told, play, progress: { ...told.progress, [event.id]: better(told, event) } };
    case 'lesson.progress-forgotten':
      return { ...told, progress: {} };
    default:
      return { ...told, play };
  }
}

type Finished = Extract<WorkbenchEvent, { kind: 'lesson.finished' }>;

function better({ progress }: LessonsTold, finished: Finished): LessonProgress {
  const { id, right, asked, done, tasks, at } = finished;
  const held = progress[id];
  const isBetter = held === undefined || right + done >= held.right + held.done;
  const score = isBetter ? { right, asked, done, tasks } : held;
  return { ...score, times: (held?.times ?? 0) + 1, at };
}
