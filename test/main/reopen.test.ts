/**
 * Closing and opening again: the same world on the same folder, time that went on meanwhile, sockets
 * that are gone marked so, and signatures that were under way made after all.
 */
import { createServer } from 'node:net';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { composeWorkbench } from '#main/compose.ts';
import { listenAgain } from '#main/desk/listen-again.ts';
import { demoSetup } from '#main/run/beginning/demo-setup.ts';
import { replay } from '#main/run/derived/replay-run.ts';
import { createEntropy } from '#main/run/entropy.ts';
import { createFactFinder } from '#main/run/fact-finder.ts';
import { type OpenRun, openRun } from '#main/run/open-run.ts';
import { refuseCall, refuseFetch } from '#main/run/outside/outside-call.ts';
import { createSigner, type Signer } from '#main/signing/signer.ts';
import { makeSigningKey, publicHalf } from '#main/signing/signing-keys.ts';
import { TraceStore } from '#main/trace/trace-store.ts';
import type { Workbench } from '#main/workbench.ts';
import { beginRun } from '#shared/kernel/step.ts';
import type { Entry } from '#shared/trace/entry.ts';
import {
  authenticationRequest,
  basic,
  readAnswer,
  tokenRequest,
} from '#test/support/core/outside-request.ts';
import { firstDifference, replayed } from '#test/support/core/recorded-run.ts';
import { askForAlice, demoTill, pollOnce } from '#test/support/shell/http-call.ts';
import {
  issuerOf,
  openPhone,
  requestIs,
  temporaryFolder,
  watchConsole,
} from '#test/support/shell/wall-run.ts';
import { isEntry } from '#test/support/shell/watcher.ts';

const notReached = /fetch failed|ECONNREFUSED/;
let folder: ReturnType<typeof temporaryFolder>;

beforeEach(() => {
  folder = temporaryFolder();
});

afterEach(() => folder.remove());

/** The world on disk as text, by way of a store of its own. */
function worldOnDisk(run: string): string {
  const store = new TraceStore(join(folder.path, 'workbench.sqlite'));
  const world = JSON.stringify(replay(store, run));
  store.close();
  return world;
}

async function withWorkbench<Result>(
  work: (workbench: Workbench) => Promise<Result>,
): Promise<Result> {
  const workbench = composeWorkbench(folder.path);
  try {
    return await work(workbench);
  } finally {
    await workbench.close();
  }
}

describe('a workbench that is closed and opened again', () => {
  it('has the same world and goes on at the same address', async () => {
    const first = await withWorkbench(async (workbench) => {
      const run = await workbench.createRun({ name: 'A run', mode: 'wall', seed: null });
      const seen = watchConsole(workbench, run);
      const issuer = await issuerOf(seen);
      const authReqId = await askForAlice(issuer);
      await seen.until(({ kind }) => kind === 'prompt.arrived');
      const held = await workbench.open(run);
      return { run, issuer, authReqId, world: JSON.stringify(held.world()) };
    });
    expect(worldOnDisk(first.run)).toBe(first.world);
    await withWorkbench(async (workbench) => {
      await workbench.open(first.run);
      const seen = watchConsole(workbench, first.run);
      await openPhone(workbench, first.run).decide(first.authReqId, 'prompt.approved');
      await requestIs(seen, first.authReqId, 'alive.granted');
      expect((await pollOnce(first.issuer, first.authReqId)).status).toBe(200);
      expect(firstDifference(replayed(seen.entries).entries, seen.entries)).toBeUndefined();
    });
  });

  it('goes on counting in its own stream', async () => {
    await withWorkbench((workbench) =>
      workbench.createRun({ name: 'One', mode: 'virtual', seed: null }),
    );
    const kinds = await withWorkbench(async (workbench) => {
      await workbench.createRun({ name: 'Two', mode: 'virtual', seed: null });
      const port = workbench.port({ view: 'console', run: '', party: '' });
      const { entries } = await port.readTrace('workbench', 0, 100);
      expect(entries.map(({ seq }) => seq)).toEqual(entries.map((_, index) => index));
      return entries.map(({ kind }) => kind);
    });
    expect(kinds).toEqual(['run.listed', 'run.chosen', 'run.listed', 'run.chosen']);
  });

  it('says so when its port was taken meanwhile, and still shows the run', async () => {
    const run = await withWorkbench((workbench) =>
      workbench.createRun({ name: 'A run', mode: 'wall', seed: null }),
    );
    const taken = createServer();
    await withWorkbench(async (workbench) => {
      const port = workbench.port({ view: 'console', run: '', party: '' });
      const [first] = (await port.readTrace(run, 0, 1)).entries;
      const issuer = first?.kind === 'run.began' ? first.setup.issuer : '';
      await new Promise<void>((resolve) => {
        taken.listen(Number(new URL(issuer).port), '127.0.0.1', resolve);
      });
      await workbench.open(run);
      const { entries } = await port.readTrace('workbench', 0, 100);
      expect(entries.at(-1)).toMatchObject({ kind: 'listener.failed', run });
      expect((await port.readTrace(run, 0, 1)).entries).toHaveLength(1);
    }).finally(() => taken.close());
  });

  it('listens again at once where the run that is shown was reached from outside', async () => {
    const first = await withWorkbench(async (workbench) => {
      const run = await workbench.createRun({ name: 'Reached', mode: 'wall', seed: null });
      return { run, issuer: await issuerOf(watchConsole(workbench, run)) };
    });
    await expect(askForAlice(first.issuer)).rejects.toThrow(notReached);
    await withWorkbench(async (workbench) => {
      await listenAgain(workbench);
      expect(await askForAlice(first.issuer)).not.toBe('');
      const port = workbench.port({ view: 'console', run: '', party: '' });
      const { entries } = await port.readTrace('workbench', 0, 100);
      expect(entries.at(-1)).toMatchObject({ kind: 'listener.opened', run: first.run });
    });
  });

  it('leaves alone what is not shown, and what never listened', async () => {
    const issuer = await withWorkbench(async (workbench) => {
      const run = await workbench.createRun({ name: 'Reached', mode: 'wall', seed: null });
      await workbench.createRun({ name: 'Shown', mode: 'virtual', seed: null });
      return issuerOf(watchConsole(workbench, run));
    });
    await withWorkbench(async (workbench) => {
      await listenAgain(workbench);
      await expect(askForAlice(issuer)).rejects.toThrow(notReached);
    });
  });

  it('can be closed in the middle of its traffic', async () => {
    const run = await withWorkbench(async (workbench) => {
      const created = await workbench.createRun({ name: 'Busy', mode: 'wall', seed: null });
      const issuer = await issuerOf(watchConsole(workbench, created));
      const calls = Array.from({ length: 40 }, () => askForAlice(issuer).catch(() => 'lost'));
      await Promise.race(calls);
      return created;
    });
    const store = new TraceStore(join(folder.path, 'workbench.sqlite'));
    const entries = store.read(run, 0, 100_000).filter(isEntry);
    store.close();
    expect(firstDifference(replayed(entries).entries, entries)).toBeUndefined();
  });
});

