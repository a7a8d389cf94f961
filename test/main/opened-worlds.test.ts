/** How a stored run gets its world: in turns, however long it is, and not at all where it is known. */
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createOpenedWorlds } from '#main/run/derived/opened-worlds.ts';
import { replay, replayInTurns } from '#main/run/derived/replay-run.ts';
import { TraceStore } from '#main/trace/trace-store.ts';
import type { World } from '#shared/kernel/world.ts';
import { randomRun } from '#test/support/core/random-run.ts';
import { createSimulation } from '#test/support/core/simulation.ts';
import { temporaryFolder } from '#test/support/shell/wall-run.ts';
import { runFlow } from '../bench/diagram-history.ts';

let folder: ReturnType<typeof temporaryFolder>;
let store: TraceStore;

beforeEach(() => {
  folder = temporaryFolder();
  store = new TraceStore(join(folder.path, 'workbench.sqlite'));
});

afterEach(() => {
  store.close();
  folder.remove();
});

const silent = { now: () => 0, tell: () => undefined };

/** A run of so many flows and more than a thousand entries, on disk. */
function storeLongRun(): number {
  const simulation = createSimulation();
  for (let flow = 0; simulation.entries.length < 2600; flow += 1) runFlow(simulation, flow);
  const stored = { run: 'a', name: 'a', mode: 'virtual', createdAtMs: 0 } as const;
  store.createRun(stored, [], simulation.entries);
  return simulation.entries.length;
}

const asText = (world: World): string => JSON.stringify(world);

describe('a stored run', () => {
  it('derives the same in turns as at once', async () => {
    for (const seed of [3, 4, 5, 6]) {
      const run = `run-${seed}`;
      const stored = { run, name: run, mode: 'virtual', createdAtMs: 0 } as const;
      store.createRun(stored, [], randomRun(seed));
      const world = await replayInTurns(store, run, () => undefined);
      expect(asText(world)).toBe(asText(replay(store, run)));
    }
  });

  it('lets everybody else have a turn after every few hundred entries', async () => {
    const length = storeLongRun();
    const reached: number[] = [];
    let turns = 0;
    let isOver = false;
    const count = (): void => {
      turns += 1;
      if (!isOver) setImmediate(count);
    };
    setImmediate(count);
    await replayInTurns(store, 'a', (entries) => reached.push(entries));
    isOver = true;
    expect(reached.length).toBeGreaterThanOrEqual(Math.floor(length / 250));
    expect(Math.max(...reached.map((at, place) => at - (reached[place - 1] ?? 0)))).toBe(250);
    expect(turns).toBeGreaterThanOrEqual(reached.length);
  });

  it('tells how far it has come when that takes long', async () => {
    const length = storeLongRun();
    let nowMs = 0;
    const told: unknown[] = [];
    const worlds = createOpenedWorlds(store, {
      now: () => (nowMs += 400),
      tell: (happening) => void told.push(happening),
    });
    await worlds.worldOf('a');
    expect(told.length).toBeGreaterThan(3);
    expect(told[0]).toMatchObject({ work: 'opening', run: 'a', of: length });
    expect(told.at(-1)).toMatchObject({ done: length, of: length });
  });

  it('is derived when whoever wants to see it has seen it', async () => {
    storeLongRun();
    let isOver = false;
    let show: () => void = () => undefined;
    const shown = new Promise<void>((resume) => (show = resume));
    const worlds = createOpenedWorlds(store, silent, () => shown);
    const world = worlds.worldOf('a').then((derived) => {
      isOver = true;
      return derived;
    });
    for (let turn = 0; turn < 50; turn += 1) await new Promise((resume) => setImmediate(resume));
    expect(isOver).toBe(false);
    show();
    expect(asText(await world)).toBe(asText(replay(store, 'a')));
  });

  it('that was made just now is opened with the world that it was made with, once', async () => {
    storeLongRun();
    const world = replay(store, 'a');
    const worlds = createOpenedWorlds(store, silent);
    worlds.keep('a', world);
    expect(await worlds.worldOf('a')).toBe(world);
    const again = await worlds.worldOf('a');
    expect(again).not.toBe(world);
    expect(asText(again)).toBe(asText(world));
  });
});
