/**
 * Complete poll flows a second over real loopback HTTP, against oidc-provider in the same run.
 * Rounds alternate, the first pair only warms up, and the figure is the median of the ratios.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Child, startChild } from './child.ts';
import { median, percentile, ratioOf, shown, spreadWarning, times } from './figures.ts';
import { type LoadResult, loadResult } from './load.ts';
import type { BenchOptions, Report } from './report.ts';
import { type ServerReady, serverReady, serverUsage } from './server-process.ts';

const rounds = 5;
const flows = 4000;
// Enough that the simulated latency of our device never leaves the server without work.
export const crowd = { inFlight: 512, connections: 64 };
const loneFlows = 80;

export interface Side {
  readonly name: string;
  readonly child: Child;
  readonly ready: ServerReady;
}

export interface Measured extends LoadResult {
  readonly flowsPerSecond: number;
  /** Processor time of the server alone, which a busy machine disturbs least. */
  readonly serverMicrosecondsPerFlow: number;
  readonly serverBusy: number;
}

export interface Pace {
  readonly flows: number;
  readonly inFlight: number;
  readonly connections: number;
}

export async function httpBench({ profileFolder }: BenchOptions): Promise<Report> {
  const folder = await mkdtemp(join(tmpdir(), 'ciba-bench-'));
  const children: Child[] = [];
  const start = async (name: string, program: string): Promise<Side> => {
    const child = startChild({ program, arguments: [folder], profileFolder });
    children.push(child);
    return { name, child, ready: await child.ask({ kind: 'where' }, serverReady) };
  };
  try {
    const load = startChild({ program: './load.ts', arguments: [] });
    children.push(load);
    const ours = await start('workbench', './workbench-server.ts');
    const theirs = await start('oidc-provider', './oidc-provider-server.ts');
    const measured = await alternate(load, [ours, theirs], rounds, { flows, ...crowd });
    const lone = await alternate(load, [ours, theirs], 1, {
      flows: loneFlows,
      inFlight: 1,
      connections: 1,
    });
    return report(measured, lone);
  } finally {
    await Promise.all(children.map((child) => child.end()));
    await rm(folder, { recursive: true, force: true });
  }
}

/** Measures every side once a round, in turns. */
export async function alternate(
  load: Child,
  sides: readonly Side[],
  count: number,
  pace: Pace,
): Promise<readonly (readonly Measured[])[]> {
  const series: Measured[][] = sides.map(() => []);
  for (let round = 0; round < count; round += 1) {
    for (const [index, side] of sides.entries()) {
      series[index]?.push(await measure(load, side, pace));
    }
  }
  return series;
}

async function measure(load: Child, { child, ready }: Side, pace: Pace): Promise<Measured> {
  const before = await child.ask({ kind: 'usage' }, serverUsage);
  const result = await load.ask({ server: ready, ...pace }, loadResult);
  const after = await child.ask({ kind: 'usage' }, serverUsage);
  const cpu = after.cpuMicroseconds - before.cpuMicroseconds;
  return {
    ...result,
    flowsPerSecond: steadyRate(result.doneAtMs),
    serverMicrosecondsPerFlow: cpu / pace.flows,
    serverBusy: cpu / 1000 / result.elapsedMs,
  };
}

/** Flows a second between the first and the last tenth, without the round's start and its tail. */
function steadyRate(doneAtMs: readonly number[]): number {
  const from = Math.floor(doneAtMs.length * 0.1);
  const to = Math.floor(doneAtMs.length * 0.9);
  return ((to - from) / ((doneAtMs[to] ?? 0) - (doneAtMs[from] ?? 0))) * 1000;
}

