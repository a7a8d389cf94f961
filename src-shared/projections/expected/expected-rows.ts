/**
 * What was expected of a request against what happened: each line with its verdict. What repeats or need
 * not happen is told only where it happened.
 */
import type { Messages } from '../message-view.ts';
import { alignExpected } from './align-expected.ts';
import type { ExpectedStep } from './expected-step.ts';
import { fitOf } from './fit.ts';
import { type LineFacts, lineFacts } from './line-facts.ts';

export type ExpectedVerdict = 'matched' | 'drifted' | 'never' | 'waiting' | 'undocumented';

export interface ExpectedRow {
  readonly verdict: ExpectedVerdict;
  readonly step?: ExpectedStep;
  /** The message that stands there. */
  readonly line?: LineFacts;
  /** How it differs, as a sentence. */
  readonly why?: string;
}

export interface Against {
  readonly messages: Messages;
  /** The request looked at; undefined for all of the run. */
  readonly about: string | undefined;
  readonly cursor: number;
  /** Nothing more is to come. */
  readonly isOver: boolean;
}

/** The rows, in the order of what happened. */
export function expectedRows(
  steps: readonly ExpectedStep[],
  { messages, about, cursor, isOver }: Against,
): readonly ExpectedRow[] {
  const lines = messages.list
    .filter((message) => message.seq <= cursor && (about === undefined || message.about === about))
    .map((message) => lineFacts(message, messages, cursor));
  const free = freeRows(steps, lines);
  const ordered = steps.filter(({ isFree }) => isFree !== true);
  const rest = lines.filter((line) => !free.some((row) => row.line === line));
  const rows = alignExpected(ordered, rest).flatMap(({ step, line, fit }) =>
    rowOf(
      step === undefined ? undefined : ordered[step],
      line === undefined ? undefined : rest[line],
      fit,
    ),
  );
  return judged(withFree(outOfOrder(rows), free), isOver);
}

/** What comes at its own pace takes the first message that is like it. */
function freeRows(
  steps: readonly ExpectedStep[],
  lines: readonly LineFacts[],
): readonly ExpectedRow[] {
  const taken = new Set<LineFacts>();
  return steps
    .filter(({ isFree }) => isFree === true)
    .flatMap((step): readonly ExpectedRow[] => {
      const line = lines.find((one) => !taken.has(one) && fitOf(step, one) === 'exact');
      if (line === undefined) return isIdle(step) ? [] : [{ verdict: 'never', step }];
      taken.add(line);
      return [matched(step, line)];
    });
}

function rowOf(
  step: ExpectedStep | undefined,
  line: LineFacts | undefined,
  fit: 'exact' | 'other' | 'none',
): readonly ExpectedRow[] {
  if (step === undefined) return line === undefined ? [] : [undocumented(line)];
  if (line === undefined) return isIdle(step) ? [] : [{ verdict: 'never', step }];
  if (fit === 'exact') return [matched(step, line)];
  const known = line.error === undefined ? undefined : step.instead?.[line.error];
  const why =
    known ?? `Another ${line.half === 'response' ? 'answer' : 'message'} came in its place.`;
  return [{ verdict: 'drifted', step, line, why }];
}

function undocumented(line: LineFacts): ExpectedRow {
  const why = lostWords(line);
  return { verdict: 'undocumented', line, ...(why === undefined ? {} : { why }) };
}

function lostWords({ lost }: LineFacts): string | undefined {
  return lost === undefined ? undefined : `It never arrived: ${lost}.`;
}

function isIdle({ isOptional, loop }: ExpectedStep): boolean {
  return isOptional === true || loop !== undefined;
}

function matched(step: ExpectedStep, line: LineFacts): ExpectedRow {
  const why = lostWords(line);
  return why === undefined
    ? { verdict: 'matched', step, line }
    : { verdict: 'drifted', step, line, why };
}

/** What did not happen where it was expected, and yet happened, came out of order. */
function outOfOrder(rows: readonly ExpectedRow[]): readonly ExpectedRow[] {
  const moved = new Map<ExpectedRow, ExpectedRow>();
  const gone = new Set<ExpectedRow>();
  for (const missing of rows.filter(({ verdict }) => verdict === 'never')) {
    const { step } = missing;
    const extra = rows.find(
      ({ verdict, line }, index) =>
        verdict === 'undocumented' &&
        line !== undefined &&
        step !== undefined &&
        !moved.has(rows[index] ?? missing) &&
        fitOf(step, line) === 'exact',
    );
    if (extra?.line === undefined || step === undefined) continue;
    gone.add(missing);
    moved.set(extra, { verdict: 'drifted', step, line: extra.line, why: 'It came out of order.' });
  }
  return rows.filter((row) => !gone.has(row)).map((row) => moved.get(row) ?? row);
}

/** Each where it happened; what did not happen stands at the end of all that did. */
function withFree(
  rows: readonly ExpectedRow[],
  free: readonly ExpectedRow[],
): readonly ExpectedRow[] {
  const placed = [...rows];
  for (const row of free) {
    const seq = row.line?.seq ?? Infinity;
    const place = placed.findIndex(({ line }) => line !== undefined && line.seq > seq);
    const end = placed.findLastIndex(({ line }) => line !== undefined) + 1;
    placed.splice(place < 0 ? end : place, 0, row);
  }
  return placed;
}

/** While a request lives, what has not happened is still to come, unless something after it has. */
function judged(rows: readonly ExpectedRow[], isOver: boolean): readonly ExpectedRow[] {
  const last = rows.findLastIndex(({ verdict }) => verdict === 'matched' || verdict === 'drifted');
  return rows.map((row, index) =>
    row.verdict === 'never' && !isOver && index > last ? { ...row, verdict: 'waiting' } : row,
  );
}

/** How many there are of each verdict. */
export function countVerdicts(
  rows: readonly ExpectedRow[],
): Readonly<Record<ExpectedVerdict, number>> {
  const counts = { matched: 0, drifted: 0, never: 0, waiting: 0, undocumented: 0 };
  for (const { verdict } of rows) counts[verdict] += 1;
  return counts;
}
