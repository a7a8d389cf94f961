/** How somebody has done in every lesson, as a table for other programs (RFC 4180). */
import type { LessonProgress } from '#shared/lessons/play/lessons-told.ts';
import type { LessonLine } from './built-in-lessons.ts';

const heads = [
  'number',
  'lesson',
  'title',
  'times finished',
  'predicted rightly',
  'questions',
  'tasks done',
  'tasks',
  'finished last',
];

/** A line for every lesson, also for those that nobody has finished. */
export function progressCsv(
  lines: readonly Pick<LessonLine, 'number' | 'id' | 'title'>[],
  progress: Readonly<Record<string, LessonProgress>>,
): string {
  const rows = lines.map(({ number, id, title }) => {
    const { times = 0, right = 0, asked = 0, done = 0, tasks = 0, at } = progress[id] ?? {};
    const when = at === undefined ? '' : new Date(at).toISOString();
    return [number, id, title, times, right, asked, done, tasks, when];
  });
  return [heads, ...rows].map((row) => `${row.map(cell).join(',')}\r\n`).join('');
}

/** A title may come from somebody else's file: it must not become a formula in a spreadsheet. */
function cell(value: string | number): string {
  const text = String(value);
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
