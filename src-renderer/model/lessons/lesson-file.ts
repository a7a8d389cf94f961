/** Files that hold a lesson, as somebody brings them to a window. */
import type { LessonIntent } from '#shared/intents/lesson-intents.ts';

/** What a window may ask at once; the largest lesson of the course has a quarter of it. */
const mostBytes = 256 * 1024;

/** The text of that file, unless it is more than a window may ask. */
export async function smallText(file: File): Promise<string | undefined> {
  return file.size > mostBytes ? undefined : file.text();
}

export function isTooLarge(asked: LessonIntent): boolean {
  return new Blob([JSON.stringify(asked)]).size > mostBytes;
}

export function tooLargeFor(deed: string): string {
  return `This lesson is larger than what can be ${deed} here; «cli -- lesson FILE» plays it, and says what it holds.`;
}

/** Whether it is a lesson, flawless or not: it has beats, which no run and no scenario has. */
export function isLessonText(text: string): boolean {
  try {
    const held: unknown = JSON.parse(text);
    return typeof held === 'object' && held !== null && Object.hasOwn(held, 'beats');
  } catch {
    return false;
  }
}