describe('a run that is closed in the middle of a redemption', () => {
  const epochMs = Date.UTC(2026, 0, 5, 9, 0, 0);
  let store: TraceStore;
  let real: number;

  beforeEach(async () => {
    real = epochMs;
    store = new TraceStore(join(folder.path, 'workbench.sqlite'));
    const keys = [await makeSigningKey('ES256', 'lesson')];
    const choices = {
      name: 'A run',
      mode: 'wall',
      issuer: 'http://127.0.0.1:9',
      seed: 's',
    } as const;
    const setup = demoSetup({ ...choices, epochMs, keys: keys.map(publicHalf) });
    const entropy = createEntropy('s')(0);
    const input = { kind: 'run.began', at: 0, format: 1, engine: 'test', setup, entropy } as const;
    store.createRun(
      { run: 'run', name: 'A run', mode: 'wall', createdAtMs: real },
      keys,
      beginRun(input).entries,
    );
  });

  afterEach(() => store.close());

  function open(signer: Signer): OpenRun {
    const findFacts = createFactFinder(refuseFetch);
    const parts = { run: 'run', store, findFacts, call: refuseCall, onCommitted: () => undefined };
    return openRun({ ...parts, signer, realTime: () => real });
  }

  function onDisk(): readonly Entry[] {
    return store.read('run', 0, 100_000).filter(isEntry);
  }

  async function until(holds: () => boolean): Promise<void> {
    while (!holds()) await new Promise((resume) => setImmediate(resume));
  }

  const silentSigner: Signer = {
    sign: () => new Promise(() => undefined),
    addKey: async () => undefined,
  };

  const authorization = basic(demoTill);

  /** Brings a request to the moment at which its token is being signed, and closes the run. */
  async function closedWhileSigning(): Promise<string> {
    const run = open(silentSigner);
    const answer = readAnswer(
      await run.request('h1', authenticationRequest({}, { authorization })),
    );
    const authReqId = String(answer.body['auth_req_id']);
    real += 1000;
    await until(() => onDisk().some(({ kind }) => kind === 'prompt.arrived'));
    const prompts = onDisk().flatMap((one) => (one.kind === 'prompt.arrived' ? [one.prompt] : []));
    for (const kind of ['prompt.opened', 'prompt.approved'] as const) {
      const given = { kind, run: 'run', device: 'phone-of-alice', prompt: prompts[0] ?? '' };
      await run.submit({ kind: 'intent.given', intent: given });
    }
    real += 1000;
    await until(() =>
      onDisk().some((one) => one.kind === 'machine.moved' && one.to === 'approved'),
    );
    void run.request('h2', tokenRequest(authReqId, {}, { authorization }));
    await until(() =>
      onDisk().some((one) => one.kind === 'machine.moved' && one.to === 'redeemed'),
    );
    await run.close();
    expect(onDisk().some(({ kind }) => kind === 'jwts.signed')).toBe(false);
    return authReqId;
  }

  it('makes the signature when it is opened again, and marks the dead socket', async () => {
    await closedWhileSigning();
    const run = open(await createSigner(store.findRun('run')?.keys ?? []));
    await until(() => onDisk().some(({ kind }) => kind === 'jwts.signed'));
    expect(onDisk().filter(({ kind }) => kind === 'exchange.lost')).toHaveLength(1);
    expect(onDisk().filter(({ kind }) => kind === 'jwts.signed')).toHaveLength(1);
    await run.close();
    expect(firstDifference(replayed(onDisk()).entries, onDisk())).toBeUndefined();
  });

  it('has consumed the auth_req_id all the same', async () => {
    const authReqId = await closedWhileSigning();
    const run = open(await createSigner(store.findRun('run')?.keys ?? []));
    const again = await run.request('h3', tokenRequest(authReqId, {}, { authorization }));
    expect(readAnswer(again).body['error']).toBe('invalid_grant');
    await run.close();
  });

  it('asks for the signature again when it was closed again before it came', async () => {
    await closedWhileSigning();
    await open(silentSigner).close();
    const run = open(await createSigner(store.findRun('run')?.keys ?? []));
    await until(() => onDisk().some(({ kind }) => kind === 'jwts.signed'));
    await run.close();
    expect(onDisk().filter(({ kind }) => kind === 'jwts.signed')).toHaveLength(1);
  });
});
