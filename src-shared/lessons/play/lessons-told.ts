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
  readonly runs: ReadonlyMap<string, LessonRunName>;
}

/** What a run is in its lesson; a fork is what it was made from. */
export interface LessonRunName {
  readonly lesson: string;
  readonly name: string;
}

export const nothingTold: LessonsTold = {
  texts: {},
  play: undefined,
  progress: {},
  runs: new Map(),
};

/** After that event; the very same one where the event is of no lesson. */
export function lessonsAfter(told: LessonsTold, event: WorkbenchEvent): LessonsTold {
  if (!event.kind.startsWith('lesson.')) return told;
  const play = playAfter(told.play, event);
  switch (event.kind) {
    case 'lesson.kept':
      return { ...told, play, texts: { ...told.texts, [event.lesson]: event.text } };
    case 'lesson.began':
      return { ...told, play, runs: new Map([...told.runs, ...namesOf(event)]) };
    case 'lesson.forked':
      return { ...told, play, runs: new Map([...told.runs, ...nameOfFork(told, event)]) };
    case 'lesson.finished':
      return { ...told, play, progress: { ...told.progress, [event.id]: better(told, event) } };
    case 'lesson.progress-forgotten':
      return { ...told, progress: {} };
    default:
      return { ...told, play };
  }
}

type Named = readonly (readonly [run: string, name: LessonRunName])[];

const namesOf = ({ lesson, runs }: Extract<WorkbenchEvent, { kind: 'lesson.began' }>): Named =>
  Object.entries(runs).map(([name, run]) => [run, { lesson, name }]);

function nameOfFork(
  { play, runs }: LessonsTold,
  { beat, run }: Extract<WorkbenchEvent, { kind: 'lesson.forked' }>,
): Named {
  const from = play?.reached[beat]?.run ?? Object.values(play?.runs ?? {})[0] ?? '';
  return [[run, runs.get(from) ?? { lesson: '', name: '' }]];
}

/** The run that has the place of that one in the lesson that is played; itself where none has. */
export function placeTaken(
  { play, runs }: Pick<LessonsTold, 'play' | 'runs'>,
  run: string,
): string {
  const known = runs.get(run);
  if (play === undefined || known?.lesson !== play.lesson || play.aside?.run === run) return run;
  return play.runs[known.name] ?? run;
}

type Finished = Extract<WorkbenchEvent, { kind: 'lesson.finished' }>;

function better({ progress }: LessonsTold, finished: Finished): LessonProgress {
  const { id, right, asked, done, tasks, at } = finished;
  const held = progress[id];
  const isBetter = held === undefined || right + done >= held.right + held.done;
  const score = isBetter ? { right, asked, done, tasks } : held;
  return { ...score, times: (held?.times ?? 0) + 1, at };
}
