/**
 * The trace on disk: entries are appended, read back in pages, and never changed. Also keeps the
 * list of runs and their private keys, which no window is ever sent.
 */
import { chmodSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import type { StreamEntry } from '#shared/workbench-port.ts';
import type { PrivateKey } from './signing-keys.ts';
import { migrate } from './trace-schema.ts';
import { sentenceOf, WorkbenchError } from './workbench-error.ts';

export interface StoredRun {
  readonly run: string;
  readonly name: string;
  readonly mode: 'virtual' | 'wall';
  readonly createdAtMs: number;
}

interface RunRow extends StoredRun {
  readonly privateKeys: string;
}

export class TraceStore {
  readonly #database: Database.Database;
  readonly #insert: Database.Statement<[string, number, string]>;
  readonly #appendAll: (run: string, entries: readonly StreamEntry[]) => void;

  constructor(path: string) {
    this.#database = openDatabase(path);
    this.#insert = this.#database.prepare('INSERT INTO entries (run, seq, body) VALUES (?, ?, ?)');
    this.#appendAll = this.#database.transaction((run: string, entries: readonly StreamEntry[]) => {
      for (const entry of entries) this.#insert.run(run, entry.seq, JSON.stringify(entry));
    });
  }

  /** Appends entries in one transaction: all of them are kept, or none. */
  append(run: string, entries: readonly StreamEntry[]): void {
    try {
      this.#appendAll(run, entries);
    } catch (cause) {
      const sentence = `The trace could not be written (${sentenceOf(cause)}). Free some disk space and reopen the run.`;
      throw new WorkbenchError(sentence, { cause });
    }
  }

  /** Reads entries from that number on, in order. */
  read(run: string, from: number, limit: number): StreamEntry[] {
    const sql = 'SELECT body FROM entries WHERE run = ? AND seq >= ? ORDER BY seq LIMIT ?';
    const rows = this.#database
      .prepare<[string, number, number], { body: string }>(sql)
      .all(run, from, limit);
    return rows.map(({ body }) => JSON.parse(body) as StreamEntry);
  }

  /** The number of the next entry of that stream. */
  nextSeq(run: string): number {
    const sql = 'SELECT max(seq) AS last FROM entries WHERE run = ?';
    const last = this.#database.prepare<[string], { last: number | null }>(sql).get(run)?.last;
    return last === null || last === undefined ? 0 : last + 1;
  }

  createRun(run: StoredRun, keys: readonly PrivateKey[], first: readonly StreamEntry[]): void {
    const sql =
      'INSERT INTO runs (run, name, mode, created_at_ms, private_keys) VALUES (?, ?, ?, ?, ?)';
    this.#database.transaction(() => {
      const { name, mode, createdAtMs } = run;
      this.#database.prepare(sql).run(run.run, name, mode, createdAtMs, JSON.stringify(keys));
      this.#appendAll(run.run, first);
    })();
  }

  findRun(run: string): (StoredRun & { readonly keys: readonly PrivateKey[] }) | undefined {
    const sql = `SELECT run, name, mode, created_at_ms AS createdAtMs, private_keys AS privateKeys
                 FROM runs WHERE run = ?`;
    const row = this.#database.prepare<[string], RunRow>(sql).get(run);
    if (row === undefined) return undefined;
    const { privateKeys, ...stored } = row;
    return { ...stored, keys: JSON.parse(privateKeys) as PrivateKey[] };
  }

  close(): void {
    this.#database.close();
  }
}

function openDatabase(path: string): Database.Database {
  try {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    const database = new Database(path);
    // The trace holds keys and tokens; nobody else on this machine reads it.
    chmodSync(path, 0o600);
    database.pragma('journal_mode = WAL');
    database.pragma('synchronous = NORMAL');
    migrate(database);
    return database;
  } catch (cause) {
    if (cause instanceof WorkbenchError) throw cause;
    const sentence = `The data in ${path} cannot be opened (${sentenceOf(cause)}). Choose another folder with --data.`;
    throw new WorkbenchError(sentence, { cause });
  }
}
