/**
 * Where the entries of a run stand: its own, and before them those of the runs that it was forked
 * from, each up to where the next one left it. A lineage never changes, so it is read once.
 */
import type { Database } from 'better-sqlite3';

export interface ForkPoint {
  readonly run: string;
  /** The number of the last entry that both share. */
  readonly at: number;
}

/** A run and the last of its entries that counts. */
interface Part {
  readonly run: string;
  readonly upTo: number;
}

export interface Lineage {
  /** From the oldest ancestor down to the run itself. */
  readonly partsOf: (run: string) => readonly Part[];
  /** The number with which a run that has no entry of its own yet begins. */
  readonly firstOf: (run: string) => number;
}

const ancestors = `
  WITH RECURSIVE line (run, up_to, parent, forked_at, level) AS (
    SELECT run, NULL, parent, forked_at, 0 FROM runs WHERE run = ?
    UNION ALL
    -- Whoever is further back counts no further than any of those between.
    SELECT runs.run, min(line.forked_at, coalesce(line.up_to, line.forked_at)),
           runs.parent, runs.forked_at, level + 1
    FROM line JOIN runs ON runs.run = line.parent
  )
  SELECT run, up_to AS upTo FROM line ORDER BY level DESC`;

/** The lineages of one store. */
export function createLineage(database: Database): Lineage {
  const statement = database.prepare<[string], { run: string; upTo: number | null }>(ancestors);
  const known = new Map<string, readonly Part[]>();

  function partsOf(run: string): readonly Part[] {
    const held = known.get(run);
    if (held !== undefined) return held;
    const rows = statement.all(run);
    if (rows.length === 0) return [{ run, upTo: Number.MAX_SAFE_INTEGER }];
    const parts = rows.map((row) => ({ run: row.run, upTo: row.upTo ?? Number.MAX_SAFE_INTEGER }));
    known.set(run, parts);
    return parts;
  }

  return {
    partsOf,
    firstOf: (run) => (partsOf(run).at(-2)?.upTo ?? -1) + 1,
  };
}
