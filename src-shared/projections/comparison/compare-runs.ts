/**
 * Two runs side by side: what they share from the beginning, what happened in both, in the same way
 * or not, and what happened in one alone. Runs that share a fork's past share it here exactly.
 */
import { isObject } from '../../protocol/encoding/wire.ts';
import type { RunSetup } from '../../protocol/setup/run-setup.ts';
import type { Entry } from '../../trace/entry.ts';
import { span } from '../causes/party-words.ts';
import { countUpTo } from '../checkpoints/checkpoints.ts';
import { align } from './align.ts';
import { compareEntries, shareNames } from './compare-entries.ts';
import type { ComparisonRow, Difference, Verdict } from './comparison-row.ts';
import { editsByHand } from './edits-by-hand.ts';
import { createRunMemory, isArrow, natureOf } from './entry-nature.ts';
import { createNamePairs } from './name-pairs.ts';
import { summaryOf } from './summary.ts';

export interface Comparison {
  /** Where the runs part, in one sentence. */
  readonly summary: string;
  /** How many entries the runs share from the beginning, to the letter. */
  readonly shared: number;
  readonly counts: Readonly<Record<Verdict, number>>;
  readonly rows: readonly ComparisonRow[];
}

export interface ComparisonOptions {
  /** How far a time between may be off; by default not at all, and a little by the wall clock. */
  readonly toleranceMs?: number;
}

/** Compares two runs, entry by entry. */
export function compareRuns(
  left: readonly Entry[],
  right: readonly Entry[],
  options: ComparisonOptions = {},
): Comparison {
  const shared = sharedLength(left, right);
  const natures = [naturesOf(left), naturesOf(right)] as const;
  const pairs = align(natures[0].slice(shared), natures[1].slice(shared));
  const { toleranceMs = usualTolerance(left, right) } = options;
  const rows = rowsOf({ left, right, shared, pairs, toleranceMs });
  const summary = summaryOf({ left, right, natures, rows, shared });
  return { summary, shared, counts: countsOf(rows), rows };
}

/** The rows of what the sequence diagram shows. */
export function messageRows({ rows }: Pick<Comparison, 'rows'>): readonly ComparisonRow[] {
  return rows.filter(({ isMessage }) => isMessage);
}

/** The length of the longest beginning that is the same in both, to the letter. */
function sharedLength(left: readonly Entry[], right: readonly Entry[]): number {
  const first = left.findIndex((entry, place) => !isSame(entry, right[place]));
  return first < 0 ? left.length : first;
}

function isSame(left: unknown, right: unknown): boolean {
  if (left === right) return true;
  if (Array.isArray(left) && Array.isArray(right)) {
    return left.length === right.length && left.every((item, place) => isSame(item, right[place]));
  }
  if (!isObject(left) || !isObject(right)) return false;
  const names = Object.keys(left);
  return (
    names.length === Object.keys(right).length &&
    names.every((name) => Object.hasOwn(right, name) && isSame(left[name], right[name]))
  );
}

function naturesOf(entries: readonly Entry[]): readonly string[] {
  const memory = createRunMemory();
  return entries.map((entry) => natureOf(memory, entry));
}

const wallToleranceMs = 250;

function usualTolerance(...runs: readonly (readonly Entry[])[]): number {
  return runs.some((entries) => setupOf(entries)?.mode === 'wall') ? wallToleranceMs : 0;
}

function issuerOf(entries: readonly Entry[]): string {
  return setupOf(entries)?.issuer ?? '';
}

function setupOf([first]: readonly Entry[]): RunSetup | undefined {
  return first !== undefined && 'setup' in first ? first.setup : undefined;
}

interface Aligned {
  readonly left: readonly Entry[];
  readonly right: readonly Entry[];
  readonly shared: number;
  readonly pairs: readonly (readonly [number, number])[];
  readonly toleranceMs: number;
}

const nothing: readonly Difference[] = [];

function rowsOf({ left, right, shared, pairs, toleranceMs }: Aligned): readonly ComparisonRow[] {
  const known = { names: createNamePairs(), issuers: [issuerOf(left), issuerOf(right)] as const };
  const rows: ComparisonRow[] = [];
  for (const entry of left.slice(0, shared)) {
    shareNames(known, entry);
    rows.push(rowOf(entry, entry, nothing));
  }
  let [x, y] = [shared, shared];
  let before = [left[shared - 1], right[shared - 1]] as const;
  const edits = [editsByHand(left, shared), editsByHand(right, shared)] as const;
  const skipTo = (toX: number, toY: number): void => {
    for (const entry of left.slice(x, toX)) {
      rows.push(rowOf(entry, undefined, (edits[0].get(entry.seq) ?? nothing).map(turned)));
    }
    for (const entry of right.slice(y, toY)) {
      rows.push(rowOf(undefined, entry, edits[1].get(entry.seq) ?? nothing));
    }
    [x, y] = [toX + 1, toY + 1];
  };
  for (const [pairX, pairY] of pairs) {
    skipTo(shared + pairX, shared + pairY);
    const [one, other] = [left[shared + pairX], right[shared + pairY]];
    if (one === undefined || other === undefined) continue;
    const spans = [spanBefore(left, one, before[0]), spanBefore(right, other, before[1])] as const;
    const time = timeDifference(spans, toleranceMs);
    rows.push(rowOf(one, other, [...compareEntries(known, one, other), ...time]));
    before = [one, other];
  }
  skipTo(left.length, right.length);
  return rows;
}

/** Where only the left run was edited, the right one has the message as it was. */
function turned({ field, left, right }: Difference): Difference {
  return { field, left: right, right: left };
}

/** Since its latest cause; what nothing caused, since the row before. */
function spanBefore(entries: readonly Entry[], entry: Entry, before: Entry | undefined): number {
  const latest = Math.max(-1, ...entry.causedBy);
  const cause = entries[countUpTo(entries, latest) - 1];
  // A window that sees only a part of the run may not have the cause.
  const origin = cause?.seq === latest ? cause : (before ?? entry);
  return entry.at - origin.at;
}

function timeDifference(
  [left, right]: readonly [number, number],
  toleranceMs: number,
): readonly Difference[] {
  if (Math.abs(left - right) <= toleranceMs) return nothing;
  return [{ field: 'time between', left: span(left), right: span(right) }];
}

function rowOf(
  left: Entry | undefined,
  right: Entry | undefined,
  differences: readonly Difference[],
): ComparisonRow {
  const shown = left ?? right;
  return {
    ...(left === undefined ? {} : { left: left.seq }),
    ...(right === undefined ? {} : { right: right.seq }),
    verdict: verdictOf(left, right, differences),
    differences,
    isMessage: shown !== undefined && isArrow(shown),
  };
}

function verdictOf(
  left: Entry | undefined,
  right: Entry | undefined,
  differences: readonly Difference[],
): Verdict {
  if (right === undefined) return 'missing';
  if (left === undefined) return 'extra';
  return differences.length === 0 ? 'same' : 'drifted';
}

function countsOf(rows: readonly ComparisonRow[]): Comparison['counts'] {
  const counts = { same: 0, drifted: 0, missing: 0, extra: 0 };
  for (const { verdict } of rows) counts[verdict] += 1;
  return counts;
}
