/** The lessons that come with the workbench, and those of somebody else: found by name, and read. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Lesson } from '#shared/lessons/lesson.ts';
import { longestLesson } from '#shared/lessons/lesson-limits.ts';
import { readLesson } from '#shared/lessons/read-lesson.ts';
import { sentenceOf, WorkbenchError } from '../workbench-error.ts';

/** Where the built-in ones are. */
export const lessonFolder = fileURLToPath(new URL('../../lessons', import.meta.url));

/** The names of the built-in ones, in the order of the course. */
export function lessonNames(folder = lessonFolder): readonly string[] {
  const names = readdirSync(folder).filter((name) => name.endsWith('.json'));
  return names.map((name) => name.slice(0, -'.json'.length)).toSorted();
}

/** Reads a built-in one by its name, with or without its number, or a file. */
export function openLesson(nameOrFile: string): Lesson {
  const known = lessonNames().find(
    (name) => name === nameOrFile || name.replace(/^\d+-/, '') === nameOrFile,
  );
  const path = known === undefined ? nameOrFile : join(lessonFolder, `${known}.json`);
  const read = readLesson(textOf(path));
  if (read.kind === 'read') return read.lesson;
  throw new WorkbenchError(`${nameOrFile}: ${read.sentence}`);
}

let builtIn: readonly Lesson[] | undefined;

/** All of the built-in ones, read once. */
export function builtInLessons(): readonly Lesson[] {
  builtIn ??= lessonNames().map((name) => openLesson(name));
  return builtIn;
}

function textOf(path: string): string {
  try {
    // In UTF-8 a sign has four bytes at most.
    if (statSync(path).size > 4 * longestLesson) throw new Error('it is too large for a lesson');
    return new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(path));
  } catch (cause) {
    const sentence = `There is no lesson «${path}» that can be read (${sentenceOf(cause)}).`;
    throw new WorkbenchError(sentence, { cause });
  }
}
