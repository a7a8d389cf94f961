/**
 * A protocol rule is a value: a name, the clause it rests on, a check, and one teaching sentence.
 * An endpoint is an ordered list of rules; `judge` walks it and stops at the first refusal.
 */
import type { ClauseId } from './clauses.ts';
import type { ErrorCode } from './error-codes.ts';

export interface Refusal {
  readonly error: ErrorCode;
  /** Public: goes out as error_description. */
  readonly description: string;
  /** Where this endpoint answers the code with another status than usual. */
  readonly status?: number;
  readonly retryAfterSeconds?: number;
  /** Told as `interval`, where a product says with slow_down how long to wait. */
  readonly intervalSeconds?: number;
}

export type Finding =
  | { readonly kind: 'passed' }
  | { readonly kind: 'refused'; readonly refusal: Refusal };

export interface Rule<Context> {
  readonly name: string;
  readonly clause: ClauseId;
  readonly teaching: string;
  readonly check: (context: Context) => Finding;
}

export interface Judgement {
  readonly passed: readonly string[];
  readonly unreached: readonly string[];
  readonly refusal?: Refusal & { readonly rule: string; readonly clause: ClauseId };
}

export const passed: Finding = { kind: 'passed' };

/** Refuses with a code from the table and a sentence for the developer at the other end. */
export function refuse(
  error: ErrorCode,
  description: string,
  special: Pick<Refusal, 'status' | 'retryAfterSeconds' | 'intervalSeconds'> = {},
): Finding {
  return { kind: 'refused', refusal: { error, description, ...special } };
}

/** Walks the rules in order; everything after the first refusal stays unreached. */
export function judge<Context>(rules: readonly Rule<Context>[], context: Context): Judgement {
  for (const [index, rule] of rules.entries()) {
    const finding = rule.check(context);
    if (finding.kind === 'refused') {
      const refusal = { ...finding.refusal, rule: rule.name, clause: rule.clause };
      return { ...namesAround(rules, index), refusal };
    }
  }
  return namesAround(rules, rules.length);
}

type Names = Pick<Judgement, 'passed' | 'unreached'>;

// A cache of pure results: a table has few ways to end, and each is told in the same words always.
const namesKnown = new WeakMap<readonly unknown[], Map<number, Names>>();

/** The names before the rule that refused, and after it. */
function namesAround<Context>(rules: readonly Rule<Context>[], refusedAt: number): Names {
  const known = namesKnown.get(rules) ?? new Map<number, Names>();
  namesKnown.set(rules, known);
  const held = known.get(refusedAt);
  if (held !== undefined) return held;
  const names = rules.map(({ name }) => name);
  const made = { passed: names.slice(0, refusedAt), unreached: names.slice(refusedAt + 1) };
  known.set(refusedAt, made);
  return made;
}
