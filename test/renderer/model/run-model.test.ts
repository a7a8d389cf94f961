/** A run as a window reads it: told at once of what is new, and seldom while much is read. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createRunModel } from '#renderer/model/run-model.ts';
import type { Entry } from '#shared/trace/entry.ts';
import { pageLimit, type TracePage, type WorkbenchPort } from '#shared/workbench-port.ts';
import { randomRun } from '../../support/core/random-run.ts';

const entries = randomRun(3);

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('window', globalThis);
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

function follow() {
  let send: (page: TracePage) => void = () => undefined;
  const port: WorkbenchPort = {
    dispatch: async () => ({ kind: 'accepted', seq: 0 }),
    readTrace: async (_run, from) => ({ entries: [], next: from }),
    follow: (_run, _from, onEntries) => {
      send = onEntries;
      return () => undefined;
    },
  };
  const model = createRunModel(port, 'run');
  let told = 0;
  model.subscribe(() => (told += 1));
  /** A page that says it went on to that number, whatever of it this window may see. */
  const page = (visible: readonly Entry[], next: number): void => send({ entries: visible, next });
  return { model, page, told: () => told };
}

describe('a run that is being read', () => {
  it('tells of the first page at once, of several full ones after a while, and of the last at once', () => {
    const { model, page, told } = follow();
    page(entries.slice(0, 10), pageLimit);
    expect([told(), model.isReading()]).toEqual([1, true]);
    page(entries.slice(10, 20), 2 * pageLimit);
    page(entries.slice(20, 30), 3 * pageLimit);
    expect([told(), model.entries.length]).toEqual([1, 30]);
    vi.advanceTimersByTime(1500);
    expect(told()).toBe(2);
    page(entries.slice(30, 40), 3 * pageLimit + 10);
    expect([told(), model.isReading()]).toEqual([3, false]);
    vi.runAllTimers();
    expect(told()).toBe(3);
  });

  it('is watched the less often the longer the reading takes', () => {
    const { page, told } = follow();
    const toldAfter = (ms: number, next: number): number => {
      page([], next);
      vi.advanceTimersByTime(ms);
      return told();
    };
    expect(toldAfter(1500, pageLimit)).toBe(1);
    expect(toldAfter(1500, 2 * pageLimit)).toBe(2);
    expect(toldAfter(1500, 3 * pageLimit)).toBe(2);
    expect(toldAfter(1500, 4 * pageLimit)).toBe(3);
  });

  it('has read all when an empty page says so, and is never reading again', () => {
    const { model, page, told } = follow();
    page(entries.slice(0, 10), pageLimit);
    page([], pageLimit);
    expect([told(), model.isReading()]).toEqual([2, false]);
    page(entries.slice(10, 20), 2 * pageLimit);
    expect(model.isReading()).toBe(false);
    vi.runAllTimers();
    expect(told()).toBe(3);
  });

  it('knows whether a message is under way', () => {
    const { model, page } = follow();
    for (const [index, entry] of entries.entries()) {
      page([entry], index + 1);
      const isUnderWay = model.diagram.messages.list.some(
        ({ receivedSeq, lost }) => receivedSeq === undefined && lost === undefined,
      );
      expect(model.isUnderWay()).toBe(isUnderWay);
    }
  });
});
