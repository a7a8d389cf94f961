/**
 * A disk that takes no more: clients hear 503 and nothing has happened, the operator hears it once,
 * and when the disk takes again the service goes on from where it was.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createEntropy } from '#main/run/entropy.ts';
import { createFactFinder } from '#main/run/fact-finder.ts';
import { openRun } from '#main/run/open-run.ts';
import { refuseCall, refuseFetch } from '#main/run/outside/outside-call.ts';
import { createRollOver, type RollOverParts } from '#main/serve/runs/roll-over.ts';
import { RunFiles } from '#main/serve/runs/run-files.ts';
import { ServiceTrace } from '#main/serve/runs/service-trace.ts';
import { answeringUnavailable } from '#main/serve/unavailable.ts';
import { createSigner } from '#main/signing/signer.ts';
import { TraceStore } from '#main/trace/trace-store.ts';
import { WorkbenchError } from '#main/workbench-error.ts';
import type { StreamEntry } from '#shared/workbench-port.ts';
import { authenticationRequest, readAnswer } from '#test/support/core/outside-request.ts';
import { buildSetup } from '#test/support/core/setup.ts';
import { begun } from '#test/support/core/world-of.ts';
import { serveInVain } from '#test/support/serve/served.ts';
import { temporaryFolder } from '#test/support/shell/wall-run.ts';

let folder: ReturnType<typeof temporaryFolder>;
let files: RunFiles;
let told: string[];

/** A store whose disk is full when a test says so. */
class FragileStore extends TraceStore {
  isFull = false;

  override append(run: string, entries: readonly StreamEntry[]): void {
    if (this.isFull) throw new WorkbenchError('The trace could not be written (disk full).');
    super.append(run, entries);
  }
}

beforeEach(() => {
  folder = temporaryFolder();
  files = new RunFiles(folder.path);
  files.prepare();
  told = [];
});

afterEach(() => folder.remove());

const tell = (sentence: string): void => void told.push(sentence);

async function openFragile() {
  const file = files.next();
  const store = new FragileStore(file.path);
  const first = begun(buildSetup({ mode: 'wall', epochMs: Date.now(), seed: null }));
  const stored = { run: file.run, name: 'Service', mode: 'wall', createdAtMs: 0 } as const;
  store.createRun(stored, [], first.entries);
  const trace = new ServiceTrace({ files, current: { file, store }, realTime: Date.now, tell });
  const open = openRun({
    run: file.run,
    store: trace,
    signer: await createSigner([]),
    findFacts: createFactFinder(refuseFetch),
    call: refuseCall,
    realTime: Date.now,
    onCommitted: () => undefined,
  });
  const request = answeringUnavailable(open.request);
  let asked = 0;
  return {
    store,
    ask: async () => {
      asked += 1;
      return readAnswer(await request(`h${asked}`, authenticationRequest()));
    },
    onDisk: () => trace.read(file.run, 0, 10_000).length,
    close: async () => {
      await open.close();
      trace.close();
    },
  };
}

describe('a disk that is full', () => {
  it('is answered with 503 and one line on stderr, and leaves nothing half done', async () => {
    const service = await openFragile();
    expect((await service.ask()).status).toBe(200);
    const before = service.onDisk();
    service.store.isFull = true;
    const answers = await Promise.all([service.ask(), service.ask(), service.ask()]);
    expect(answers.map(({ status }) => status)).toEqual([503, 503, 503]);
    expect(answers[0]?.headers.get('retry-after')).toBe('5');
    expect((await service.ask()).status).toBe(503);
    expect(service.onDisk()).toBe(before);
    expect(told).toEqual([
      'The trace could not be written (disk full). Until then clients are answered with 503.',
    ]);
    service.store.isFull = false;
    expect((await service.ask()).status).toBe(200);
    expect(told.at(-1)).toBe('The trace can be written again.');
    await service.close();
  });
});

describe('a disk with too little room', () => {
  it('lets no run begin, and the sentence says what is lacking', async () => {
    const config = join(folder.path, 'config.json');
    writeFileSync(config, JSON.stringify({ provider: { roll_over_mb: 2 ** 40 } }));
    const data = join(folder.path, 'data');
    const { status, stderr } = await serveInVain('--config', config, '--data', data);
    expect(status).toBe(2);
    expect(stderr).toMatch(/^There are only \d+ MB free in .*provider\.roll_over_mb/);
    expect(new RunFiles(data).list()).toEqual([]);
  });

  it('lets no run take over, says so again only when as much again was written', () => {
    const state = { grown: 0, lack: 'There are only 3 MB free.', rolled: 0 };
    const { look } = rollOver({
      trace: { file: files.next(), grownBytes: () => state.grown },
      lackOfSpace: () => (state.lack === '' ? undefined : state.lack),
      roll: () => {
        state.rolled += 1;
        state.grown = 0;
      },
    });
    const lookOften = (): void => {
      for (let commits = 0; commits < 64; commits += 1) look();
    };
    lookOften();
    expect(told).toEqual([]);
    state.grown = 1.5 * 2 ** 20;
    lookOften();
    expect(told).toEqual([expect.stringMatching(/grows beyond its limit.* There are only 3 MB/)]);
    state.grown = 2.5 * 2 ** 20;
    lookOften();
    expect(told).toHaveLength(2);
    state.lack = '';
    lookOften();
    expect(state.rolled).toBe(0);
    state.grown = 3.5 * 2 ** 20;
    lookOften();
    expect(state.rolled).toBe(1);
  });

  it('goes on in the old run when the new one cannot be written', () => {
    const { look } = rollOver({
      trace: { file: files.next(), grownBytes: () => 2 ** 21 },
      roll: () => {
        throw new WorkbenchError('The disk is full.');
      },
    });
    for (let commits = 0; commits < 16; commits += 1) look();
    expect(told).toEqual([
      expect.stringMatching(/for no new run can take over\. The disk is full\.$/),
    ]);
  });
});

function rollOver(changes: Partial<RollOverParts>) {
  return createRollOver({
    files,
    trace: { file: files.next(), grownBytes: () => 0 },
    limits: () => ({ roll_over_mb: 1, keep_mb: 1 }),
    lackOfSpace: () => undefined,
    roll: () => undefined,
    tell,
    ...changes,
  });
}

it('a beginning that cannot be written leaves no file behind', () => {
  const file = files.next();
  const store = new TraceStore(file.path);
  const trace = new ServiceTrace({ files, current: { file, store }, realTime: () => 0, tell });
  const entropy = createEntropy('test')(1);
  const setup = buildSetup();
  const stamp = {
    seq: 1,
    at: 0,
    party: 'workbench',
    causedBy: [],
    format: 1,
    engine: 'test',
  } as const;
  const beginning = {
    ...stamp,
    kind: 'run.continued',
    from: file.run,
    setup,
    state: {},
    entropy,
  } as const;
  expect(() => trace.append(file.run, [beginning, { ...beginning, seq: 7 }])).toThrow(/came where/);
  expect(files.list()).toEqual([file]);
  expect(trace.file).toEqual(file);
  trace.close();
});
