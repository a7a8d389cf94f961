/**
 * The part of a run that a choice leaves: three requests at once, each on its own with its polls folded,
 * filters by party and outcome, lanes hidden and moved, and the way back to what is hidden.
 */
import { describe, expect, it } from 'vitest';
import {
  type FigureChoice,
  wholeFigure,
  withFoldToggled,
  withLaneMoved,
} from '#shared/projections/figure/figure-choice.ts';
import { requestOf } from '#shared/projections/figure/row-requests.ts';
import {
  arrangedLanes,
  choiceShowing,
  hiddenBecause,
  openFolds,
  shownFigure,
} from '#shared/projections/figure/shown-figure.ts';
import {
  addToDiagram,
  createSequenceDiagram,
  unfoldedRows,
} from '#shared/projections/sequence-diagram.ts';
import { createSimulation } from '../../../support/core/simulation.ts';

/** Two sign-ins at one till whose polls go in between each other. */
function interleaved() {
  const simulation = createSimulation();
  simulation.signIn({ bindingMessage: 'ONE' });
  simulation.wait(2000);
  simulation.signIn({ bindingMessage: 'TWO', loginHint: 'bruno' });
  simulation.wait(21_000);
  const [prompt] = simulation.ofKind('prompt.arrived');
  const device = prompt?.party.split('/')[1] ?? '';
  simulation.tap('prompt.opened', device, prompt?.prompt ?? '');
  simulation.tap('prompt.denied', device, prompt?.prompt ?? '');
  simulation.wait(6000);
  const diagram = createSequenceDiagram();
  for (const entry of simulation.entries) addToDiagram(diagram, entry);
  const requests = simulation.ofKind('request.opened').map(({ authReqId }) => authReqId);
  return { diagram, requests };
}

const { diagram, requests } = interleaved();
const [one = '', two = ''] = requests;
const chosen = (part: Partial<FigureChoice>): FigureChoice => ({ ...wholeFigure, ...part });
const titles = (part: Partial<FigureChoice>): readonly string[] =>
  unfoldedRows(shownFigure(diagram, chosen(part)).rows).map(({ title }) => title);

describe('the whole run', () => {
  it('is the diagram itself', () => {
    expect(shownFigure(diagram, wholeFigure).rows).toBe(diagram.rows);
  });

  it('knows of every arrow of a sign-in which request it is about, also of the first', () => {
    const strangers = unfoldedRows(diagram.rows).filter((row) => requestOf(row) === undefined);
    expect(strangers).toEqual([]);
  });
});

describe('one request', () => {
  it('has its own arrows, its own polls folded, and nothing of the other', () => {
    for (const request of [one, two]) {
      const { rows, messages, of } = shownFigure(diagram, chosen({ request }));
      expect(new Set(rows.map(requestOf))).toEqual(new Set([request]));
      expect(rows.filter(({ kind }) => kind === 'fold')).toHaveLength(1);
      expect([messages > 6, messages < of]).toEqual([true, true]);
    }
    expect(diagram.rows.filter(({ kind }) => kind === 'fold')).toHaveLength(0);
  });

  it('is with the others all that there is', () => {
    const seqs = [one, two].flatMap((request) =>
      unfoldedRows(shownFigure(diagram, chosen({ request })).rows).map(({ seq }) => seq),
    );
    const all = unfoldedRows(diagram.rows).map(({ seq }) => seq);
    expect(seqs.toSorted((left, right) => left - right)).toEqual(all);
  });
});

describe('a filter', () => {
  it('by outcome keeps a question with its answer', () => {
    const shown = titles({ statuses: ['refused'] });
    expect(shown).toEqual(['POST /token', '400 access_denied']);
  });

  it('by party keeps what that party sent or was sent', () => {
    const shown = titles({ parties: ['person'] });
    expect(shown).toEqual(['presses Sign in', 'presses Sign in', 'opens the prompt', 'denies']);
  });
});

describe('lanes', () => {
  it('that are hidden take their arrows with them, and these are counted', () => {
    const shown = shownFigure(diagram, chosen({ hidden: ['person'] }));
    expect(shown.lanes.map(({ party }) => party)).not.toContain('person');
    expect(shown.toHiddenLanes).toBe(4);
    expect(unfoldedRows(shown.rows).some(({ from }) => from === 'person')).toBe(false);
  });

  it('are moved one place, and new ones stand after their neighbour', () => {
    const parties = diagram.lanes.map(({ party }) => party);
    const [first, second, third] = parties;
    const moved = withLaneMoved(wholeFigure, parties, 'person', 1);
    expect(arrangedLanes(diagram.lanes, moved).map(({ party }) => party)).toEqual([
      second,
      first,
      ...parties.slice(2),
    ]);
    const order = third === undefined ? [] : [third];
    const arranged = arrangedLanes(diagram.lanes, { hidden: [], order });
    expect(arranged.map(({ party }) => party)).toHaveLength(parties.length);
    expect(withLaneMoved(wholeFigure, parties, 'person', -1)).toBe(wholeFigure);
  });
});

describe('what is hidden', () => {
  it('says why, and what would show it, for every reason at once', () => {
    const choice = chosen({
      request: two,
      parties: ['provider'],
      statuses: ['refused'],
      hidden: ['person'],
    });
    const row = unfoldedRows(diagram.rows).find(({ title }) => title === 'denies');
    if (row === undefined) throw new Error('Nobody denied.');
    const reasons = hiddenBecause(diagram, row, choice);
    expect(reasons).toEqual(['request', 'party', 'status', 'lane']);
    const showing = choiceShowing(choice, row, reasons);
    expect(hiddenBecause(diagram, row, showing)).toEqual([]);
    expect(showing.request).toBe(one);
  });
});

describe('folds', () => {
  const { rows } = shownFigure(diagram, chosen({ request: one }));
  const [fold] = rows.filter(({ kind }) => kind === 'fold');

  it('are opened one by one, all at once, and all but one', () => {
    const seq = fold?.seq ?? -1;
    const opened = withFoldToggled(wholeFigure, seq);
    expect([...openFolds(rows, opened.folds)]).toEqual([seq]);
    expect(openFolds(rows, withFoldToggled(opened, seq).folds).size).toBe(0);
    const all = { ...wholeFigure, folds: { areOpen: true, except: [] } };
    expect([...openFolds(rows, all.folds)]).toEqual([seq]);
    expect(openFolds(rows, withFoldToggled(all, seq).folds).size).toBe(0);
  });
});
