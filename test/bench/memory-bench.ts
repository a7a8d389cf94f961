/**
 * What a service holds after so many flows: starts `serve` as a user would, runs complete poll flows
 * with the decision by its control listener, and reads its resident memory and its folder as it goes.
 * `BENCH_FLOWS` says how many; a million takes some ten minutes.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { cibaGrantType } from '#shared/protocol/metadata.ts';
import { type ConnectionPool, createConnectionPool } from './connection-pool.ts';
import { type Bench, print } from './report.ts';
import { authenticationPost, benchClient, tokenPost } from './wire-text.ts';

const flows = Number(process.env['BENCH_FLOWS'] ?? 100_000);
const firstMark = 10_000;
const inFlight = 64;
const mostGrowth = 1.5;

const ready = z.object({
  issuer: z.string(),
  control: z.string(),
  token: z.string(),
  pid: z.int(),
});
type Ready = z.infer<typeof ready>;

const acknowledgement = z.object({ auth_req_id: z.string() });

export const memoryBench: Bench = async () => {
  const folder = mkdtempSync(join(tmpdir(), 'ciba-bench-'));
  const service = await startService(folder);
  const marks: Mark[] = [];
  try {
    const wanted = marksUpTo(flows);
    const pools = poolsOf(service.ready);
    for (let done = 0; done < flows; ) {
      const next = wanted.find((mark) => mark > done) ?? flows;
      await runFlows(pools, service.ready, next - done);
      done = next;
      marks.push({
        flows: done,
        residentMb: residentMb(service.ready.pid),
        diskMb: diskMb(folder),
      });
      print(`  ${marks.at(-1)?.flows} flows: ${marks.at(-1)?.residentMb.toFixed(0)} MB resident`);
    }
    for (const pool of [pools.provider, pools.control]) pool.close();
  } finally {
    await service.end();
    rmSync(folder, { recursive: true, force: true });
  }
  return reportOf(marks);
};

interface Mark {
  readonly flows: number;
  readonly residentMb: number;
  readonly diskMb: number;
}

function marksUpTo(most: number): readonly number[] {
  const steps = [1, 2, 5].map((step) => step * firstMark);
  return [...steps, ...steps.map((step) => step * 10), firstMark * 100].filter(
    (mark) => mark <= most,
  );
}

async function startService(folder: string) {
  const config = join(folder, 'config.json');
  const client = {
    client_id: benchClient.clientId,
    client_secret: benchClient.clientSecret,
    grant_types: [cibaGrantType],
    backchannel_token_delivery_mode: 'poll',
    id_token_signed_response_alg: 'ES256',
  };
  const users = [{ sub: 'u-1001', username: 'alice' }];
  writeFileSync(config, JSON.stringify({ clients: [client], users }));
  const program = fileURLToPath(new URL('../../src-main/cli.ts', import.meta.url));
  const data = join(folder, 'data');
  const child = spawn(process.execPath, [program, 'serve', '--config', config, '--data', data], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const line = await firstLine(child);
  return { ready: ready.parse(JSON.parse(line)), end: () => end(child) };
}

function firstLine(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    child.once('exit', () => reject(new Error('serve ended before it was ready')));
    if (child.stdout !== null) createInterface(child.stdout).once('line', resolve);
  });
}

async function end(child: ChildProcess): Promise<void> {
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  child.kill('SIGTERM');
  await ended;
}

interface Pools {
  readonly provider: ConnectionPool;
  readonly control: ConnectionPool;
}

function poolsOf({ issuer, control }: Ready): Pools {
  const port = (address: string): number => Number(new URL(address).port);
  return {
    provider: createConnectionPool(port(issuer), inFlight),
    control: createConnectionPool(port(control), inFlight),
  };
}

async function runFlows(pools: Pools, service: Ready, count: number): Promise<void> {
  let left = count;
  const lane = async (): Promise<void> => {
    while (left > 0) {
      left -= 1;
      await runFlow(pools, service);
    }
  };
  await Promise.all(Array.from({ length: inFlight }, lane));
}

async function runFlow({ provider, control }: Pools, service: Ready): Promise<void> {
  const { host } = new URL(service.issuer);
  const asked = await provider.send(authenticationPost({ host, loginHint: 'alice' }).bytes);
  const { auth_req_id: authReqId } = acknowledgement.parse(JSON.parse(asked.body));
  const decided = await control.send(decisionBytes(service, authReqId));
  if (decided.status !== 200) throw new Error(decided.body);
  const redeemed = await provider.send(tokenPost(host, authReqId).bytes);
  if (redeemed.status !== 200) throw new Error(redeemed.body);
}

function decisionBytes({ control, token }: Ready, authReqId: string): Buffer {
  const body = '{"decision":"approve"}';
  const head = [
    `POST /requests/${authReqId}/decision HTTP/1.1`,
    `Host: ${new URL(control).host}`,
    `Authorization: Bearer ${token}`,
    'Content-Type: application/json',
    `Content-Length: ${body.length}`,
  ];
  return Buffer.from(`${head.join('\r\n')}\r\n\r\n${body}`, 'latin1');
}

/** Resident memory as the system counts it; where there is no /proc the figure is not a number. */
function residentMb(pid: number): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1024;
}

function diskMb(folder: string): number {
  const sizes = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => statSync(join(entry.parentPath, entry.name)).size);
  return sizes.reduce((sum, size) => sum + size, 0) / 1024 / 1024;
}

function reportOf(marks: readonly Mark[]) {
  const [first] = marks;
  const last = marks.at(-1);
  const growth = (last?.residentMb ?? Number.NaN) / (first?.residentMb ?? Number.NaN);
  return {
    name: 'memory',
    title: `A service over ${last?.flows} complete poll flows, recorded, rolling over`,
    tables: [
      {
        columns: ['flows', 'MB resident', 'MB on disk'],
        rows: marks.map((mark) => [
          String(mark.flows),
          mark.residentMb.toFixed(0),
          mark.diskMb.toFixed(0),
        ]),
      },
    ],
    goals: [
      {
        what: `resident memory against that after ${first?.flows} flows`,
        wanted: `≤ ${mostGrowth}×`,
        found: `${growth.toFixed(2)}×`,
        met: growth <= mostGrowth,
      },
    ],
    notes: ['A flow is three HTTP requests here: the decision comes by the control listener.'],
    warnings: (last?.flows ?? 0) < 1_000_000 ? ['The goal is set for a million flows.'] : [],
    figures: { growth },
  };
}
