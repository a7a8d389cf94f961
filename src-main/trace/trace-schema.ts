/**
 * The shape of the trace on disk, and how an older one becomes this one. Migrations are only ever
 * added; each runs once, in a transaction of its own.
 */
import type { Database } from 'better-sqlite3';
import { WorkbenchError } from '../workbench-error.ts';

const migrations: readonly string[] = [
  `CREATE TABLE runs (
     run TEXT PRIMARY KEY,
     name TEXT NOT NULL,
     mode TEXT NOT NULL,
     created_at_ms INTEGER NOT NULL,
     private_keys TEXT NOT NULL
   ) STRICT;
   -- One row a commit: its entries as one JSON array, found by the number of the first.
   CREATE TABLE commits (
     run TEXT NOT NULL,
     first_seq INTEGER NOT NULL,
     count INTEGER NOT NULL,
     entries TEXT NOT NULL,
     PRIMARY KEY (run, first_seq)
   ) STRICT;`,
  `-- The entries are JSON as before, or packed when they are many.
   CREATE TABLE packed_commits (
     run TEXT NOT NULL,
     first_seq INTEGER NOT NULL,
     count INTEGER NOT NULL,
     entries ANY NOT NULL,
     PRIMARY KEY (run, first_seq)
   ) STRICT;
   INSERT INTO packed_commits SELECT run, first_seq, count, entries FROM commits;
   DROP TABLE commits;
   ALTER TABLE packed_commits RENAME TO commits;`,
  `-- A fork has its parent's entries up to and with that number, so its parent has to stay.
   ALTER TABLE runs ADD COLUMN parent TEXT REFERENCES runs (run);
   ALTER TABLE runs ADD COLUMN forked_at INTEGER;
   -- Why a run is only looked at, where it is; a run that came from a file may be one.
   ALTER TABLE runs ADD COLUMN closed_because TEXT;`,
  `-- What the entries are about, as marks; unknown for what was written before. They stand before the
   -- entries, so that looking through them does not read those.
   CREATE TABLE marked_commits (
     run TEXT NOT NULL,
     first_seq INTEGER NOT NULL,
     count INTEGER NOT NULL,
     marks BLOB,
     entries ANY NOT NULL,
     PRIMARY KEY (run, first_seq)
   ) STRICT;
   INSERT INTO marked_commits SELECT run, first_seq, count, NULL, entries FROM commits;
   DROP TABLE commits;
   ALTER TABLE marked_commits RENAME TO commits;`,
];

/** Brings the database to the newest schema, or refuses one that is newer than this program. */
export function migrate(database: Database): void {
  const version = Number(database.pragma('user_version', { simple: true }));
  if (version > migrations.length) {
    const sentence = `This data was written by a newer version (schema ${version}); update the workbench to open it.`;
    throw new WorkbenchError(sentence);
  }
  for (const [index, sql] of migrations.entries()) {
    if (index < version) continue;
    database.transaction(() => {
      database.exec(sql);
      database.pragma(`user_version = ${index + 1}`);
    })();
  }
}
