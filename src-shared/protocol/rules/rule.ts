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
  special: Pick<Refusal, 'status' | 'retryAfterSeconds'> = {},
): Finding {
  return { kind: 'refused', refusal: { error, description, ...special } };
}

/** Walks the rules in order; everything after the first refusal stays unreached. */
export function judge<Context>(rules: readonly Rule<Context>[], context: Context): Judgement {
  const passedNames: string[] = [];
  for (const [index, rule] of rules.entries()) {
    const finding = rule.check(context);
    if (finding.kind === 'refused') {
      const unreached = rules.slice(index + 1).map((later) => later.name);
      const refusal = { ...finding.refusal, rule: rule.name, clause: rule.clause };
      return { passed: passedNames, unreached, refusal };
    }
    passedNames.push(rule.name);
  }
  return { passed: passedNames, unreached: [] };
}
