/**
 * Which functions a CPU profile spends its time in: the top of the list by self time, in percent of
 * the time that was not idle.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Table } from './report.ts';

const profile = z.object({
  nodes: z.array(
    z.object({
      id: z.number(),
      callFrame: z.object({ functionName: z.string(), url: z.string(), lineNumber: z.number() }),
    }),
  ),
  samples: z.array(z.number()),
  timeDeltas: z.array(z.number()),
});

const shownFunctions = 25;

/** A table for each profile in the folder. */
export function profileTables(folder: string): readonly { file: string; table: Table }[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.cpuprofile'))
    .map((file) => ({ file, table: profileTable(join(folder, file)) }));
}

function profileTable(path: string): Table {
  const { nodes, samples, timeDeltas } = profile.parse(JSON.parse(readFileSync(path, 'utf8')));
  const nameOfNode = new Map(nodes.map(({ id, callFrame }) => [id, nameOf(callFrame)]));
  const timeOf = new Map<string, number>();
  let busy = 0;
  for (const [index, sample] of samples.entries()) {
    const name = nameOfNode.get(sample) ?? '';
    const spent = timeDeltas[index] ?? 0;
    if (name === '(idle)') continue;
    busy += spent;
    timeOf.set(name, (timeOf.get(name) ?? 0) + spent);
  }
  const rows = [...timeOf]
    .toSorted(([, left], [, right]) => right - left)
    .slice(0, shownFunctions)
    .map(([name, spent]) => [name, `${((spent / busy) * 100).toFixed(1)} %`]);
  return { columns: ['function', 'self'], rows };
}

function nameOf(frame: { functionName: string; url: string; lineNumber: number }): string {
  const { functionName, url, lineNumber } = frame;
  const place = url
    .replace(/^file:\/\//, '')
    .replace(/^.*\/node_modules\//, '')
    .replace(/^.*\/main\//, '');
  const name = functionName === '' ? '(anonymous)' : functionName;
  return place === '' ? name : `${name} ${place}:${lineNumber + 1}`;
}
