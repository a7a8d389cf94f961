/** Drawing one request of a long run: the same figure as from all of it, for the work of a few steps. */
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ControlTarget } from '#main/serve/control/control-target.ts';
import { diagramOf } from '#main/serve/control/diagram-of.ts';
import { TraceStore } from '#main/trace/trace-store.ts';
import { type Entry, isInput } from '#shared/trace/entry.ts';
import { createSimulation } from '#test/support/core/simulation.ts';
import { temporaryFolder } from '#test/support/shell/wall-run.ts';
import { runFlow } from '../../bench/diagram-history.ts';

const run = 'run-long';

let folder: ReturnType<typeof temporaryFolder>;
let path: string;
let store: TraceStore;
let entries: readonly Entry[];
let requests: readonly string[];

beforeEach(() => {
  folder = temporaryFolder();
  path = join(folder.path, 'run.sqlite');
  store = new TraceStore(path);
  const simulation = createSimulation();
  for (let flow = 0; flow < 60; flow += 1) runFlow(simulation, flow);
  ({ entries } = simulation);
  requests = simulation.ofKind('request.opened').map(({ authReqId }) => authReqId);
  const commits: Entry[][] = [];
  for (const entry of entries) {
    if (isInput(entry)) commits.push([entry]);
    else commits.at(-1)?.push(entry);
  }
  const stored = { run, name: 'Service', mode: 'wall', createdAtMs: 0 } as const;
  store.createRun(stored, [], commits[0] ?? []);
  for (const commit of commits.slice(1)) store.append(run, commit);
});

afterEach(() => {
  store.close();
  folder.remove();
});

/** A service of that one run, which counts what it is asked for. */
function service(readAbout: ControlTarget['readAbout']) {
  const seen = { entries: 0, looks: 0 };
  const refuse = (): never => {
    throw new Error('Nobody asks this.');
  };
  const target: ControlTarget = {
    requests: refuse,
    decide: refuse,
    rotateKeys: refuse,
    current: refuse,
    end: refuse,
    runs: () => [{ run, file: path, bytes: 0, current: true }],
    read: (of, from, limit) => store.read(of, from, limit) as Entry[],
    readAbout: (of, about, from) => {
      const page = readAbout(of, about, from);
      seen.looks += 1;
      seen.entries += page?.entries.length ?? 0;
      return page;
    },
  };
  return { target, seen };
}

const fromStore: ControlTarget['readAbout'] = (of, about, from) => {
  const { entries: found, next } = store.readAbout(of, about, from);
  return { entries: found as Entry[], next };
};
const fromAll: ControlTarget['readAbout'] = () => ({ entries, next: undefined });

describe('the figure of one request of a long run', () => {
  it('is the one that reading all of the run gives', async () => {
    for (const authReqId of [requests[0], requests[30], requests.at(-1)]) {
      const text = await diagramOf(service(fromStore).target, authReqId ?? '');
      expect(text).toContain('POST /token');
      expect(text).toBe(await diagramOf(service(fromAll).target, authReqId ?? ''));
    }
  });

  it('takes reading no more than the commits about it', async () => {
    const { target, seen } = service(fromStore);
    await diagramOf(target, requests[30] ?? '');
    const own = entries.filter(({ about }) => about === requests[30]).length;
    expect(entries.length).toBeGreaterThan(2000);
    expect(seen.entries).toBeLessThan(own * 3);
    expect(seen.entries).toBeLessThan(entries.length / 20);
  });

  it('takes reading nothing where the run knows no such request', async () => {
    const { target, seen } = service(fromStore);
    expect(await diagramOf(target, 'unknown')).toBeUndefined();
    expect(seen.entries).toBe(0);
  });

  it('is found as well among commits that were written before they were marked', async () => {
    store.close();
    const older = new Database(path);
    older.exec('UPDATE commits SET marks = NULL WHERE first_seq < 1500');
    older.close();
    store = new TraceStore(path);
    for (const authReqId of [requests[2], requests[40]]) {
      const text = await diagramOf(service(fromStore).target, authReqId ?? '');
      expect(text).toBe(await diagramOf(service(fromAll).target, authReqId ?? ''));
    }
  });
});

describe('the commits about a request', () => {
  it('are read a few at a time, each once, in order', () => {
    const about = requests[10] ?? '';
    const seqs: number[] = [];
    for (let from: number | undefined = 0; from !== undefined; ) {
      const page = store.readAbout(run, about, from);
      seqs.push(...page.entries.map(({ seq }) => seq));
      from = page.next;
    }
    expect(seqs).toEqual([...new Set(seqs)].toSorted((left, right) => left - right));
    const own = entries.filter((entry) => entry.about === about).map(({ seq }) => seq);
    expect(own.every((seq) => seqs.includes(seq))).toBe(true);
  });
});
