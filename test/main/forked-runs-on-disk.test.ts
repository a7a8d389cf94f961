/**
 * Forks on disk: a fork reads its parent's entries as its own up to where it left, writes its own
 * after them, and holds its parent fast.
 */
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { TraceStore } from '#main/trace/trace-store.ts';
import type { Entry } from '#shared/trace/entry.ts';
import { temporaryFolder } from '#test/support/shell/wall-run.ts';

let folder: ReturnType<typeof temporaryFolder>;
let path: string;
let store: TraceStore;

function entriesOf(writer: string, from: number, to: number): Entry[] {
  return Array.from({ length: to - from + 1 }, (_, index) => {
    const seq = from + index;
    const common = { seq, at: seq, party: 'outside-client', causedBy: [] } as const;
    return { kind: 'http.hung-up', ...common, exchange: writer, entropy: '' };
  });
}

/** Who wrote which entries, in order: «a0 a1 b2». */
function read(run: string, from = 0, limit = 1000): string {
  return (store.read(run, from, limit) as Entry[])
    .map((entry) => `${entry.kind === 'http.hung-up' ? entry.exchange : ''}${entry.seq}`)
    .join(' ');
}

function fork(run: string, parent: string, at: number): void {
  store.createRun(
    { run, name: run, mode: 'virtual', createdAtMs: 0, parent: { run: parent, at } },
    [],
    [],
  );
}

beforeEach(() => {
  folder = temporaryFolder();
  path = join(folder.path, 'workbench.sqlite');
  store = new TraceStore(path);
  store.createRun(
    { run: 'a', name: 'a', mode: 'virtual', createdAtMs: 0 },
    [],
    entriesOf('a', 0, 3),
  );
  store.append('a', entriesOf('a', 4, 9));
});

afterEach(() => {
  store.close();
  folder.remove();
});

it('have the entries of their parent up to where they left, and number their own after them', () => {
  fork('b', 'a', 5);
  expect(store.nextSeq('b')).toBe(6);
  store.append('b', entriesOf('b', 6, 7));
  store.append('a', entriesOf('a', 10, 11));
  expect(read('b')).toBe('a0 a1 a2 a3 a4 a5 b6 b7');
  expect(read('a')).toBe('a0 a1 a2 a3 a4 a5 a6 a7 a8 a9 a10 a11');
});

it('are read in pages of any size, from any number on, across where they left', () => {
  fork('b', 'a', 5);
  store.append('b', entriesOf('b', 6, 9));
  const whole = read('b').split(' ');
  for (let from = 0; from <= 10; from += 1) {
    for (let limit = 1; limit <= 11; limit += 1)
      expect(read('b', from, limit)).toBe(whole.slice(from, from + limit).join(' '));
  }
});

it('can be forked themselves, after where they left and before it', () => {
  fork('b', 'a', 5);
  store.append('b', entriesOf('b', 6, 9));
  fork('c', 'b', 7);
  fork('d', 'b', 2);
  store.append('c', entriesOf('c', 8, 8));
  store.append('d', entriesOf('d', 3, 3));
  expect(read('c')).toBe('a0 a1 a2 a3 a4 a5 b6 b7 c8');
  expect(read('d')).toBe('a0 a1 a2 d3');
});

it('are found again as they were when the program has been closed', () => {
  fork('b', 'a', 5);
  store.append('b', entriesOf('b', 6, 6));
  store.close();
  store = new TraceStore(path);
  expect(store.findRun('b')).toMatchObject({ mode: 'virtual', parent: { run: 'a', at: 5 } });
  expect(store.nextSeq('b')).toBe(7);
  expect(read('b')).toBe('a0 a1 a2 a3 a4 a5 b6');
});

it('begin where a run that continues another one begins, not at nought', () => {
  store.createRun(
    { run: 'x', name: 'x', mode: 'wall', createdAtMs: 0 },
    [],
    entriesOf('x', 500, 509),
  );
  fork('y', 'x', 504);
  store.append('y', entriesOf('y', 505, 505));
  expect(read('y')).toBe('x500 x501 x502 x503 x504 y505');
  expect(read('y', 0, 2)).toBe('x500 x501');
});

it('keep their parent from being removed', () => {
  fork('b', 'a', 5);
  store.close();
  const database = new Database(path);
  expect(() => database.exec(`DELETE FROM runs WHERE run = 'a'`)).toThrow(/FOREIGN KEY/);
  database.close();
  store = new TraceStore(path);
  expect(store.findRun('a')?.name).toBe('a');
});
