/**
 * The workbench as the benchmark measures it: a wall-clock run with everything recorded, on its own
 * listener. Alice's requests are approved here, through the same port that the console window uses;
 * what bruno is asked is never decided, which is how requests are held.
 */
import { createServer } from 'node:net';
import { join } from 'node:path';
import { z } from 'zod';

import { composeWorkbench } from '#main/compose.ts';
import { optimiseEarly } from '#main/early-optimisation.ts';
import { boundHeapGrowth } from '#main/heap-growth.ts';
import { demoSetup } from '#main/run/beginning/demo-setup.ts';
import { createEntropy } from '#main/run/entropy.ts';
import { makeSigningKey, publicHalf } from '#main/signing/signing-keys.ts';
import { TraceStore } from '#main/trace/trace-store.ts';
import type { Workbench } from '#main/workbench.ts';
import { beginRun } from '#shared/kernel/step.ts';
import type { WorkbenchPort } from '#shared/workbench-port.ts';
import { type ApprovalSignal, openApprovalSignal } from './approval-signal.ts';
import { type SigningAlgorithm, serveBenchmark, signingAlgorithm } from './server-process.ts';
import { authenticationPost, benchClient } from './wire-text.ts';

const run = 'benchmark';
const heldAtOnce = 500;
const aliceSub = 'u-1001';

async function start(folder: string, algorithm: SigningAlgorithm, signal: ApprovalSignal) {
  await prepareRun(folder, algorithm);
  const workbench = composeWorkbench(folder);
  const { issuer } = (await workbench.open(run)).world().setup;
  approveForAlice(workbench.port({ view: 'console', run: '', party: '' }), signal);
  return {
    ready: { issuer, ...benchClient, approvalPort: signal.port() },
    hold: (count: number) => hold(workbench, count),
    close: () => workbench.close(),
  };
}

/** The run that a person gets, but with ID tokens signed as this benchmark wants them. */
async function prepareRun(folder: string, algorithm: SigningAlgorithm): Promise<void> {
  const keys = [await makeSigningKey(algorithm, null)];
  const issuer = `http://127.0.0.1:${await freePort()}`;
  const epochMs = Date.now();
  const given = { name: run, mode: 'wall', seed: null } as const;
  const setup = demoSetup({ ...given, issuer, epochMs, keys: keys.map(publicHalf) });
  const clients = setup.clients.map((one) => ({
    ...one,
    id_token_signed_response_alg: algorithm,
  }));
  const { entries } = beginRun({
    kind: 'run.began',
    at: 0,
    format: 1,
    engine: 'benchmark',
    setup: { ...setup, clients },
    entropy: createEntropy(null)(0),
  });
  const store = new TraceStore(join(folder, 'workbench.sqlite'));
  store.createRun({ run, name: run, mode: 'wall', createdAtMs: epochMs }, keys, entries);
  store.close();
}

/** A port that nobody listens on now; the run is opened on it a moment later. */
async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = z.object({ port: z.number() }).parse(server.address());
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/**
 * Approves whatever is asked of alice the moment that it is on record, in process, as the other
 * server's approval is made; and tells the load program what was granted.
 */
function approveForAlice(port: WorkbenchPort, signal: ApprovalSignal): void {
  port.follow(run, 0, ({ entries }) => {
    for (const entry of entries) {
      if (entry.kind === 'request.opened' && entry.sub === aliceSub) {
        const { authReqId } = entry;
        void port.dispatch({ kind: 'request.decided', run, authReqId, decision: 'approve' });
      } else if (entry.kind === 'machine.moved' && entry.to === 'alive.granted') {
        signal.granted(entry.instance);
      }
    }
  });
}

/** Hands requests in where the listener would; a few hundred at once, so that none waits long. */
async function hold(workbench: Workbench, count: number): Promise<void> {
  const open = await workbench.open(run);
  const post = authenticationPost({ host: 'localhost', loginHint: 'bruno', expirySeconds: 600 });
  for (let done = 0; done < count; done += heldAtOnce) {
    const group = Array.from({ length: Math.min(heldAtOnce, count - done) }, (_, at) =>
      open.request(`held-${done + at}`, post.request),
    );
    const answers = await Promise.all(group);
    if (answers.some(({ status }) => status !== 200)) throw new Error('a held request was refused');
  }
}

// As `serve` does.
boundHeapGrowth();
optimiseEarly();
const [folder = '', wanted] = process.argv.slice(2);
const algorithm = signingAlgorithm.parse(wanted);
const signal = await openApprovalSignal();
await serveBenchmark(signal, () => start(folder, algorithm, signal));
