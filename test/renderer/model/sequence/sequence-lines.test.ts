/** The lines of the sequence that a screen reader is given, and how it gets to all the others. */
import { describe, expect, it } from 'vitest';
import { linesUpTo } from '#renderer/model/sequence/sequence-lines.ts';
import {
  addToDiagram,
  createSequenceDiagram,
  unfoldedRows,
} from '#shared/projections/sequence-diagram.ts';
import { openRequest } from '../../../support/core/decided-request.ts';
import { tokenRequest } from '../../../support/core/outside-request.ts';
import { createSimulation } from '../../../support/core/simulation.ts';

const simulation = createSimulation();
const authReqId = openRequest(simulation);
for (let poll = 0; poll < 12; poll += 1) {
  simulation.wait(6000);
  simulation.ask(tokenRequest(authReqId));
}
const diagram = createSequenceDiagram();
for (const entry of simulation.entries) addToDiagram(diagram, entry);
const all = unfoldedRows(diagram.rows);
const last = simulation.entries.at(-1)?.seq ?? 0;

describe('a page of lines', () => {
  it('holds the last ones that have happened, folded or not', () => {
    expect(diagram.rows.some(({ kind }) => kind === 'fold')).toBe(true);
    for (let seq = -1; seq <= last; seq += 1) {
      const happened = all.filter((row) => row.seq <= seq);
      expect(linesUpTo(diagram.rows, seq, 5)).toEqual(happened.slice(-5));
      expect(linesUpTo(diagram.rows, seq, 1000)).toEqual(happened);
    }
  });

  it('leads from page to page back to the first line of the run', () => {
    const pages = [];
    for (let end = last; ; end = (pages.at(-1)?.[0]?.seq ?? 0) - 1) {
      const page = linesUpTo(diagram.rows, end, 4);
      if (page.length === 0) break;
      pages.push(page);
    }
    expect(pages.reverse().flat()).toEqual(all);
  });
});
