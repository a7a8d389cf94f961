/**
 * What a run has shown of each clause: which judgements asked rules that rest on it, and which of them
 * refused by it. It grows entry by entry, and tells nothing of rules that were never reached.
 */
import { rulesOf } from '../../profiles/profiles.ts';
import type { Entry, EntryOf } from '../../trace/entry.ts';

type Judgement = EntryOf<'rules.judged'>;

/** One judgement under one clause. */
export interface ClauseMoment {
  readonly seq: number;
  readonly at: number;
  readonly table: string;
  readonly exchange: string;
  /** The rules of this clause that were passed. */
  readonly passed: readonly string[];
  /** Set where a rule of this clause refused. */
  readonly refusal: { readonly rule: string; readonly error: string } | undefined;
}

export interface ClauseInRun {
  readonly refused: ClauseMoment[];
  readonly passed: ClauseMoment[];
}

/** By clause, in the order in which a clause was met first. */
export type RunClauses = Map<string, ClauseInRun>;

/** Of a run in which nothing has been judged. */
export function createRunClauses(): RunClauses {
  return new Map();
}

/** Takes in one entry at the live edge. */
export function addToRunClauses(clauses: RunClauses, entry: Entry): void {
  if (entry.kind !== 'rules.judged') return;
  for (const [clause, moment] of momentsOf(entry)) {
    const held = clauses.get(clause) ?? { refused: [], passed: [] };
    clauses.set(clause, held);
    (moment.refusal === undefined ? held.passed : held.refused).push(moment);
  }
}

function momentsOf(judgement: Judgement): ReadonlyMap<string, ClauseMoment> {
  const { seq, at, table, exchange, refusal } = judgement;
  const passed = new Map<string, string[]>();
  const clauseOf = clausesOf(judgement);
  for (const rule of judgement.passed) {
    const clause = clauseOf.get(rule);
    if (clause === undefined) continue;
    const held = passed.get(clause);
    if (held === undefined) passed.set(clause, [rule]);
    else held.push(rule);
  }
  const told = { seq, at, table, exchange, refusal: undefined };
  const moments = new Map<string, ClauseMoment>(
    [...passed].map(([clause, rules]) => [clause, { ...told, passed: rules }]),
  );
  if (refusal === undefined) return moments;
  // What was recorded counts, also where this engine does not know the rule any more.
  const { clause, rule, error } = refusal;
  return moments.set(clause, {
    ...told,
    passed: passed.get(clause) ?? [],
    refusal: { rule, error },
  });
}

// A cache of pure results: a run has few tables, and they are asked for again and again.
const known = new Map<string, ReadonlyMap<string, string>>();

function clausesOf({ profile, table }: Judgement): ReadonlyMap<string, string> {
  const key = `${profile} ${table}`;
  const held = known.get(key);
  if (held !== undefined) return held;
  const made = new Map(rulesOf(profile, table).map(({ name, clause }) => [name, clause]));
  known.set(key, made);
  return made;
}
