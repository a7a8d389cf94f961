/** Settings that other windows change are taken note of from the record, and what is our own is not. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createChangesElsewhere } from '#renderer/commands/undo/changes-elsewhere.ts';
import { createOwnIntents } from '#renderer/commands/undo/own-intents.ts';
import { createRunModel } from '#renderer/model/run-model.ts';
import { createWorkbenchModel } from '#renderer/model/workbench-model.ts';
import type { PartyIntent } from '#shared/intents.ts';
import type { TracePage, WorkbenchPort } from '#shared/workbench-port.ts';
import { createSimulation } from '#test/support/core/simulation.ts';

const run = 'run-1';
const device = 'phone-of-alice';

beforeEach(() => vi.stubGlobal('window', globalThis));
afterEach(() => vi.unstubAllGlobals());

/** A window that reads a run as it goes on. */
function follow() {
  const simulation = createSimulation();
  let send: (page: TracePage) => void = () => undefined;
  const port: WorkbenchPort = {
    dispatch: async () => ({ kind: 'accepted', seq: 0 }),
    readTrace: async (_run, from) => ({ entries: [], next: from }),
    follow: (name, _from, onEntries) => {
      if (name === run) send = onEntries;
      return () => undefined;
    },
  };
  const model = createRunModel(port, run);
  const own = createOwnIntents();
  const news = createChangesElsewhere(model, createWorkbenchModel(port), own);
  const read = (): void =>
    send({
      entries: simulation.entries.slice(model.entries.length),
      next: simulation.entries.length,
    });
  const give = (intent: PartyIntent): void => {
    expect(simulation.offer(intent)).toBeUndefined();
    read();
  };
  return { give, read, own, news };
}

describe('what is changed elsewhere', () => {
  it('is read from the record, each against what stood before it', () => {
    const { give, read, news } = follow();
    read();
    expect(news()).toEqual([]);
    give({ kind: 'device.set', run, device, notifies: false });
    give({ kind: 'device.set', run, device, online: false });
    give({ kind: 'settings.changed', run, change: { provider: { interval: 9 } } });
    give({ kind: 'settings.changed', run, change: { provider: { interval: 4 } } });
    expect(news().map(({ words, back }) => [words, back])).toEqual([
      [
        'notifications of Alice’s phone were switched off',
        { kind: 'device.set', run, device, notifies: true },
      ],
      ['Alice’s phone was taken offline', { kind: 'device.set', run, device, online: true }],
      [
        'the set-up was changed: interval 9',
        { kind: 'settings.changed', run, change: { provider: { interval: 5 } } },
      ],
      [
        'the set-up was changed: interval 4',
        { kind: 'settings.changed', run, change: { provider: { interval: 9 } } },
      ],
    ]);
    expect(news()).toEqual([]);
  });

  it('leaves out what was there before, and what this window asked for itself', () => {
    const { give, own, news } = follow();
    give({ kind: 'device.set', run, device, transacts: false });
    expect(news()).toEqual([]);
    const asked = { kind: 'device.switched', run, device, on: false } as const;
    own.expect(asked);
    give(asked);
    expect(news()).toEqual([]);
    give({ ...asked, on: true });
    expect(news().map(({ words }) => words)).toEqual(['Alice’s phone was brought online']);
  });

  it('is not mistaken for what was refused here', () => {
    const { give, read, own, news } = follow();
    read();
    expect(news()).toEqual([]);
    const asked = { kind: 'channel.switched', run, on: false } as const;
    own.expect(asked);
    own.forget(asked);
    give(asked);
    expect(news()).toHaveLength(1);
  });
});
