/**
 * Opens a run that comes as lines of JSON: with what it was given in the first line, or its entries
 * alone. A line with the receipt of an export says nothing of the run.
 */
import { headLine, receiptLine } from '#shared/projections/out/ndjson.ts';
import { isObject } from '#shared/protocol/encoding/wire.ts';
import type { Entry } from '#shared/trace/entry.ts';
import { isInput } from '#shared/trace/entry.ts';
import { type RunFileHead, runFileFormat, runFileHead } from '#shared/trace/run-file/run-file.ts';
import { WorkbenchError } from '../workbench-error.ts';
import { admitted, admittedEntries, inWrittenOrder, type WrittenValue } from './admit-entries.ts';
import type { FileSource } from './file-source.ts';
import { createJsonSpan } from './json-span.ts';

export interface OpenedLines {
  readonly head: RunFileHead;
  readonly entries: () => AsyncGenerator<Entry>;
}

const deepest = 64;
const longestLine = 64 * 1024 * 1024;

/** Reads the first line; the others when they are asked for. */
export async function openLines(source: FileSource): Promise<OpenedLines> {
  for await (const { value } of linesOf(source)) {
    const head = headOf(value);
    return { head, entries: () => admittedEntries(entryLines(source), head) };
  }
  throw new WorkbenchError('The file is empty.');
}

function headOf(value: unknown): RunFileHead {
  const members = isObject(value) ? value : {};
  if (members['kind'] !== headLine) return admitted(runFileHead, headOfFirst(members));
  const { kind: _, ...head } = members;
  return inWrittenOrder(admitted(runFileHead, head), head);
}

/** Of entries alone nobody knows more than what the first of them says. */
function headOfFirst({ setup, engine }: Readonly<Record<string, unknown>>): object {
  const { name, seed } = isObject(setup) ? setup : {};
  const unknown = { keys: null, redacted: false, bookmarks: [], notes: '', expectations: [] };
  return { format: runFileFormat, engine, name, setup, seed, ...unknown };
}

async function* entryLines(source: FileSource): AsyncGenerator<WrittenValue> {
  for await (const { path, value } of linesOf(source)) {
    if (!isObject(value)) throw new WorkbenchError(`${path}: It is no entry.`);
    const { kind } = value;
    if (kind !== headLine && kind !== receiptLine) yield { path, value: marked(value) };
  }
}

/** Lines of entries that are not marked as inputs are marked here: there is nothing to tell apart. */
function marked(value: Readonly<Record<string, unknown>>): unknown {
  if ('input' in value || !isInput(value as unknown as Entry)) return value;
  return { input: true, ...value };
}

async function* linesOf(source: FileSource): AsyncGenerator<WrittenValue> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let rest = '';
  let number = 0;
  for await (const chunk of source.chunks()) {
    const lines = decoded(decoder, chunk).split('\n');
    lines[0] = rest + (lines[0] ?? '');
    rest = lines.pop() ?? '';
    if (rest.length > longestLine)
      throw new WorkbenchError(
        `line ${number + 1}: It is longer than 64 MB, the most that is read.`,
      );
    for (const line of lines) {
      number += 1;
      if (line.trim() !== '') yield { path: `line ${number}`, value: valueOf(line, number) };
    }
    await new Promise((resume) => setImmediate(resume));
  }
  const last = rest + decoded(decoder);
  if (last.trim() !== '') yield { path: `line ${number + 1}`, value: valueOf(last, number + 1) };
}

function decoded(decoder: InstanceType<typeof TextDecoder>, chunk?: Uint8Array): string {
  try {
    return chunk === undefined ? decoder.decode() : decoder.decode(chunk, { stream: true });
  } catch (cause) {
    throw new WorkbenchError('This is no run file: it is not UTF-8 text.', { cause });
  }
}

function valueOf(line: string, number: number): unknown {
  const span = createJsonSpan();
  span.endIn(line, 0);
  if (span.depth() > deepest)
    throw new WorkbenchError(`line ${number}: It is nested more than ${deepest} levels deep.`);
  try {
    return JSON.parse(line) as unknown;
  } catch (cause) {
    throw new WorkbenchError(`line ${number}: It is no JSON.`, { cause });
  }
}
