/**
 * Complete poll flows a second over real loopback HTTP, against oidc-provider in the same run, once
 * for each signature algorithm. Rounds alternate, and the first three pairs only warm up: V8 is seen to
 * compile until some ten thousand flows, on either side.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Child, startChild } from './child.ts';
import { type Contest, httpReport } from './http-report.ts';
import { alternate, crowd, type Side } from './http-round.ts';
import type { BenchOptions, Report } from './report.ts';
import { type SigningAlgorithm, serverReady } from './server-process.ts';

const warmUps = 3;
const rounds = 4;
const flows = 4000;
const loneFlows = 80;

export async function httpBench({ profileFolder }: BenchOptions): Promise<Report> {
  const contests: Contest[] = [];
  for (const algorithm of ['ES256', 'RS256'] as const) {
    contests.push(await contest(algorithm, profileFolder));
  }
  const { inFlight, connections } = crowd;
  const pace = `${rounds} alternating rounds of ${flows} flows after ${warmUps} that warm up, ${inFlight} in flight on ${connections} connections`;
  return httpReport(`Complete poll flows over loopback HTTP (${pace}; medians)`, contests);
}

async function contest(
  algorithm: SigningAlgorithm,
  profileFolder: string | undefined,
): Promise<Contest> {
  const folder = await mkdtemp(join(tmpdir(), 'ciba-bench-'));
  const children: Child[] = [];
  const start = async (name: string, program: string): Promise<Side> => {
    const child = startChild({ program, arguments: [folder, algorithm], profileFolder });
    children.push(child);
    return { name, child, ready: await child.ask({ kind: 'where' }, serverReady) };
  };
  try {
    const load = startChild({ program: './load.ts', arguments: [] });
    children.push(load);
    const ours = await start('workbench', './workbench-server.ts');
    const theirs = await start('oidc-provider', './oidc-provider-server.ts');
    const sides = [ours, theirs];
    const measured = await alternate(load, sides, warmUps + rounds, { algorithm, flows, ...crowd });
    const alone = { algorithm, flows: loneFlows, inFlight: 1, connections: 1 };
    const lone = await alternate(load, sides, 1, alone);
    return {
      algorithm,
      ours: { crowd: measured[0]?.slice(warmUps) ?? [], lone: lone[0] ?? [] },
      theirs: { crowd: measured[1]?.slice(warmUps) ?? [], lone: lone[1] ?? [] },
    };
  } finally {
    await Promise.all(children.map((child) => child.end()));
    await rm(folder, { recursive: true, force: true });
  }
}
