/**
 * Coverage that is counted in clauses and not in lines: every rule of every table of every profile is
 * reached by a case that it refuses, and so every clause that a rule cites and every error code.
 */
import { describe, expect, it } from 'vitest';
import { tablesOf } from '#shared/profiles/profiles.ts';
import { clauses } from '#shared/protocol/rules/clauses.ts';
import { errorCodes } from '#shared/protocol/rules/error-codes.ts';
import type { Rule } from '#shared/protocol/rules/rule.ts';
import { profileNames } from '#shared/protocol/setup/run-setup.ts';
import { refusalCases as cases } from './support/refusals/all-refusals.ts';
import { reach } from './support/refusals/refusal-case.ts';

/** Said only in a push: no rule refuses with it. */
const offTheTables = ['transaction_failed'];

/** A body that cannot be read says no grant_type, so it is judged as a poll and as nothing else. */
const neverReached = ['refresh: can be read as UTF-8', 'authorization-code: can be read as UTF-8'];

const rules = profileNames.flatMap((profile) =>
  Object.entries(tablesOf(profile)).flatMap(([table, list]) =>
    (list as readonly Rule<never>[]).map(({ name, clause, teaching }) => ({
      profile,
      table,
      name,
      clause,
      teaching,
    })),
  ),
);

const reached = cases.map((one) => ({ table: one.table, refusal: reach(one).judged?.refusal }));

/** Each rule once, in whichever profiles it stands. */
function rulesOfTables(isWanted: (table: string) => boolean): readonly string[] {
  const wanted = rules.filter(({ table }) => isWanted(table));
  return [...new Set(wanted.map(({ table, name }) => `${table}: ${name}`))];
}

describe('the cases of the refusal tables', () => {
  const met = new Set(reached.map(({ table, refusal }) => `${table}: ${refusal?.rule ?? ''}`));

  it('reach every rule of the backchannel endpoint, in every profile', () => {
    const wanted = rulesOfTables((table) => table === 'backchannel-authentication');
    expect(wanted.filter((one) => !met.has(one))).toEqual([]);
    expect(wanted.length).toBeGreaterThan(60);
  });

  it('reach every rule of every other endpoint, in every profile', () => {
    const wanted = rulesOfTables((table) => table !== 'backchannel-authentication');
    const missed = wanted.filter((one) => !met.has(one));
    expect(missed).toEqual(neverReached);
    console.log(`${cases.length} cases reach ${wanted.length} rules`);
    expect(wanted.length).toBeGreaterThan(30);
  });

  it('reach every clause that a rule cites', () => {
    const metClauses = new Set(reached.map(({ refusal }) => refusal?.clause));
    const cited = new Set(rules.map(({ clause }) => clause));
    const missed = [...cited].filter((clause) => !metClauses.has(clause));
    expect(missed).toEqual([]);
  });

  it('reach every error code that this provider can put on the wire', () => {
    const metCodes = new Set(reached.map(({ refusal }) => refusal?.error));
    const missed = Object.keys(errorCodes).filter((code) => !metCodes.has(code));
    expect(missed).toEqual(offTheTables);
  });
});

describe('the rules themselves', () => {
  it('have names that are unique within their table', () => {
    const names = rules.map(({ profile, table, name }) => `${profile}: ${table}: ${name}`);
    expect(new Set(names).size).toBe(names.length);
  });

  it('cite clauses that exist and teach in one sentence', () => {
    expect(rules.filter(({ clause }) => !(clause in clauses))).toEqual([]);
    for (const { teaching } of rules) expect(teaching).toMatch(/^[A-Z].*[.?]$/);
  });
});
