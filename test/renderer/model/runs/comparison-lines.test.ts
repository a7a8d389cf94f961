/** A comparison as lines: what is shared folded, and a way from difference to difference. */
import { describe, expect, it } from 'vitest';
import {
  type ComparisonLine,
  comparisonLines,
  isDifference,
  lineOf,
  nextDifference,
} from '#renderer/model/runs/comparison-lines.ts';
import { compareRuns } from '#shared/projections/comparison/compare-runs.ts';
import type { Entry } from '#shared/trace/entry.ts';
import { decide, openRequest } from '../../../support/core/decided-request.ts';
import { tokenRequest } from '../../../support/core/outside-request.ts';
import { createSimulation } from '../../../support/core/simulation.ts';

function run(decision: 'prompt.approved' | 'prompt.denied', polls: number): readonly Entry[] {
  const simulation = createSimulation({ seed: 'lines' });
  const authReqId = openRequest(simulation);
  decide(simulation, authReqId, decision);
  for (let count = 0; count < polls; count += 1) {
    simulation.wait(6000);
    simulation.ask(tokenRequest(authReqId));
  }
  return simulation.entries;
}

const approved = run('prompt.approved', 1);
const denied = run('prompt.denied', 2);

function walk(lines: readonly ComparisonLine[], from: number, by: 1 | -1): number[] {
  const next = nextDifference(lines, from, by);
  return next === undefined ? [] : [next, ...walk(lines, next, by)];
}

describe('the lines of a comparison', () => {
  const compared = compareRuns(approved, denied);
  const lines = comparisonLines(compared);

  it('begin with what both share, folded into one', () => {
    expect(compared.shared).toBeGreaterThan(5);
    expect(lines[0]).toEqual({
      kind: 'shared',
      entries: compared.shared,
      at: denied[compared.shared - 1]?.seq,
    });
    expect(lines.filter(({ kind }) => kind === 'shared')).toHaveLength(1);
  });

  it('never stand before an earlier line in this run, also where only the other has them', () => {
    const places = lines.map(({ at }) => at);
    expect(places).toEqual(places.toSorted((left, right) => left - right));
    const missing = comparisonLines(compareRuns(denied, approved)).filter(
      (line) => line.kind === 'message' && line.row.verdict === 'missing',
    );
    expect(missing.length).toBeGreaterThan(0);
  });

  it('are gone through by their differences, there and back', () => {
    const differences = lines.flatMap((line, place) => (isDifference(line) ? [place] : []));
    expect(differences.length).toBeGreaterThan(1);
    expect(walk(lines, -1, 1)).toEqual(differences);
    expect(walk(lines, lines.length, -1)).toEqual(differences.toReversed());
  });

  it('are found by an entry of this run', () => {
    const place = lines.findLastIndex((line) => line.kind === 'message');
    expect(lineOf(lines, lines[place]?.at)).toBe(place);
    expect(lineOf(lines, 0)).toBe(0);
    expect(lineOf(lines, undefined)).toBeUndefined();
  });

  it('of two runs that are the same are one', () => {
    expect(comparisonLines(compareRuns(approved, approved))).toHaveLength(1);
  });
});
