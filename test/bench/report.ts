/**
 * What every benchmark hands back, and how it is printed. A target that is missed is said, never
 * turned into a failure: times on a busy machine are no test.
 */
import { loadavg } from 'node:os';

export interface Table {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

export interface Goal {
  readonly what: string;
  readonly wanted: string;
  readonly found: string;
  readonly met: boolean;
}

export interface Report {
  readonly name: string;
  readonly title: string;
  readonly tables: readonly Table[];
  readonly goals: readonly Goal[];
  /** What has to be known to read the numbers fairly. */
  readonly notes: readonly string[];
  readonly warnings: readonly string[];
  /** The same numbers, for a machine. */
  readonly figures: Readonly<Record<string, number>>;
}

export type Bench = (options: BenchOptions) => Promise<Report>;

export interface BenchOptions {
  /** Where the processes under test leave their CPU profiles, if anywhere. */
  readonly profileFolder: string | undefined;
}

export function print(text: string): void {
  process.stdout.write(`${text}\n`);
}

export function printReport({ title, tables, goals, notes, warnings }: Report): void {
  print(`\n${title}`);
  for (const table of tables) print(`\n${tableText(table)}`);
  if (goals.length > 0) print('');
  for (const { met, what, wanted, found } of goals)
    print(`  ${met ? 'met   ' : 'MISSED'}  ${what}: wanted ${wanted}, found ${found}`);
  for (const note of notes) print(`  · ${note}`);
  for (const warning of warnings) print(`  warning: ${warning}`);
}

/** The machine's load averages, in one line. */
export function loadText(): string {
  return `load average ${loadavg()
    .map((load) => load.toFixed(2))
    .join(' ')}`;
}

export function tableText({ columns, rows }: Table): string {
  const widths = columns.map((column, at) =>
    Math.max(column.length, ...rows.map((row) => row[at]?.length ?? 0)),
  );
  const line = (cells: readonly string[]): string =>
    `  ${cells.map((cell, at) => (at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0))).join('  ')}`;
  return [line(columns), line(widths.map((width) => '─'.repeat(width))), ...rows.map(line)].join(
    '\n',
  );
}
