/**
 * A workbench on a folder of its own with one wall-clock run that really listens on loopback, and
 * a phone to decide on. Closing it removes the folder.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { composeWorkbench } from '#main/compose.ts';
import type { Workbench } from '#main/workbench.ts';
import type { Outcome } from '#shared/workbench-port.ts';
import { createWatcher, type Watcher } from './watcher.ts';

export interface Phone {
  /** Waits for the prompt of that request, opens it and decides. */
  readonly decide: (
    authReqId: string,
    decision: 'prompt.approved' | 'prompt.denied',
  ) => Promise<Outcome>;
}

export interface WallRun {
  readonly workbench: Workbench;
  readonly run: string;
  readonly issuer: string;
  readonly folder: string;
  readonly seen: Watcher;
  readonly phone: Phone;
  readonly close: () => Promise<void>;
}

/** Makes a folder that is gone when the test says so. */
export function temporaryFolder(): { readonly path: string; readonly remove: () => void } {
  const path = mkdtempSync(join(tmpdir(), 'ciba-workbench-test-'));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

/** Opens a workbench with one wall-clock run. */
export async function openWallRun(): Promise<WallRun> {
  const folder = temporaryFolder();
  const workbench = composeWorkbench(folder.path);
  const run = await workbench.createRun({ name: 'A wall run', mode: 'wall', seed: null });
  const seen = watchConsole(workbench, run);
  return {
    workbench,
    run,
    issuer: await issuerOf(seen),
    folder: folder.path,
    seen,
    phone: openPhone(workbench, run),
    close: async () => {
      await workbench.close();
      folder.remove();
    },
  };
}

/** Follows the whole run, as the trainer's console does. */
export function watchConsole(
  workbench: Workbench,
  run: string,
  onSeqs?: (seqs: readonly number[]) => void,
): Watcher {
  return createWatcher(workbench.port({ view: 'console', run: '', party: '' }), run, onSeqs);
}

/** The address the run listens on, from its first entry. */
export async function issuerOf(seen: Watcher): Promise<string> {
  const began = await seen.until(({ kind }) => kind === 'run.began');
  return began.kind === 'run.began' ? began.setup.issuer : '';
}

/** Alice’s phone, as its own window sees it. */
export function openPhone(workbench: Workbench, run: string): Phone {
  const device = 'phone-of-alice';
  const port = workbench.port({ view: 'device', run, party: device });
  const seen = createWatcher(port, run);
  return {
    decide: async (authReqId, decision) => {
      const arrived = await seen.until(
        (entry) => entry.kind === 'prompt.arrived' && entry.about === authReqId,
      );
      const prompt = arrived.kind === 'prompt.arrived' ? arrived.prompt : '';
      await port.dispatch({ kind: 'prompt.opened', run, device, prompt });
      return port.dispatch({ kind: decision, run, device, prompt });
    },
  };
}

/** Waits until the provider has taken the request to that state. */
export async function requestIs(seen: Watcher, authReqId: string, state: string): Promise<void> {
  await seen.until(
    (entry) => entry.kind === 'machine.moved' && entry.instance === authReqId && entry.to === state,
  );
}
