/**
 * Puts what happened beside what was expected, in order: the pairing in which most is as expected. A block
 * that repeats may be gone through any number of times; what need not happen costs nothing.
 */
import type { ExpectedStep } from './expected-step.ts';
import { type Fit, fitOf } from './fit.ts';
import type { LineFacts } from './line-facts.ts';

export interface Pair {
  readonly step?: number;
  readonly line?: number;
  readonly fit: Fit;
}

const worth: Readonly<Record<Fit, number>> = { exact: 4, other: 1, none: -Infinity };

type Way = 'pair' | 'again' | 'step' | 'line' | 'end';

interface Table {
  readonly steps: readonly ExpectedStep[];
  readonly lines: readonly LineFacts[];
  readonly fits: (step: number, line: number) => Fit;
  readonly best: number[][];
  readonly ways: Way[][];
}

/** The pairs in the order in which they stand; every step and every line is in one of them. */
export function alignExpected(
  steps: readonly ExpectedStep[],
  lines: readonly LineFacts[],
): readonly Pair[] {
  const table = filled(steps, lines);
  const pairs: Pair[] = [];
  let place: Place | undefined = { line: 0, step: 0 };
  while (place !== undefined) {
    const { pair, next } = followed(table, place);
    if (pair !== undefined) pairs.push(pair);
    place = next;
  }
  return pairs;
}

interface Place {
  readonly line: number;
  readonly step: number;
}

/** What stands at a place of the best way, and the place after it. */
function followed(
  { steps, fits, ways }: Table,
  { line, step }: Place,
): { readonly pair?: Pair; readonly next?: Place } {
  switch (ways[line]?.[step]) {
    case 'line':
      return { pair: { line, fit: 'none' }, next: { line: line + 1, step } };
    case 'step':
      return { pair: { step, fit: 'none' }, next: { line, step: step + 1 } };
    case 'pair':
      return {
        pair: { step, line, fit: fits(step, line) },
        next: { line: line + 1, step: step + 1 },
      };
    case 'again':
      return {
        pair: { step, line, fit: fits(step, line) },
        next: { line: line + 1, step: loopStart(steps, step) },
      };
    default:
      return {};
  }
}

/** From the end: what is best from there on. */
function filled(steps: readonly ExpectedStep[], lines: readonly LineFacts[]): Table {
  const held = new Map<number, Fit>();
  const fits = (step: number, line: number): Fit => {
    const [one, other] = [steps[step], lines[line]];
    if (one === undefined || other === undefined) return 'none';
    const key = step * (lines.length + 1) + line;
    const known = held.get(key) ?? fitOf(one, other);
    held.set(key, known);
    return known;
  };
  const table: Table = { steps, lines, fits, best: [], ways: [] };
  for (let line = lines.length; line >= 0; line -= 1) {
    table.best[line] = [];
    table.ways[line] = [];
    for (let step = steps.length; step >= 0; step -= 1) fill(table, line, step);
  }
  return table;
}

function fill({ steps, lines, fits, best, ways }: Table, line: number, step: number): void {
  const at = (atLine: number, atStep: number): number => best[atLine]?.[atStep] ?? -Infinity;
  const gain = worth[fits(step, line)];
  const isLast = isLoopEnd(steps, step);
  const choices: readonly (readonly [Way, number])[] = [
    ['end', line === lines.length && step === steps.length ? 0 : -Infinity],
    ['pair', gain + at(line + 1, step + 1)],
    ['again', isLast ? gain + at(line + 1, loopStart(steps, step)) : -Infinity],
    ['line', line < lines.length ? at(line + 1, step) - 1 : -Infinity],
    ['step', step < steps.length ? at(line, step + 1) - costOf(steps[step]) : -Infinity],
  ];
  const [way, value] = choices.reduce((held, one) => (one[1] > held[1] ? one : held));
  const [row, wayRow] = [best[line], ways[line]];
  if (row !== undefined) row[step] = value;
  if (wayRow !== undefined) wayRow[step] = way;
}

function costOf(step: ExpectedStep | undefined): number {
  return step?.isOptional === true || step?.loop !== undefined ? 0 : 1;
}

function isLoopEnd(steps: readonly ExpectedStep[], step: number): boolean {
  const loop = steps[step]?.loop;
  return loop !== undefined && steps[step + 1]?.loop !== loop;
}

function loopStart(steps: readonly ExpectedStep[], step: number): number {
  const loop = steps[step]?.loop;
  let start = step;
  while (start > 0 && steps[start - 1]?.loop === loop) start -= 1;
  return start;
}
