/**
 * What a flow costs when many requests are already held, against few: in the kernel alone, and over
 * real HTTP with everything recorded.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Child, startChild } from './child.ts';
import { median, type Ratio, ratioOf, shown, spreadWarning, times } from './figures.ts';
import { alternate, crowd, type Measured, type Side } from './http-round.ts';
import { type HeldResult, heldResult } from './kernel-process.ts';
import type { BenchOptions, Goal, Report } from './report.ts';
import { serverHolding, serverReady } from './server-process.ts';

const few = 100;
const many = 100_000;
const flows = 2500;
const algorithm = 'ES256';
const goalRatio = 1.3;

export async function heldBench({ profileFolder }: BenchOptions): Promise<Report> {
  const alone = await inKernel(profileFolder);
  const ratio = ratioOf(alone.manyMicroseconds, alone.fewMicroseconds);
  const [light = [], heavy = []] = await overHttp(profileFolder);
  const http = ratioOf(heavy.map(serverCost), light.map(serverCost));
  const wall = ratioOf(heavy.map(wallCost), light.map(wallCost));
  return {
    name: 'held',
    title: `Cost of a flow with ${shown(few)} and with ${shown(many)} requests held (alternating rounds, medians)`,
    tables: [
      {
        columns: ['µs a flow', `${shown(few)} held`, `${shown(many)} held`, 'ratio'],
        rows: [
          row('kernel alone', alone.fewMicroseconds, alone.manyMicroseconds, ratio),
          row(
            'over HTTP, recorded: server CPU',
            light.map(serverCost),
            heavy.map(serverCost),
            http,
          ),
          row('over HTTP, recorded: elapsed', light.map(wallCost), heavy.map(wallCost), wall),
        ],
      },
    ],
    goals: [goal('kernel alone', ratio), goal('over HTTP, recorded', http)],
    notes: [
      'In the kernel both worlds live in one process, and garbage is collected before each round; over HTTP each has a process of its own, and what collecting its garbage costs is in the ratio.',
      `Held requests are pending, each with a prompt on a device and two expiries on the agenda.`,
    ],
    warnings: [
      ...spreadWarning('kernel alone', ratio),
      ...spreadWarning('over HTTP, server CPU', http),
    ],
    figures: {
      kernelFewMicroseconds: median(alone.fewMicroseconds),
      kernelManyMicroseconds: median(alone.manyMicroseconds),
      kernelRatio: ratio.median,
      httpRatio: http.median,
      httpElapsedRatio: wall.median,
    },
  };
}

async function inKernel(profileFolder: string | undefined): Promise<HeldResult> {
  const child = startChild({ program: './kernel-process.ts', arguments: [], profileFolder });
  try {
    return await child.ask({ kind: 'held', rounds: 15, flows: 300, few, many }, heldResult);
  } finally {
    await child.end();
  }
}

async function overHttp(profileFolder: string | undefined): Promise<Measured[][]> {
  const folders: string[] = [];
  const children: Child[] = [];
  try {
    const load = startChild({ program: './load.ts', arguments: [] });
    children.push(load);
    const sides: Side[] = [];
    for (const count of [few, many]) {
      const folder = await mkdtemp(join(tmpdir(), 'ciba-bench-'));
      folders.push(folder);
      const program = './workbench-server.ts';
      const child = startChild({ program, arguments: [folder, algorithm], profileFolder });
      children.push(child);
      const ready = await child.ask({ kind: 'where' }, serverReady);
      await child.ask({ kind: 'hold', count }, serverHolding);
      sides.push({ name: `${count} held`, child, ready });
    }
    const measured = await alternate(load, sides, 6, { algorithm, flows, ...crowd });
    // The first round of each warms it up.
    return measured.map((series) => series.slice(1));
  } finally {
    await Promise.all(children.map((child) => child.end()));
    for (const folder of folders) await rm(folder, { recursive: true, force: true });
  }
}

const serverCost = ({ serverMicrosecondsPerFlow }: Measured): number => serverMicrosecondsPerFlow;
const wallCost = ({ flowsPerSecond }: Measured): number => 1e6 / flowsPerSecond;

function row(
  name: string,
  light: readonly number[],
  heavy: readonly number[],
  ratio: Ratio,
): readonly string[] {
  return [name, shown(median(light)), shown(median(heavy)), times(ratio.median)];
}

function goal(what: string, ratio: Ratio): Goal {
  const found = `${times(ratio.median)} (${times(ratio.least)} to ${times(ratio.most)})`;
  return { what, wanted: `≤ ${times(goalRatio)}`, found, met: ratio.median <= goalRatio };
}
