/**
 * The trace on disk: entries are appended, read back in pages, and never changed. Also keeps the
 * list of runs and their private keys, which no window is ever sent.
 */
import { chmodSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import { workbenchStream } from '#shared/workbench-event.ts';
import type { StreamEntry } from '#shared/workbench-port.ts';
import type { PrivateKey } from '../signing/signing-keys.ts';
import { sentenceOf, WorkbenchError } from '../workbench-error.ts';
import { markOf, marksOf } from './about-marks.ts';
import { type RowContent, readRow, writeRow } from './commit-row.ts';
import { createLineage, type ForkPoint, type Lineage } from './lineage.ts';
import { migrate } from './trace-schema.ts';

export interface StoredRun {
  readonly run: string;
  readonly name: string;
  readonly mode: 'virtual' | 'wall';
  readonly createdAtMs: number;
  /** The run that this one was forked from, and the last entry that they share. */
  readonly parent?: ForkPoint | undefined;
  /** A sentence that says why nothing can happen in this run any more. */
  readonly closedBecause?: string | undefined;
}

interface RunRow {
  readonly run: string;
  readonly name: string;
  readonly mode: 'virtual' | 'wall';
  readonly createdAtMs: number;
  readonly privateKeys: string;
  readonly parent: string | null;
  readonly forkedAt: number | null;
  readonly closedBecause: string | null;
}

interface CommitRow {
  readonly firstSeq: number;
  readonly count: number;
  readonly entries: RowContent;
}

/** Some commits about a request, and where to read on, if anywhere. */
export interface AboutPage {
  readonly entries: readonly StreamEntry[];
  readonly next: number | undefined;
}

const lockPatienceMs = 500;
/** How far one look for commits about a request goes, and how many of them it reads. */
const lookEntries = 20_000;
const mostFound = 8;

export class TraceStore {
  readonly #database: Database.Database;
  readonly #insert: Database.Statement<[string, number, number, Buffer, RowContent]>;
  readonly #nextSeq = new Map<string, number>();
  readonly #lineage: Lineage;

  constructor(path: string) {
    this.#database = openDatabase(path);
    const sql =
      'INSERT INTO commits (run, first_seq, count, marks, entries) VALUES (?, ?, ?, ?, ?)';
    this.#insert = this.#database.prepare(sql);
    this.#lineage = createLineage(this.#database);
  }

  /** Appends entries as one commit: all of them are kept, or none. */
  append(run: string, entries: readonly StreamEntry[]): void {
    if (entries.length === 0) return;
    const first = this.nextSeq(run);
    try {
      for (const [index, { seq }] of entries.entries()) {
        if (seq !== first + index)
          throw new Error(`entry ${seq} came where ${first + index} was due`);
      }
      this.#insert.run(run, first, entries.length, marksOf(entries), writeRow(entries));
      this.#nextSeq.set(run, first + entries.length);
    } catch (cause) {
      const sentence = `The trace could not be written (${sentenceOf(cause)}). Free some disk space and reopen the run.`;
      throw new WorkbenchError(sentence, { cause });
    }
  }

  /** Reads entries from that number on, in order; a fork's first ones are those of its parent. */
  read(run: string, from: number, limit: number): StreamEntry[] {
    const found: StreamEntry[] = [];
    let next = 0;
    for (const { run: holder, upTo } of this.#lineage.partsOf(run)) {
      const start = Math.max(from, next);
      next = upTo + 1;
      if (start > upTo) continue;
      const own = this.#readOwn(holder, start, limit - found.length);
      for (const entry of own) {
        // What has no number is damage, and is shown to whoever verifies the run.
        if (!(entry.seq > upTo)) found.push(entry);
      }
      if (found.length >= limit) break;
    }
    return found;
  }

  #readOwn(run: string, from: number, limit: number): StreamEntry[] {
    const sql = `SELECT first_seq AS firstSeq, count, entries FROM commits
                 WHERE run = @run AND first_seq >= coalesce(
                   (SELECT max(first_seq) FROM commits WHERE run = @run AND first_seq <= @from), 0)
                 ORDER BY first_seq`;
    const found: StreamEntry[] = [];
    const named = { run, from };
    for (const row of this.#database.prepare<[typeof named], CommitRow>(sql).iterate(named)) {
      const entries = readRow(row.entries);
      const start = Math.max(0, from - row.firstSeq);
      found.push(...entries.slice(start, start + limit - found.length));
      if (found.length >= limit) break;
    }
    return found;
  }

  /**
   * Reads the run's own commits that may be about that request, whole, from the one at that number
   * on. A commit about something else is not read; a few of them may come along all the same.
   */
  readAbout(run: string, about: string, from: number): AboutPage {
    const sql = `SELECT first_seq AS firstSeq, count, entries FROM commits
                 WHERE run = @run AND first_seq >= @from AND first_seq < @to
                   AND (marks IS NULL OR instr(marks, @mark) > 0)
                 ORDER BY first_seq LIMIT ${mostFound}`;
    const named = { run, from, to: from + lookEntries, mark: markOf(about) };
    const rows = this.#database.prepare<[typeof named], CommitRow>(sql).all(named);
    const last = rows.length < mostFound ? undefined : rows.at(-1);
    const next = last === undefined ? named.to : last.firstSeq + last.count;
    return {
      entries: rows.flatMap((row) => readRow(row.entries)),
      next: next < this.nextSeq(run) ? next : undefined,
    };
  }

  /** The number of the next entry of that stream. */
  nextSeq(run: string): number {
    const known = this.#nextSeq.get(run);
    if (known !== undefined) return known;
    const sql = `SELECT first_seq + count AS next FROM commits WHERE run = ?
                 ORDER BY first_seq DESC LIMIT 1`;
    const own = this.#database.prepare<[string], { next: number }>(sql).get(run)?.next;
    const next = own ?? this.#lineage.firstOf(run);
    this.#nextSeq.set(run, next);
    return next;
  }

  createRun(run: StoredRun, keys: readonly PrivateKey[], first: readonly StreamEntry[]): void {
    const sql = `INSERT INTO runs (run, name, mode, created_at_ms, private_keys, parent, forked_at,
                   closed_because) VALUES (?, ?, ?, ?, ?, ?, ?, ?)`;
    this.#database.transaction(() => {
      const { name, mode, createdAtMs, parent, closedBecause } = run;
      this.#database
        .prepare(sql)
        .run(
          run.run,
          name,
          mode,
          createdAtMs,
          JSON.stringify(keys),
          parent?.run ?? null,
          parent?.at ?? null,
          closedBecause ?? null,
        );
      // The numbers of a run that continues another one go on where the other ended.
      this.beginAt(run.run, first[0]?.seq ?? 0);
      this.append(run.run, first);
    })();
  }

  findRun(run: string): (StoredRun & { readonly keys: readonly PrivateKey[] }) | undefined {
    const sql = `SELECT run, name, mode, created_at_ms AS createdAtMs, private_keys AS privateKeys,
                   parent, forked_at AS forkedAt, closed_because AS closedBecause
                 FROM runs WHERE run = ?`;
    const row = this.#database.prepare<[string], RunRow>(sql).get(run);
    if (row === undefined) return undefined;
    const { privateKeys, parent, forkedAt, closedBecause, ...stored } = row;
    return {
      ...stored,
      parent: parent === null || forkedAt === null ? undefined : { run: parent, at: forkedAt },
      closedBecause: closedBecause ?? undefined,
      keys: JSON.parse(privateKeys) as PrivateKey[],
    };
  }

  /** The entries of a run that is not listed yet may begin with any number. */
  beginAt(run: string, seq: number): void {
    if (this.nextSeq(run) === 0) this.#nextSeq.set(run, seq);
  }

  /** Removes entries of runs that never came to be listed, because an import broke off. */
  discardUnlisted(): void {
    const sql = 'DELETE FROM commits WHERE run <> ? AND run NOT IN (SELECT run FROM runs)';
    this.#database.prepare(sql).run(workbenchStream);
  }

  /** Keeps more private keys of that run; one of the same name takes the other's place. */
  addKeys(run: string, keys: readonly PrivateKey[]): void {
    const names = new Set(keys.map(({ kid }) => kid));
    const held = (this.findRun(run)?.keys ?? []).filter(({ kid }) => !names.has(kid));
    const sql = 'UPDATE runs SET private_keys = ? WHERE run = ?';
    this.#database.prepare(sql).run(JSON.stringify([...held, ...keys]), run);
  }

  /** How much of it the first commit of that run is. */
  beginningBytes(run: string): number {
    const sql = `SELECT length(CAST(entries AS BLOB)) AS bytes FROM commits WHERE run = ?
                 ORDER BY first_seq LIMIT 1`;
    return this.#database.prepare<[string], { bytes: number }>(sql).get(run)?.bytes ?? 0;
  }

  /** How large the file is, with what is not yet merged into it. */
  bytes(): number {
    const pages = Number(this.#database.pragma('page_count', { simple: true }));
    return pages * Number(this.#database.pragma('page_size', { simple: true }));
  }

  close(): void {
    this.#database.close();
  }
}

function openDatabase(path: string): Database.Database {
  let database: Database.Database | undefined;
  try {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    database = new Database(path, { timeout: lockPatienceMs });
    // The trace holds keys and tokens; nobody else on this machine reads it.
    chmodSync(path, 0o600);
    // One workbench at a time: another one would number its entries the same.
    database.pragma('locking_mode = EXCLUSIVE');
    database.pragma('journal_mode = WAL');
    database.pragma('synchronous = NORMAL');
    database.exec('BEGIN IMMEDIATE; COMMIT');
    migrate(database);
    return database;
  } catch (cause) {
    database?.close();
    throw cause instanceof WorkbenchError ? cause : cannotOpen(path, cause);
  }
}

function cannotOpen(path: string, cause: unknown): WorkbenchError {
  const isTaken = cause instanceof Database.SqliteError && cause.code.startsWith('SQLITE_BUSY');
  const sentence = isTaken
    ? `Another workbench has the data in ${path} open. Close it, or name another folder in CIBA_WORKBENCH_DATA.`
    : `The data in ${path} cannot be opened (${sentenceOf(cause)}). Name another folder in CIBA_WORKBENCH_DATA.`;
  return new WorkbenchError(sentence, { cause });
}
