/**
 * Issue 6, point 1: whatever was played, the figure, the Mermaid text, the list and the charts say what
 * the trace says. Every scenario and every story is one case.
 */
import { beforeAll, describe, expect, it } from 'vitest';
import { wholeFigure } from '#shared/projections/figure/figure-choice.ts';
import { requestLines } from '#shared/projections/figure/request-lines.ts';
import { shownFigure, withOpenFolds } from '#shared/projections/figure/shown-figure.ts';
import { mermaidText } from '#shared/projections/mermaid-text.ts';
import { momentAt } from '#shared/projections/moment.ts';
import {
  addToDiagram,
  createSequenceDiagram,
  foldTitle,
  unfoldedRows,
} from '#shared/projections/sequence-diagram.ts';
import type { Entry } from '#shared/trace/entry.ts';
import {
  playedScenario,
  playedStory,
  scenarioFiles,
  storyNames,
} from '#test/support/files/played-runs.ts';

const cases = [
  ...scenarioFiles.map((file) => ({ name: file, play: () => playedScenario(file) })),
  ...storyNames.map((story) => ({ name: `story ${story}`, play: () => playedStory(story) })),
];

/** What crosses the wire, straight from the trace. */
function onTheWire(entries: readonly Entry[]): readonly number[] {
  return entries
    .filter(({ kind }) => kind === 'message.sent' || kind === 'http.arrived')
    .map(({ seq }) => seq);
}

function diagramOf(entries: readonly Entry[]) {
  const diagram = createSequenceDiagram();
  for (const entry of entries) addToDiagram(diagram, entry);
  return diagram;
}

const arrows = /^ {2}(p\d+)(-->>|->>|--x|-x)(p\d+): /;

it('has scenarios and stories to prove it on', () => {
  expect([scenarioFiles.length >= 6, storyNames.length >= 4]).toEqual([true, true]);
});

describe.each(cases)('$name', ({ play }) => {
  let entries: readonly Entry[];
  beforeAll(async () => {
    entries = await play();
  }, 30_000);

  it('has one arrow for each message of the trace, in order, by its number', () => {
    const wire = onTheWire(entries);
    const { rows, messages } = diagramOf(entries);
    expect(wire.length).toBeGreaterThan(2);
    expect(unfoldedRows(rows).flatMap(({ message }) => message?.seq ?? [])).toEqual(wire);
    expect(messages.list.map(({ seq }) => seq)).toEqual(wire);
  });

  it('counts the polls of each fold, and folds nothing but polls that change nothing', () => {
    const { rows } = diagramOf(entries);
    const sent = new Map(entries.map((entry) => [entry.seq, entry]));
    for (const row of rows.filter(({ kind }) => kind === 'fold')) {
      if (row.kind !== 'fold') continue;
      const polls = row.rows.filter(({ seq }) => {
        const entry = sent.get(seq);
        return entry?.kind === 'message.sent' && entry.wire.kind === 'http.request';
      });
      expect(foldTitle(row)).toMatch(new RegExp(`^${polls.length} more poll`));
      expect(row.rows).toHaveLength(polls.length * 2);
    }
  });

  it('is the same in the text for Mermaid: each arrow from whom and to whom it went', () => {
    const diagram = diagramOf(entries);
    const open = withOpenFolds(diagram, { areOpen: true, except: [] });
    const names = new Map(diagram.lanes.map(({ party }, place) => [`p${place}`, party as string]));
    const drawn = mermaidText(open)
      .split('\n')
      .flatMap((line) => arrows.exec(line) ?? [])
      .filter((part) => /^p\d+$/.test(part))
      .map((name) => names.get(name));
    const expected = unfoldedRows(diagram.rows).flatMap(({ from, to }) => [from, to]);
    expect(drawn).toEqual(expected);
    const folded = mermaidText(diagram)
      .split('\n')
      .filter((line) => arrows.test(line));
    expect(folded).toHaveLength(diagram.rows.filter(({ kind }) => kind === 'arrow').length);
  });

  it('shows in each chart the state that the trace tells, and the way there', () => {
    const moves = entries.filter((entry) => entry.kind === 'machine.moved');
    const ways = new Map<string, { state: string; seq: number }[]>();
    for (const { seq, machine, instance, to, from } of moves) {
      const way = [...(ways.get(`${machine} ${instance}`) ?? []), { state: to, seq }].slice(-12);
      ways.set(`${machine} ${instance}`, way);
      const shown = momentAt(entries, seq).machines.get(`${machine} ${instance}`);
      expect(shown).toMatchObject({ state: to, previous: from, trail: way });
    }
    expect(moves.length).toBeGreaterThan(5);
  });

  it('has in the figure of each request the messages that are about it, and no other', () => {
    const diagram = diagramOf(entries);
    const lines = requestLines(momentAt(entries, Infinity));
    const figures = lines.map(({ request }) => shownFigure(diagram, { ...wholeFigure, request }));
    const about = lines.map(({ request }) =>
      diagram.messages.list.filter((one) => one.about === request).map(({ seq }) => seq),
    );
    const shown = figures.map(({ rows }) =>
      unfoldedRows(rows).flatMap(({ message }) =>
        message?.about === undefined ? [] : message.seq,
      ),
    );
    expect(lines.length).toBeGreaterThan(0);
    expect(shown).toEqual(about);
    // Whoever began it is in it too, though nobody knew the request's name then.
    for (const { rows } of figures) expect(rows[0]).toMatchObject({ title: 'presses Sign in' });
  });
});
