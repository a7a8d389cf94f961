/**
 * `npm run requirements [-- REPORT…] [--out FILE] [--strike]`: which requirement has which tests,
 * by vitest's JSON reports; fails on a number that nothing accounts for. It runs no test itself.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { checklist } from '../../requirements/checklist.ts';
import { coverage, faultsOf, struck } from '../../requirements/coverage.ts';
import { countsIn, markdownTable } from '../../requirements/markdown-table.ts';
import { notDone } from '../../requirements/not-done.ts';
import { open } from '../../requirements/open.ts';
import { withoutNumbers } from '../../requirements/struck-list.ts';
import {
  parseTestReport,
  reportFileOf,
  type TestReport,
  testProjects,
} from '../../requirements/test-report.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { out: { type: 'string' }, strike: { type: 'boolean', default: false } },
});

function sightOf(file: string, { beganAtMs, tests }: TestReport): string {
  const sources = new Set(tests.map((test) => test.file)).size;
  const began = new Date(beganAtMs).toISOString();
  return `${file}: ${sources} files, ${tests.length} tests, begun ${began}`;
}

function strikeFromOpen(ids: readonly string[]): void {
  const file = resolve(root, 'test/requirements/open.ts');
  writeFileSync(file, withoutNumbers(readFileSync(file, 'utf8'), ids));
  console.error(`Struck from open: ${ids.length === 0 ? 'nothing' : ids.join(' ')}`);
}

const files = positionals.length > 0 ? positionals : testProjects.map(reportFileOf);
const absent = files.filter((file) => !existsSync(resolve(root, file)));
if (absent.length > 0) {
  console.error(`There is no ${absent.join(' and no ')}: npm test writes it.`);
  process.exit(1);
}
const reports = files.map((file) =>
  parseTestReport(readFileSync(resolve(root, file), 'utf8'), root),
);
const tests = reports.flatMap((report) => report.tests);

let demands = { groups: checklist, notDone, open };
if (values.strike) {
  const ids = struck(demands, tests);
  strikeFromOpen(ids);
  demands = { ...demands, open: open.filter((id) => !ids.includes(id)) };
}

const groups = coverage(demands, tests);
const sight = [
  ...reports.map((report, index) => sightOf(files[index] ?? '', report)),
  countsIn(groups),
];
const page = markdownTable(groups, notDone, sight);
if (values.out === undefined) {
  console.log(page);
} else {
  const target = resolve(root, values.out);
  mkdirSync(dirname(target), { recursive: true });
  writeFileSync(target, page);
  console.log([...sight, `The table is in ${values.out}`].join('\n'));
}

const faults = faultsOf(demands, tests);
for (const fault of faults) console.error(fault);
if (faults.length > 0) console.error(`FAILED  requirements: ${faults.length} faults`);
process.exitCode = faults.length === 0 ? 0 : 1;
