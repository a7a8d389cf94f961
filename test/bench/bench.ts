/**
 * `npm run bench [-- name…] [--json FILE] [--profile FOLDER]`: prints the numbers that the design
 * wants held, side by side. Absolute times say little on a shared machine; ratios of alternating
 * rounds do.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { availableParallelism, cpus, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { cursorBench } from './cursor-bench.ts';
import { diagramBench } from './diagram-bench.ts';
import { heldBench } from './held-bench.ts';
import { httpBench } from './http-bench.ts';
import { kernelBench } from './kernel-bench.ts';
import { memoryBench } from './memory-bench.ts';
import { profileTables } from './profile-summary.ts';
import { type Bench, loadText, print, printReport, type Report, tableText } from './report.ts';
import { processorTime, stolenText } from './stolen-time.ts';

const benches: ReadonlyMap<string, Bench> = new Map([
  ['http', httpBench],
  ['kernel', kernelBench],
  ['held', heldBench],
  ['diagram', diagramBench],
  ['cursor', cursorBench],
  ['memory', memoryBench],
]);

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { json: { type: 'string' }, profile: { type: 'string' } },
});

const unknown = positionals.filter((name) => !benches.has(name));
if (unknown.length > 0) {
  print(
    `There is no benchmark «${unknown.join('», «')}»; there are ${[...benches.keys()].join(', ')}.`,
  );
  process.exit(1);
}
if (values.profile !== undefined) mkdirSync(values.profile, { recursive: true });

const began = performance.now();
print(
  `Node ${process.version}, ${availableParallelism()} cores, ${cpus()[0]?.model ?? 'unknown'}, ${loadText()}`,
);

const reports: Report[] = [];
for (const name of positionals.length === 0 ? benches.keys() : positionals) {
  const bench = benches.get(name);
  if (bench === undefined) continue;
  const before = processorTime();
  const report = await bench({ profileFolder: values.profile });
  printReport(report);
  print(`  ${loadText()}${stolenText(before)}`);
  reports.push(report);
}

print(`\n${reports.length} benchmarks in ${Math.round((performance.now() - began) / 1000)} s.`);
if (values.profile !== undefined) {
  for (const { file, table } of profileTables(values.profile))
    print(`\n${file}\n${tableText(table)}`);
}
if (values.json !== undefined) {
  const machine = { node: process.version, cores: availableParallelism(), loadAverage: loadavg() };
  writeFileSync(values.json, `${JSON.stringify({ machine, reports }, null, 2)}\n`);
  print(`Written to ${values.json}.`);
}
