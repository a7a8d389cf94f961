/**
 * The coverage as a Markdown page: a summary of the groups, then number, demand, state and tests.
 * It judges nothing: the faults are found in `coverage`.
 */
import { type Row, type RowGroup, rowStates } from './coverage.ts';
import type { NotDone } from './not-done.ts';
import type { TestResult } from './test-report.ts';

/** One line that says how many numbers there are and how they stand. */
export function countsIn(groups: readonly RowGroup[]): string {
  const [numbers = 0, ...inStates] = countsOf(groups.flatMap(({ rows }) => rows));
  const states = rowStates.map((state, index) => `${inStates[index] ?? 0} ${state}`);
  return `${numbers} numbers: ${states.join(', ')}`;
}

function countsOf(rows: readonly Row[]): readonly number[] {
  const inStates = rowStates.map((state) => rows.filter((row) => row.state === state).length);
  return [rows.length, ...inStates];
}

/** The page that `npm run requirements` prints. */
export function markdownTable(
  groups: readonly RowGroup[],
  notDone: readonly NotDone[],
  sight: readonly string[],
): string {
  const reasons = new Map(notDone.map(({ id, reason }) => [id, reason]));
  const all = groups.flatMap(({ rows }) => rows);
  return [
    '# Requirements and their tests',
    '',
    ...sight.map((line) => `- ${line}`),
    '',
    ...table(
      ['group', 'numbers', ...rowStates],
      [
        ...groups.map(({ letter, title, rows }) => [`${letter}. ${title}`, ...countsOf(rows)]),
        ['all', ...countsOf(all)],
      ],
    ),
    ...groups.flatMap(({ letter, title, rows }) => [
      '',
      `## ${letter}. ${title}`,
      '',
      ...table(
        ['number', 'level', 'requirement', 'state', 'tests'],
        rows.map((row) => cellsOf(row, reasons.get(row.requirement.id))),
      ),
    ]),
    '',
  ].join('\n');
}

type Cells = readonly (string | number)[];

function table(heads: Cells, lines: readonly Cells[]): readonly string[] {
  const rule = heads.map(() => '---');
  return [heads, rule, ...lines].map((cells) => `| ${cells.join(' | ')} |`);
}

function cellsOf({ requirement, state, tests }: Row, reason: string | undefined): Cells {
  return [
    requirement.id,
    requirement.level,
    escaped(requirement.sentence),
    reason === undefined ? state : `${state}: ${escaped(reason)}`,
    tests.map(cellOf).join('<br>'),
  ];
}

function cellOf({ file, name, outcome }: TestResult): string {
  return `${file}: ${escaped(name)}${outcome === 'passed' ? '' : ` (${outcome})`}`;
}

// What would end a cell or begin a tag; test names hold data, and data holds anything.
function escaped(text: string): string {
  return text.replaceAll(/[\\|<>`]/g, '\\$&').replaceAll(/\s+/g, ' ');
}
