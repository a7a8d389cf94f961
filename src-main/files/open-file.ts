/**
 * Opens a run file or a scenario and admits what is in it. The file is somebody's own and may be
 * anything: whatever is wrong with it is one sentence with the place inside the file.
 */
import type { z } from 'zod';
import type { Entry } from '#shared/trace/entry.ts';
import { createEntryCheck } from '#shared/trace/run-file/entry-check.ts';
import { type RunFileHead, runFileFormat, runFileHead } from '#shared/trace/run-file/run-file.ts';
import { type Scenario, scenario } from '#shared/trace/run-file/scenario.ts';
import { runFileUpgrades, type Upgrade, upgradePlan } from '#shared/trace/run-file/upgrades.ts';
import { sentenceOfIssues } from '../serve/configuration/config-file.ts';
import { WorkbenchError } from '../workbench-error.ts';
import { type FileSource, piecesOf } from './file-source.ts';
import { parsePiece } from './json-pieces.ts';

export type OpenedFile =
  | { readonly kind: 'scenario'; readonly scenario: Scenario }
  | {
      readonly kind: 'run';
      readonly head: RunFileHead;
      /** Said of a file of an older format. */
      readonly upgraded: string | undefined;
      /** The entries, admitted one by one; what is wrong is found when it is come to. */
      readonly entries: () => AsyncGenerator<Entry>;
    };

/** Reads everything but the entries; throws a WorkbenchError with a sentence. */
export async function openFile(
  source: FileSource,
  upgrades: readonly Upgrade[] = runFileUpgrades,
): Promise<OpenedFile> {
  try {
    const { members, hasEntries } = await readMembers(source);
    const plan = upgradePlan(members['format'], upgrades);
    if (plan.kind === 'refused') throw new WorkbenchError(plan.sentence);
    const head = plan.steps.reduce((older, step) => step.head(older), members);
    if (!hasEntries) return { kind: 'scenario', scenario: admitted(scenario, head) };
    const admittedHead = admitted(runFileHead, head);
    const entries = () => named(source, admittedEntries(source, admittedHead, plan.steps));
    const upgraded = upgradeSentence(plan.steps);
    return { kind: 'run', head: inWrittenOrder(admittedHead, head), upgraded, entries };
  } catch (thrown) {
    throw withName(source, thrown);
  }
}

function upgradeSentence([oldest]: readonly Upgrade[]): string | undefined {
  if (oldest === undefined) return undefined;
  return `The file was of format ${oldest.from} and was upgraded to format ${runFileFormat} on the way in; the file itself stays as it was.`;
}

const listed = 'entries';

async function readMembers(source: FileSource) {
  const members: Record<string, unknown> = {};
  let hasEntries = false;
  for await (const piece of piecesOf(source, listed)) {
    if (piece.member !== listed)
      Object.defineProperty(members, piece.member, { value: parsePiece(piece), enumerable: true });
    else if (piece.path === listed) throw new WorkbenchError(noEntries(piece.text));
    else hasEntries = true;
  }
  return { members, hasEntries };
}

function noEntries(text: string): string {
  return text === '[]'
    ? 'entries: A run has a beginning at least; a scenario has no entries at all.'
    : 'entries: It is no list.';
}

/** A set-up and keys as they were written: zod's own answer has its members in another order. */
function inWrittenOrder(
  head: RunFileHead,
  written: Readonly<Record<string, unknown>>,
): RunFileHead {
  const { setup, keys } = written as unknown as Pick<RunFileHead, 'setup' | 'keys'>;
  return { ...head, setup, keys };
}

function admitted<Content>(schema: z.ZodType<Content>, value: unknown): Content {
  const found = schema.safeParse(value);
  if (!found.success) throw new WorkbenchError(sentenceOfIssues(found.error.issues));
  return found.data;
}

async function* admittedEntries(
  source: FileSource,
  head: RunFileHead,
  steps: readonly Upgrade[],
): AsyncGenerator<Entry> {
  const check = createEntryCheck();
  let isFirst = true;
  for await (const piece of piecesOf(source, listed)) {
    if (piece.member !== listed) continue;
    const value = steps.reduce((older, step) => step.entry(older), parsePiece(piece));
    const admission = check(value);
    if (admission.kind === 'malformed')
      throw new WorkbenchError(placed(piece.path, sentenceOfIssues(admission.issues)));
    if (admission.kind === 'refused')
      throw new WorkbenchError(`${piece.path}.${admission.member}: ${admission.sentence}`);
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

async function* named(source: FileSource, entries: AsyncGenerator<Entry>): AsyncGenerator<Entry> {
  try {
    yield* entries;
  } catch (thrown) {
    throw withName(source, thrown);
  }
}

/** Does something with a file; a sentence of it begins with the file's name. */
export function inFile(source: FileSource, work: () => void): void {
  try {
    work();
  } catch (thrown) {
    throw withName(source, thrown);
  }
}

function withName({ name }: FileSource, thrown: unknown): unknown {
  if (!(thrown instanceof WorkbenchError)) return thrown;
  return new WorkbenchError(`${name}: ${thrown.message}`, { cause: thrown });
}
