/**
 * The trace on disk: what is appended is there whole or not at all, is read in pages, belongs to
 * its owner alone, and is not touched by a program that is too old for it.
 */
import { mkdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { TraceStore } from '#main/trace/trace-store.ts';
import { WorkbenchError } from '#main/workbench-error.ts';
import type { Entry } from '#shared/trace/entry.ts';
import { begun } from '#test/support/core/world-of.ts';
import { temporaryFolder } from '#test/support/shell/wall-run.ts';

let folder: ReturnType<typeof temporaryFolder>;
let path: string;
let store: TraceStore;

beforeEach(() => {
  folder = temporaryFolder();
  path = join(folder.path, 'inner', 'workbench.sqlite');
  store = new TraceStore(path);
});

afterEach(() => {
  store.close();
  folder.remove();
});

const [first] = begun().entries;

function entryOf(seq: number): Entry {
  const common = { seq, at: seq, party: 'outside-client', causedBy: [] } as const;
  return { kind: 'http.hung-up', ...common, exchange: `x${seq}`, entropy: '' };
}

function entriesOf(count: number, from = 0): Entry[] {
  return Array.from({ length: count }, (_, index) => entryOf(from + index));
}

function seqsOf(from: number, limit: number): number[] {
  return store.read('run-1', from, limit).map(({ seq }) => seq);
}

describe('entries on disk', () => {
  it('are read back in order, in pages, from any number on', () => {
    store.append('run-1', entriesOf(10));
    expect(seqsOf(0, 4)).toEqual([0, 1, 2, 3]);
    expect(seqsOf(4, 4)).toEqual([4, 5, 6, 7]);
    expect(seqsOf(8, 4)).toEqual([8, 9]);
    expect(seqsOf(10, 4)).toEqual([]);
  });

  it('are the same bytes after the program was closed', () => {
    store.append('run-1', first === undefined ? [] : [first]);
    store.close();
    store = new TraceStore(path);
    expect(JSON.stringify(store.read('run-1', 0, 1))).toBe(JSON.stringify([first]));
  });

  it('of one run are not those of another', () => {
    store.append('run-1', entriesOf(2));
    store.append('run-2', entriesOf(1));
    expect([store.nextSeq('run-1'), store.nextSeq('run-2'), store.nextSeq('run-3')]).toEqual([
      2, 1, 0,
    ]);
  });

  it('are appended all together or not at all', () => {
    store.append('run-1', entriesOf(3));
    const clash = [entryOf(3), entryOf(4), entryOf(1)];
    expect(() => store.append('run-1', clash)).toThrow(WorkbenchError);
    expect(seqsOf(0, 10)).toEqual([0, 1, 2]);
    store.append('run-1', entriesOf(2, 3));
    expect(seqsOf(0, 10)).toEqual([0, 1, 2, 3, 4]);
  });

  it('that cannot be written are complained of in a sentence that says what to do', () => {
    store.append('run-1', entriesOf(1));
    expect(() => store.append('run-1', entriesOf(1))).toThrow(
      /^The trace could not be written \(.*\)\. Free some disk space and reopen the run\.$/,
    );
  });
});

describe('a commit of very many entries', () => {
  const many = entriesOf(1000);

  it('is read back whole and in pages, beside short ones', () => {
    store.append('run-1', entriesOf(3));
    store.append('run-1', entriesOf(1000, 3));
    store.append('run-1', entriesOf(2, 1003));
    expect(JSON.stringify(store.read('run-1', 0, 2000))).toBe(JSON.stringify(entriesOf(1005)));
    expect(seqsOf(1001, 10)).toEqual([1001, 1002, 1003, 1004]);
    expect(seqsOf(500, 2)).toEqual([500, 501]);
  });

  it('has its verdicts back byte for byte, whether their lists of names are shared or not', () => {
    const shared = ['is a form post', 'can be read as UTF-8'];
    const entries = Array.from({ length: 300 }, (_, seq): Entry => {
      const common = { seq, at: seq, party: 'provider', causedBy: [], table: 'token' } as const;
      const passed = seq % 3 === 0 ? shared : [`rule ${seq % 5}`];
      return {
        ...common,
        kind: 'rules.judged',
        profile: 'core',
        exchange: `x${seq}`,
        passed,
        unreached: [],
      };
    });
    store.append('run-1', entries);
    expect(JSON.stringify(store.read('run-1', 0, 300))).toBe(JSON.stringify(entries));
  });

  it('takes a fraction of its length on disk', () => {
    store.append('run-1', many);
    store.close();
    const database = new Database(path);
    const sql = 'SELECT typeof(entries) AS type, length(entries) AS bytes FROM commits';
    const row = z
      .object({ type: z.string(), bytes: z.number() })
      .parse(database.prepare(sql).get());
    database.close();
    store = new TraceStore(path);
    expect(row.type).toBe('blob');
    expect(row.bytes * 4).toBeLessThan(JSON.stringify(many).length);
  });

  it('that was written in full by an older version is read as well', () => {
    store.close();
    const older = new Database(path);
    older.exec(`DROP TABLE commits; DROP TABLE runs;
                CREATE TABLE runs (run TEXT PRIMARY KEY, name TEXT NOT NULL, mode TEXT NOT NULL,
                  created_at_ms INTEGER NOT NULL, private_keys TEXT NOT NULL) STRICT;
                INSERT INTO runs VALUES ('run-1', 'An old run', 'wall', 7, '[]');
                CREATE TABLE commits (run TEXT NOT NULL, first_seq INTEGER NOT NULL,
                  count INTEGER NOT NULL, entries TEXT NOT NULL, PRIMARY KEY (run, first_seq)) STRICT`);
    older.prepare('INSERT INTO commits VALUES (?, 0, 1000, ?)').run('run-1', JSON.stringify(many));
    older.pragma('user_version = 1');
    older.close();
    store = new TraceStore(path);
    expect(store.read('run-1', 0, 2000)).toEqual(many);
    store.append('run-1', entriesOf(1, 1000));
    expect(store.nextSeq('run-1')).toBe(1001);
    expect(store.findRun('run-1')).toMatchObject({ name: 'An old run', parent: undefined });
  });
});

describe('runs on disk', () => {
  const run = { run: 'run-1', name: 'A run', mode: 'wall', createdAtMs: 7 } as const;
  const keys = [{ kty: 'EC', kid: 'k', alg: 'ES256', d: 'secret' }];

  it('are kept with their keys and their first entries', () => {
    store.createRun(run, keys, entriesOf(1));
    expect(store.findRun('run-1')).toEqual({ ...run, keys });
    expect(seqsOf(0, 10)).toEqual([0]);
  });

  it('are created whole or not at all', () => {
    store.append('run-1', entriesOf(1));
    expect(() => store.createRun(run, keys, entriesOf(1))).toThrow(/entry 0 came where 1 was due/);
    expect(store.findRun('run-1')).toBeUndefined();
  });

  it('that do not exist are not found', () => {
    expect(store.findRun('nowhere')).toBeUndefined();
  });
});

describe('the file', () => {
  it('and its journal belong to their owner alone', () => {
    store.append('run-1', entriesOf(1));
    const modes = ['', '-wal'].map((end) => statSync(path + end).mode & 0o777);
    expect(modes).toEqual([0o600, 0o600]);
    expect(statSync(join(folder.path, 'inner')).mode & 0o077).toBe(0);
  });

  it('keeps its schema and its content when it is opened again', () => {
    store.append('run-1', entriesOf(1));
    store.close();
    store = new TraceStore(path);
    expect(seqsOf(0, 10)).toEqual([0]);
  });

  it('of a newer version is refused in a sentence and left as it was', () => {
    store.close();
    const newer = new Database(path);
    newer.pragma('user_version = 4711');
    newer.close();
    expect(() => new TraceStore(path)).toThrow(
      'This data was written by a newer version (schema 4711); update the workbench to open it.',
    );
    const untouched = new Database(path);
    expect(untouched.pragma('user_version', { simple: true })).toBe(4711);
    untouched.close();
    store = new TraceStore(join(folder.path, 'other.sqlite'));
  });

  it('that another workbench has open is refused in a sentence that says so', () => {
    expect(() => new TraceStore(path)).toThrow(/Another workbench has the data .* open\. Close it/);
  });

  it('that is none is refused in a sentence that says what to do', () => {
    const text = join(folder.path, 'letter.txt');
    writeFileSync(text, 'Dear database, '.repeat(1000));
    expect(() => new TraceStore(text)).toThrow(/cannot be opened .* Name another folder/);
    const directory = join(folder.path, 'directory');
    mkdirSync(directory);
    expect(() => new TraceStore(directory)).toThrow(WorkbenchError);
  });
});
