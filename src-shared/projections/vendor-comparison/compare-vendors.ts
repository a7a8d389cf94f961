/**
 * Compares two products by the records of the same turns, tried out with both: what each was sent and
 * what it answered, beside what its profile says. Every cell is read; none is written by hand.
 */
import type { Entry } from '../../trace/entry.ts';
import { answerLines, timingLines } from './answer-lines.ts';
import type { ComparisonLine } from './comparison-line.ts';
import type { VendorComparison } from './comparison-table.ts';
import { hintLines, limitLines } from './limit-lines.ts';
import { refusalLines } from './refusal-lines.ts';
import { requestLines } from './request-lines.ts';
import { triedRecord } from './tried-record.ts';

const parts: readonly (readonly [string, readonly ComparisonLine[]])[] = [
  ['Request', requestLines],
  ['Answer', answerLines],
  ['Timing', timingLines],
  ['Limits', limitLines],
  ['Modes, hints and set-up', hintLines],
  ['The same wrong turns', refusalLines],
];

/** Both records side by side; undefined where one of them has no beginning. */
export function compareVendors(
  left: readonly Entry[],
  right: readonly Entry[],
): VendorComparison | undefined {
  const sides = [triedRecord(left), triedRecord(right)] as const;
  const [one, other] = sides;
  if (one === undefined || other === undefined) return undefined;
  return {
    left: one.setup.profile,
    right: other.setup.profile,
    parts: parts.map(([title, lines]) => ({
      title,
      lines: lines.map((line) => {
        const [here, there] = [line.read(one), line.read(other)];
        return { title: line.title, left: here, right: there, differs: here !== there };
      }),
    })),
  };
}

/** How many lines differ, and of how many. */
export function countOf({ parts: held }: VendorComparison): {
  readonly differing: number;
  readonly all: number;
} {
  const lines = held.flatMap((part) => part.lines);
  return { differing: lines.filter(({ differs }) => differs).length, all: lines.length };
}

/** The same without the lines in which both say the same, and without parts that have none left. */
export function onlyDifferences(comparison: VendorComparison): VendorComparison {
  const kept = comparison.parts.map((part) => ({
    ...part,
    lines: part.lines.filter(({ differs }) => differs),
  }));
  return { ...comparison, parts: kept.filter(({ lines }) => lines.length > 0) };
}