function report(
  measured: readonly (readonly Measured[])[],
  lone: readonly (readonly Measured[])[],
): Report {
  // The first round of each warms it up.
  const [ours = [], theirs = []] = measured.map((series) => series.slice(1));
  const speed = ratioOf(ours.map(flowRate), theirs.map(flowRate));
  const cpu = ratioOf(theirs.map(serverCost), ours.map(serverCost));
  const [oursLone, theirsLone] = [lone[0] ?? [], lone[1] ?? []];
  return {
    name: 'http',
    title: `Complete poll flows over loopback HTTP, ES256 (${rounds - 1} alternating rounds of ${flows} flows, ${crowd.inFlight} in flight on ${crowd.connections} connections; medians)`,
    tables: [
      {
        columns: ['', 'workbench', 'oidc-provider', 'ratio'],
        rows: [
          ['flows a second', each(ours, flowRate), each(theirs, flowRate), times(speed.median)],
          [
            'server µs of CPU a flow',
            each(ours, serverCost),
            each(theirs, serverCost),
            times(cpu.median),
          ],
          ['server busy, share of a core', each(ours, busy), each(theirs, busy), ''],
          ['load program µs of CPU a flow', each(ours, loadCost), each(theirs, loadCost), ''],
          ['retries (polls told to wait)', total(ours), total(theirs), ''],
        ],
      },
      {
        columns: ['milliseconds, p50 / p99', 'workbench', 'oidc-provider'],
        rows: [
          ['flow under load', ...[ours, theirs].map((side) => pair(side, 'flowMs'))],
          [
            'authentication request under load',
            ...[ours, theirs].map((side) => pair(side, 'authenticationMs')),
          ],
          ['token request under load', ...[ours, theirs].map((side) => pair(side, 'tokenMs'))],
          ['lone flow', ...[oursLone, theirsLone].map((side) => pair(side, 'flowMs'))],
          [
            'lone authentication request',
            ...[oursLone, theirsLone].map((side) => pair(side, 'authenticationMs')),
          ],
          ['lone token request', ...[oursLone, theirsLone].map((side) => pair(side, 'tokenMs'))],
        ],
      },
    ],
    goals: [
      {
        what: 'flows a second against oidc-provider, ES256',
        wanted: '≥ 2×, aim 3×',
        found: `${times(speed.median)} (${times(speed.least)} to ${times(speed.most)})`,
        met: speed.median >= 2,
      },
    ],
    notes: [
      'Equal for both: two HTTP requests a flow, client_secret_basic, an opaque access token, one ES256 signature, the same load program, an approval signal on a side socket.',
      'Ours does more: every step is written to SQLite, a simulated phone is prompted, and it is told that the request was decided elsewhere.',
      'Theirs is given plain maps as its store, nothing on disk, and approves in process the moment it is asked, as ours is approved.',
      'Flows a second are counted between the first and the last tenth of a round. Processor time is that of the server process with all its threads.',
      'Under load, times include the wait for one of the connections. A busy share well under 1 means that the server was not what limited the round.',
    ],
    warnings: spreadWarning('flows a second', speed),
    figures: {
      oursFlowsPerSecond: median(ours.map(flowRate)),
      theirsFlowsPerSecond: median(theirs.map(flowRate)),
      speedRatio: speed.median,
      cpuRatio: cpu.median,
      oursMicrosecondsPerFlow: median(ours.map(serverCost)),
      theirsMicrosecondsPerFlow: median(theirs.map(serverCost)),
      oursFlowP50Ms: percentile(
        ours.flatMap(({ flowMs }) => flowMs),
        0.5,
      ),
      oursFlowP99Ms: percentile(
        ours.flatMap(({ flowMs }) => flowMs),
        0.99,
      ),
      theirsFlowP50Ms: percentile(
        theirs.flatMap(({ flowMs }) => flowMs),
        0.5,
      ),
      theirsFlowP99Ms: percentile(
        theirs.flatMap(({ flowMs }) => flowMs),
        0.99,
      ),
      retries: [...ours, ...theirs].reduce((sum, { retries }) => sum + retries, 0),
    },
  };
}

const flowRate = ({ flowsPerSecond }: Measured): number => flowsPerSecond;
const serverCost = ({ serverMicrosecondsPerFlow }: Measured): number => serverMicrosecondsPerFlow;
const busy = ({ serverBusy }: Measured): number => serverBusy;
const loadCost = ({ cpuMicroseconds, flowMs }: Measured): number => cpuMicroseconds / flowMs.length;

function each(side: readonly Measured[], read: (one: Measured) => number): string {
  return shown(median(side.map(read)));
}

function total(side: readonly Measured[]): string {
  return String(side.reduce((sum, { retries }) => sum + retries, 0));
}

function pair(side: readonly Measured[], of: 'flowMs' | 'authenticationMs' | 'tokenMs'): string {
  const samples = side.flatMap((one) => one[of]);
  return `${shown(percentile(samples, 0.5))} / ${shown(percentile(samples, 0.99))}`;
}
