/** The lesson that is played, as this window reads it: what was told of it, and the lesson itself. */
import { isSearchedIn } from '#shared/lessons/exam/exams-told.ts';
import type { Lesson } from '#shared/lessons/lesson.ts';
import type { LessonPlay } from '#shared/lessons/play/lesson-play.ts';
import { type LessonsTold, placeTaken } from '#shared/lessons/play/lessons-told.ts';
import { pageRun, shownRun } from '#shared/lessons/play/page-run.ts';
import { useWorkbench } from '../use-trace.ts';
import { type LessonReader, useLessonReader } from './lesson-reader.ts';

export interface PlayedLesson {
  readonly play: LessonPlay;
  readonly lesson: Lesson;
}

/** Reading a lesson costs more than drawing it; its text never changes under its name. */
const read = new Map<string, Lesson | undefined>();

function lessonOf(
  texts: LessonsTold['texts'],
  key: string,
  readLesson: LessonReader,
): Lesson | undefined {
  const text = texts[key];
  if (text === undefined) return undefined;
  if (!read.has(key)) {
    const found = readLesson(text);
    read.set(key, found.kind === 'read' ? found.lesson : undefined);
  }
  return read.get(key);
}

/** Undefined where none is played. */
export function useLesson(): PlayedLesson | undefined {
  const play = useWorkbench(({ lessons }) => lessons.play);
  const texts = useWorkbench(({ lessons }) => lessons.texts);
  const reader = useLessonReader();
  if (play === undefined || reader === undefined) return undefined;
  const lesson = lessonOf(texts, play.lesson, reader);
  return lesson === undefined ? undefined : { play, lesson };
}

/** False where a lesson is played that cannot be read yet; what hides its answers does not know them. */
export function useIsLessonKnown(): boolean {
  const isPlayed = useWorkbench(({ lessons }) => lessons.play !== undefined);
  const reader = useLessonReader();
  return !isPlayed || reader !== undefined;
}

/** True where that run is looked at as it was; the moment that a lesson shows is no past. */
export function useIsPast(run: string, cursor: number | null): boolean {
  const played = useLesson();
  if (cursor === null) return false;
  return played === undefined || !isMomentOf(played.play, run, cursor);
}

function isMomentOf({ page, reached, aside }: LessonPlay, run: string, cursor: number): boolean {
  const at = reached[Math.min(page, reached.length) - 1];
  return aside === undefined && at?.run === run && (at.moment === cursor || page === 0);
}

/** True while something is still to be found in that run: nothing may name it then. */
export function useIsSearchOpen(run: string): boolean {
  const played = useLesson();
  const isAsked = useWorkbench(({ exams }) => isSearchedIn(exams, run));
  if (isAsked || played === undefined) return isAsked;
  const { play, lesson } = played;
  const isOpen = lesson.beats[play.page - 1]?.task?.kind === 'find';
  return isOpen && play.done[play.page - 1] === undefined && pageRun(play, lesson) === run;
}

/** Whether the workbench made that run for a lesson. */
export function useIsOfLesson(run: string): boolean {
  return useWorkbench(({ lessons }) => lessons.runs.has(run));
}

/** What a room is shown: the run of its window, or where that is a lesson’s, wherever the lesson is. */
export function useRoomRun(run: string): string {
  const isOfLesson = useIsOfLesson(run);
  const played = useLesson();
  return isOfLesson && played !== undefined ? shownRun(played.play, played.lesson) : run;
}

/**
 * The run in which a party’s window stands: its own, or where the lesson has left that one behind, by a
 * reset or on the way back from a task, the one in its place.
 */
export function usePartyRun(run: string): string {
  return useWorkbench(({ lessons }) => placeTaken(lessons, run));
}
