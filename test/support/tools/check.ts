/**
 * `npm run check`: every gate in turn, each saying how many files it saw. A gate that saw none has
 * checked nothing, and fails.
 */
import { spawnSync } from 'node:child_process';
import { globSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../..', import.meta.url));

interface Gate {
  readonly name: string;
  readonly script: string;
  readonly parameters: readonly string[];
  /** How many files the gate saw, from what it printed. */
  readonly count: (output: string) => number;
}

const numberIn =
  (pattern: RegExp) =>
  (output: string): number =>
    Number(pattern.exec(output)?.[1]?.replaceAll(',', '') ?? 0);

const roots = ['src-shared', 'src-main', 'src-renderer', 'test'];

const gates: readonly Gate[] = [
  {
    name: 'types',
    script: 'typescript/bin/tsc',
    parameters: ['-b', '--listFiles', '--force'],
    count: (output) =>
      new Set(
        output.split('\n').filter((line) => roots.some((folder) => line.includes(`/${folder}/`))),
      ).size,
  },
  {
    name: 'lint',
    script: 'oxlint/bin/oxlint',
    parameters: ['--type-aware', '--deny-warnings'],
    count: numberIn(/on ([\d,]+) files?/),
  },
  {
    name: 'format',
    script: '@biomejs/biome/bin/biome',
    parameters: ['check', '.'],
    count: numberIn(/Checked ([\d,]+) files?/),
  },
  {
    name: 'dead code',
    script: 'knip/bin/knip.js',
    parameters: [],
    count: () =>
      globSync('{src-shared,src-main,src-renderer,test}/**/*.{ts,tsx}', { cwd: root }).length,
  },
];

let failed = 0;
for (const gate of gates) {
  const began = performance.now();
  const script = fileURLToPath(new URL(`../../../node_modules/${gate.script}`, import.meta.url));
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, ...gate.parameters], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  const files = gate.count(`${stdout}\n${stderr}`);
  const passed = status === 0 && files > 0;
  console.log(`${passed ? 'passed' : 'FAILED'}  ${gate.name}: ${files} files, ${seconds} s`);
  if (passed) continue;
  failed += 1;
  const lines = `${stdout}\n${stderr}`.split('\n').filter((line) => !line.startsWith('/'));
  console.log(lines.slice(-60).join('\n'));
}
process.exitCode = failed === 0 ? 0 : 1;
