/** Which row stands where in the figure: always what the rows with their folds opened would say. */
import { describe, expect, it } from 'vitest';
import { figureRows } from '#renderer/drawing/sequence/figure-rows.ts';
import {
  addToDiagram,
  createSequenceDiagram,
  type Row,
} from '#shared/projections/sequence-diagram.ts';
import { openRequest } from '../../../support/core/decided-request.ts';
import { tokenRequest } from '../../../support/core/outside-request.ts';
import { createSimulation } from '../../../support/core/simulation.ts';

/** Two requests, each polled again and again: two folds among arrows. */
function polledRows(): readonly Row[] {
  const simulation = createSimulation();
  for (let request = 0; request < 2; request += 1) {
    const authReqId = openRequest(simulation);
    for (let poll = 0; poll < 5; poll += 1) {
      simulation.wait(6000);
      simulation.ask(tokenRequest(authReqId));
    }
  }
  const diagram = createSequenceDiagram();
  for (const entry of simulation.entries) addToDiagram(diagram, entry);
  return diagram.rows;
}

const rows = polledRows();
const folds = rows.flatMap((row) => (row.kind === 'fold' ? [row.seq] : []));
const last = Math.max(...rows.map(({ seq }) => seq)) + 20;

/** The same by a walk. */
function shownRows(unfolded: ReadonlySet<number>): readonly Row[] {
  return rows.flatMap((row) =>
    row.kind === 'fold' && unfolded.has(row.seq) ? [row, ...row.rows] : [row],
  );
}

describe.each([
  ['with every fold closed', []],
  ['with the first fold opened', folds.slice(0, 1)],
  ['with the last fold opened', folds.slice(-1)],
  ['with every fold opened', folds],
  ['with a number opened that is no fold', [1, last]],
] as const)('the figure’s rows %s', (_title, opened) => {
  const unfolded = new Set(opened);
  const shown = shownRows(unfolded);
  const found = figureRows(rows, unfolded);

  it('stand in order', () => {
    expect(folds).toHaveLength(2);
    const places = Array.from({ length: found.count }, (_, place) => found.at(place));
    expect(places).toEqual(shown);
    expect(found.at(found.count)).toBeUndefined();
  });

  it('tell the last one that has happened, at every moment', () => {
    for (let seq = -1; seq <= last; seq += 1) {
      expect(found.lastUpTo(seq)).toBe(shown.findLastIndex((row) => row.seq <= seq));
    }
  });

  it('tell where a message is shown: by itself, or by its closed fold', () => {
    for (let seq = 0; seq <= last; seq += 1) {
      const itself = shown.findIndex((row) => row.kind === 'arrow' && row.seq === seq);
      const fold = shown.findIndex(
        (row) => row.kind === 'fold' && row.rows.some((inner) => inner.seq === seq),
      );
      const isFoldItself = shown[fold]?.seq === seq;
      expect(found.placeOf(seq)).toBe(itself < 0 || isFoldItself ? fold : itself);
    }
  });
});
