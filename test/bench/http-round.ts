/**
 * One round of the HTTP benchmarks: the same load on each server in turns, and what each used for
 * it. How a round is judged stands in the reports.
 */
import type { Child } from './child.ts';
import { type LoadResult, loadResult } from './load.ts';
import { type ServerReady, type SigningAlgorithm, serverUsage } from './server-process.ts';

// Enough in flight that a server always has work.
export const crowd = { inFlight: 512, connections: 256 };

export interface Side {
  readonly name: string;
  readonly child: Child;
  readonly ready: ServerReady;
}

export interface Measured extends LoadResult {
  readonly flowsPerSecond: number;
  /** Processor time of the server alone, which a busy machine disturbs least. */
  readonly serverMicrosecondsPerFlow: number;
  /** Of that, what its main thread used: the part that no second core helps with. */
  readonly mainThreadMicrosecondsPerFlow: number;
  readonly serverBusy: number;
}

export interface Pace {
  readonly algorithm: SigningAlgorithm;
  readonly flows: number;
  readonly inFlight: number;
  readonly connections: number;
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
    mainThreadMicrosecondsPerFlow:
      (after.mainThreadMicroseconds - before.mainThreadMicroseconds) / pace.flows,
    serverBusy: cpu / 1000 / result.elapsedMs,
  };
}

/** Flows a second between the first and the last tenth, without the round's start and its tail. */
function steadyRate(doneAtMs: readonly number[]): number {
  const from = Math.floor(doneAtMs.length * 0.1);
  const to = Math.floor(doneAtMs.length * 0.9);
  return ((to - from) / ((doneAtMs[to] ?? 0) - (doneAtMs[from] ?? 0))) * 1000;
}
