/**
 * Admits what a file holds: a head by its schema, and every entry as it follows on the one before.
 * Whatever is wrong is one sentence with the place inside the file.
 */
import type { z } from 'zod';
import type { Entry } from '#shared/trace/entry.ts';
import { createEntryCheck } from '#shared/trace/run-file/entry-check.ts';
import { sentenceOfIssues } from '#shared/trace/run-file/issue-sentence.ts';
import type { RunFileHead } from '#shared/trace/run-file/run-file.ts';
import { WorkbenchError } from '../workbench-error.ts';

/** A value of the file, and where it stands there. */
export interface WrittenValue {
  readonly path: string;
  readonly value: unknown;
}

/** The content, or its first fault as a sentence. */
export function admitted<Content>(schema: z.ZodType<Content>, value: unknown): Content {
  const found = schema.safeParse(value);
  if (!found.success) throw new WorkbenchError(sentenceOfIssues(found.error.issues));
  return found.data;
}

/** A set-up and keys as they were written: zod's own answer has its members in another order. */
export function inWrittenOrder(
  head: RunFileHead,
  written: Readonly<Record<string, unknown>>,
): RunFileHead {
  const { setup, keys } = written as unknown as Pick<RunFileHead, 'setup' | 'keys'>;
  return { ...head, setup, keys };
}

/** The entries one by one; what is wrong is found when it is come to. */
export async function* admittedEntries(
  values: AsyncIterable<WrittenValue>,
  head: RunFileHead,
): AsyncGenerator<Entry> {
  const check = createEntryCheck();
  let isFirst = true;
  for await (const { path, value } of values) {
    const admission = check(value);
    if (admission.kind === 'malformed')
      throw new WorkbenchError(placed(path, sentenceOfIssues(admission.issues)));
    if (admission.kind === 'refused')
      throw new WorkbenchError(`${path}.${admission.member}: ${admission.sentence}`);
    if (isFirst) checkBeginning(head, admission.entry);
    isFirst = false;
    yield admission.entry;
  }
}

/** What stands in the head is what the run began with. */
function checkBeginning({ setup, seed, engine }: RunFileHead, first: Entry): void {
  if (first.kind !== 'run.began' && first.kind !== 'run.continued') return;
  if (!isSame(setup, first.setup))
    throw new WorkbenchError('setup: It is not the set-up in entries[0].');
  if (seed !== first.setup.seed)
    throw new WorkbenchError('seed: It is not the seed in entries[0].setup.');
  if (engine !== first.engine)
    throw new WorkbenchError('engine: It is not the engine in entries[0].');
}

/** The same, whatever the order of members. */
function isSame(left: unknown, right: unknown): boolean {
  if (typeof left !== 'object' || typeof right !== 'object' || left === null || right === null)
    return left === right;
  const [ours, theirs] = [Object.entries(left), new Map(Object.entries(right))];
  if (ours.length !== theirs.size || Array.isArray(left) !== Array.isArray(right)) return false;
  return ours.every(([name, value]) => theirs.has(name) && isSame(value, theirs.get(name)));
}

/** «entries[3].wire.status: …», from «wire.status: …». */
function placed(path: string, sentence: string): string {
  const isWhole = sentence.startsWith('The whole file');
  return isWhole ? sentence.replace('The whole file', path) : `${path}.${sentence}`;
}
