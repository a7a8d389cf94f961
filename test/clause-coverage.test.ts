/**
 * Coverage that is counted in clauses and not in lines: every rule of every table is reached by a
 * case that it refuses, and so every clause that a rule cites and every error code there is.
 */
import { describe, expect, it } from 'vitest';
import { coreTables } from '#shared/profiles/rule-tables.ts';
import { clauses } from '#shared/protocol/rules/clauses.ts';
import { errorCodes } from '#shared/protocol/rules/error-codes.ts';
import type { Rule } from '#shared/protocol/rules/rule.ts';
import { backchannelRefusals } from './support/refusals/backchannel-refusals.ts';
import { clientRefusals } from './support/refusals/client-refusals.ts';
import { decisionRefusals } from './support/refusals/decision-refusals.ts';
import { reach } from './support/refusals/refusal-case.ts';
import { tokenRefusals } from './support/refusals/token-refusals.ts';

const cases = [...clientRefusals, ...backchannelRefusals, ...tokenRefusals, ...decisionRefusals];

const rules = Object.entries(coreTables).flatMap(([table, list]) =>
  (list as readonly Rule<never>[]).map(({ name, clause, teaching }) => ({
    table,
    name,
    clause,
    teaching,
  })),
);

const reached = cases.map((one) => ({ table: one.table, refusal: reach(one).judged?.refusal }));

describe('the cases of the refusal tables', () => {
  it('reach every rule of every endpoint with a refusal', () => {
    const met = new Set(reached.map(({ table, refusal }) => `${table}: ${refusal?.rule ?? ''}`));
    const wanted = rules.map(({ table, name }) => `${table}: ${name}`);
    expect(wanted.filter((one) => !met.has(one))).toEqual([]);
    console.log(`${cases.length} cases reach ${wanted.length} rules`);
    expect(wanted.length).toBeGreaterThan(30);
  });

  it('reach every clause that a rule cites', () => {
    const met = new Set(reached.map(({ refusal }) => refusal?.clause));
    const cited = new Set(rules.map(({ clause }) => clause));
    expect([...cited].filter((clause) => !met.has(clause))).toEqual([]);
  });

  it('reach every error code that this provider can put on the wire', () => {
    const met = new Set(reached.map(({ refusal }) => refusal?.error));
    expect(Object.keys(errorCodes).filter((code) => !met.has(code))).toEqual([]);
  });
});

describe('the rules themselves', () => {
  it('have names that are unique within their table', () => {
    const names = rules.map(({ table, name }) => `${table}: ${name}`);
    expect(new Set(names).size).toBe(names.length);
  });

  it('cite clauses that exist and teach in one sentence', () => {
    expect(rules.filter(({ clause }) => !(clause in clauses))).toEqual([]);
    for (const { teaching } of rules) expect(teaching).toMatch(/^[A-Z].*[.?]$/);
  });
});
