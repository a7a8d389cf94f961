/**
 * Opens a file, whichever kind it is by its content, and admits what is in it. The file is somebody's own and may be
 * anything: whatever is wrong with it is one sentence with the place inside the file.
 */
import type { Entry } from '#shared/trace/entry.ts';
import { type RunFileHead, runFileFormat, runFileHead } from '#shared/trace/run-file/run-file.ts';
import { type Scenario, scenario } from '#shared/trace/run-file/scenario.ts';
import { runFileUpgrades, type Upgrade, upgradePlan } from '#shared/trace/run-file/upgrades.ts';
import { WorkbenchError } from '../workbench-error.ts';
import { admitted, admittedEntries, inWrittenOrder, type WrittenValue } from './admit-entries.ts';
import { fileKind } from './file-kind.ts';
import { type FileSource, piecesOf } from './file-source.ts';
import { openHar } from './har/open-har.ts';
import { parsePiece } from './json-pieces.ts';
import { openLines } from './open-lines.ts';

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
    const kind = await fileKind(source);
    if (kind === 'object') return await openObject(source, upgrades);
    const { head, entries } = await (kind === 'har' ? openHar(source) : openLines(source));
    return { kind: 'run', upgraded: undefined, head, entries: () => named(source, entries()) };
  } catch (thrown) {
    throw withName(source, thrown);
  }
}

/** A run file or a scenario: one JSON object. */
async function openObject(source: FileSource, upgrades: readonly Upgrade[]): Promise<OpenedFile> {
  const { members, hasEntries } = await readMembers(source);
  const plan = upgradePlan(members['format'], upgrades);
  if (plan.kind === 'refused') throw new WorkbenchError(plan.sentence);
  const head = plan.steps.reduce((older, step) => step.head(older), members);
  if (!hasEntries) return { kind: 'scenario', scenario: admitted(scenario, head) };
  const admittedHead = admitted(runFileHead, head);
  const values = () => valuesOf(source, plan.steps);
  const entries = () => named(source, admittedEntries(values(), admittedHead));
  const upgraded = upgradeSentence(plan.steps);
  return { kind: 'run', head: inWrittenOrder(admittedHead, head), upgraded, entries };
}

async function* valuesOf(
  source: FileSource,
  steps: readonly Upgrade[],
): AsyncGenerator<WrittenValue> {
  for await (const piece of piecesOf(source, listed)) {
    if (piece.member !== listed) continue;
    const value = steps.reduce((older, step) => step.entry(older), parsePiece(piece));
    yield { path: piece.path, value };
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
