/** Which run a page of the lesson is about, which is what every window shows. */
import type { Lesson } from '../lesson.ts';
import type { LessonPlay } from './lesson-play.ts';

/** The fork that somebody plays in, or the run of the page. */
export function shownRun(play: LessonPlay, lesson: Pick<Lesson, 'beats'>): string {
  return play.aside?.run ?? pageRun(play, lesson);
}

/** The run of the page that is turned to; of the opening, that of the first beat. */
export function pageRun(
  { page, reached, runs }: LessonPlay,
  { beats }: Pick<Lesson, 'beats'>,
): string {
  const at = reached[Math.min(page, reached.length) - 1];
  return at?.run ?? runs[beats[0]?.run ?? ''] ?? '';
}
