/**
 * What is known of the lesson that is played: folded from the workbench's stream, so that it is there
 * again after a restart, and told there, so that every window follows.
 */
import { createHash } from 'node:crypto';
import type { Lesson } from '#shared/lessons/lesson.ts';
import type { LessonPlay } from '#shared/lessons/play/lesson-play.ts';
import { lessonsAfter, nothingTold } from '#shared/lessons/play/lessons-told.ts';
import { readLesson } from '#shared/lessons/read-lesson.ts';
import type { WorkbenchEvent, WorkbenchHappening } from '#shared/workbench-event.ts';
import type { Outcome } from '#shared/workbench-port.ts';
import { WorkbenchError } from '../../workbench-error.ts';

export interface Played {
  readonly play: LessonPlay;
  readonly lesson: Lesson;
}

export interface LessonLedger {
  /** The lesson that is played, or a sentence that there is none. */
  readonly current: () => Played;
  readonly isPlaying: () => boolean;
  /** Whether that run was made for a lesson, this one or an earlier one. */
  readonly isOfLesson: (run: string) => boolean;
  readonly textOf: (lesson: string) => string;
  /** Reads a text and keeps it; refused with the place where it is no lesson. */
  readonly keep: (text: string) => { readonly key: string; readonly lesson: Lesson };
  readonly tell: (happening: WorkbenchHappening) => Outcome;
}

interface LedgerParts {
  readonly events: readonly WorkbenchEvent[];
  readonly tell: (happening: WorkbenchHappening) => Outcome;
}

const keyLength = 24;

/** The ledger as it was left. */
export function createLessonLedger({ events, tell }: LedgerParts): LessonLedger {
  const read = new Map<string, Lesson>();
  let known = events.reduce(lessonsAfter, nothingTold);
  const textOf = (key: string): string => known.texts[key] ?? '';

  function lessonOf(key: string): Lesson {
    const lesson = read.get(key) ?? admitted(textOf(key));
    read.set(key, lesson);
    return lesson;
  }

  function told(happening: WorkbenchHappening): Outcome {
    const outcome = tell(happening);
    known = lessonsAfter(known, { seq: 0, at: 0, ...happening } as WorkbenchEvent);
    return outcome;
  }

  return {
    current: () => {
      const { play } = known;
      if (play === undefined)
        throw new WorkbenchError('No lesson is being played; choose one on the start page.');
      return { play, lesson: lessonOf(play.lesson) };
    },
    isPlaying: () => known.play !== undefined,
    isOfLesson: (run) => known.runs.has(run),
    textOf,
    keep: (text) => {
      const lesson = admitted(text);
      const key = createHash('sha256').update(text).digest('hex').slice(0, keyLength);
      read.set(key, lesson);
      if (textOf(key) === '') told({ kind: 'lesson.kept', lesson: key, text });
      return { key, lesson };
    },
    tell: told,
  };
}

function admitted(text: string): Lesson {
  const found = readLesson(text);
  if (found.kind === 'read') return found.lesson;
  throw new WorkbenchError(`This lesson cannot be played. ${found.sentence}`);
}
