/**
 * Reads a lesson that anybody may have written. It is measured before it is read, and what is wrong
 * with it is one sentence with the place: «beats[3].predict.choices[1]: …».
 */
import { isObject } from '../protocol/encoding/wire.ts';
import { sentenceOfIssues } from '../trace/run-file/issue-sentence.ts';
import { type Lesson, lesson, lessonFormat } from './lesson.ts';
import { longestLesson } from './lesson-limits.ts';

export type LessonReading =
  | { readonly kind: 'read'; readonly lesson: Lesson }
  | { readonly kind: 'refused'; readonly sentence: string };

const deepest = 40;
const mostValues = 100_000;

/** Reads the text of a lesson file. */
export function readLesson(text: string): LessonReading {
  if (text.length > longestLesson)
    return refused(`The whole file: A lesson has ${longestLesson} signs at most.`);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return refused('The whole file: It is no JSON.');
  }
  return admitLesson(value);
}

/** Admits what a lesson file holds. */
export function admitLesson(value: unknown): LessonReading {
  if (!isObject(value)) return refused('The whole file: A lesson is one JSON object.');
  const fault = sizeFault(value);
  if (fault !== undefined) return refused(`The whole file: ${fault}`);
  const kind = otherKind(value);
  if (kind !== undefined) return refused(`The whole file: ${kind}`);
  const found = lesson.safeParse(value);
  return found.success
    ? { kind: 'read', lesson: found.data }
    : refused(sentenceOfIssues(found.error.issues));
}

function refused(sentence: string): LessonReading {
  return { kind: 'refused', sentence };
}

/** What it is instead of a lesson of this format, where that can be told. */
function otherKind(value: Readonly<Record<string, unknown>>): string | undefined {
  if (Object.hasOwn(value, 'beats')) return newerFormat(value['format']);
  if (Object.hasOwn(value, 'log')) return 'It is a HAR file, and no lesson; open it as a run.';
  if (Object.hasOwn(value, 'entries')) return 'It is a run, and no lesson; open it as a run file.';
  return Object.hasOwn(value, 'script')
    ? 'It is a scenario, and no lesson; open it as a run file.'
    : undefined;
}

function newerFormat(format: unknown): string | undefined {
  return typeof format === 'number' && format > lessonFormat
    ? `It is of format ${format}, and this workbench reads format ${lessonFormat}; a newer one wrote it.`
    : undefined;
}

function sizeFault(of: unknown): string | undefined {
  let values = 0;
  const open: { readonly value: unknown; readonly level: number }[] = [{ value: of, level: 1 }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { value, level } = next;
    values += 1;
    if (level > deepest) return `It is nested more than ${deepest} levels deep.`;
    if (values + open.length > mostValues) return `It holds more than ${mostValues} values.`;
    if (typeof value !== 'object' || value === null) continue;
    for (const member of Object.values(value)) open.push({ value: member, level: level + 1 });
  }
  return undefined;
}
