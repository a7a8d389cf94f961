/**
 * The workbench as the benchmark measures it: a wall-clock run with everything recorded, on its own
 * listener. Alice's requests are approved here, through the same port that the console window uses;
 * what bruno is asked is never decided, which is how requests are held.
 */

import { composeWorkbench } from '#main/compose.ts';
import type { Workbench } from '#main/workbench.ts';
import type { WorkbenchPort } from '#shared/workbench-port.ts';
import { type ApprovalSignal, openApprovalSignal } from './approval-signal.ts';
import { serveBenchmark } from './server-process.ts';
import { authenticationPost, benchClient } from './wire-text.ts';

const heldAtOnce = 500;
const aliceSub = 'u-1001';

async function start(folder: string, signal: ApprovalSignal) {
  const workbench = composeWorkbench(folder);
  const run = await workbench.createRun({ name: 'benchmark', mode: 'wall', seed: null });
  const port = workbench.port({ view: 'console', run: '', party: '' });
  approveForAlice(port, run, signal);
  const { issuer } = (await workbench.open(run)).world().setup;
  return {
    ready: { issuer, ...benchClient, approvalPort: signal.port() },
    hold: (count: number) => hold(workbench, run, count),
    close: () => workbench.close(),
  };
}

/**
 * Approves whatever is asked of alice the moment that it is on record, in process, as the other
 * server's approval is made; and tells the load program what was granted.
 */
function approveForAlice(port: WorkbenchPort, run: string, signal: ApprovalSignal): void {
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
async function hold(workbench: Workbench, run: string, count: number): Promise<void> {
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

const [folder = ''] = process.argv.slice(2);
const signal = await openApprovalSignal();
await serveBenchmark(signal, () => start(folder, signal));
