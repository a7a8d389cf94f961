/**
 * A trainer edits `interval` in the authentication answer on its way: the client polls too soon for
 * good, and the figure, the explanation and the comparison all say that it was the edit.
 */
import { describe, expect, it } from 'vitest';
import { rulesOf } from '#shared/profiles/profiles.ts';
import { causesOf } from '#shared/projections/causes/causes.ts';
import { traceIndexOf } from '#shared/projections/causes/trace-index.ts';
import { compareRuns, messageRows } from '#shared/projections/comparison/compare-runs.ts';
import { editText } from '#shared/projections/edited-fields.ts';
import {
  addToDiagram,
  createSequenceDiagram,
  type Row,
} from '#shared/projections/sequence-diagram.ts';
import { encodeBase64Text } from '#shared/protocol/encoding/base64-text.ts';
import { bodyObject, type HttpResponse, type Wire } from '#shared/protocol/encoding/wire.ts';
import type { Entry } from '#shared/trace/entry.ts';
import { createSimulation, type Simulation } from '../../support/core/simulation.ts';

const run = 'test';

/** A sign-in whose acknowledgement says another interval when it arrives. */
function told(interval: number | undefined, waitMs = 30_000): Simulation {
  const simulation = createSimulation();
  simulation.signIn();
  const answer = () =>
    simulation
      .ofKind('message.sent')
      .find(({ wire }) => wire.kind === 'http.response' && 'auth_req_id' in bodyOf(wire));
  simulation.popUntil(() => answer() !== undefined);
  const held = answer();
  if (interval !== undefined && held !== undefined) {
    const body = encodeBase64Text(JSON.stringify({ ...bodyOf(held.wire), interval }));
    simulation.offer({ kind: 'message.edited', run, message: held.message, wire: { body } });
  }
  simulation.wait(waitMs);
  return simulation;
}

function bodyOf(wire: Wire): Readonly<Record<string, unknown>> {
  return bodyObject(wire) ?? {};
}

function rowsOf(entries: readonly Entry[]): readonly Row[] {
  const diagram = createSequenceDiagram();
  for (const entry of entries) addToDiagram(diagram, entry);
  return diagram.rows;
}

function words(row: Row): string {
  if (row.kind === 'fold') return 'fold';
  return [row.title, ...row.notes.map(({ text }) => text)].join('; ');
}

describe('an interval edited on the way', () => {
  it('is told by what changed, where the message stands', () => {
    expect(rowsOf(told(1).entries).map(words)).toContain('200 auth_req_id; interval 5 → 1');
  });

  it('makes the client poll too soon, and no fold hides that', () => {
    const rows = rowsOf(told(1).entries);
    const slowDowns = rows.filter((row) => row.kind === 'arrow' && row.title === '400 slow_down');
    expect(slowDowns.length).toBeGreaterThan(2);
    expect(slowDowns.every((row) => row.kind === 'arrow' && row.tone === 'refused')).toBe(true);
    expect(rows.map(words)).not.toContain('fold');
  });

  it('stands in the chain of causes of the first slow_down, with who edited it', () => {
    const { entries } = told(1);
    const index = traceIndexOf(entries);
    const slowDown = index.messages.list.find(({ title }) => title === '400 slow_down');
    const chain = causesOf(index, slowDown?.seq ?? -1, rulesOf)?.links ?? [];
    const titles = chain.map(({ title }) => title);
    expect(titles).toContain('edited: interval 5 → 1');
    expect(chain.map(({ sentence }) => sentence)).toContain(
      '200 auth_req_id arrives with interval 1 instead of 5.',
    );
    expect(chain.map(({ sentence }) => sentence)).toContain('The trainer edits a message.');
    expect(titles).toContain('interval: 1');
    const rest = chain.find(({ title }) => title === 'timer of 1 s');
    const heard = chain.find(({ title }) => title === 'interval: 1');
    expect(rest?.causes).toContain(heard?.id);
  });

  it('is no cause of what an unedited answer led to', () => {
    const { entries } = told(undefined);
    const index = traceIndexOf(entries);
    const last = index.messages.list.at(-1);
    const chain = causesOf(index, last?.seq ?? -1, rulesOf, 1000)?.links ?? [];
    expect(chain.length).toBeGreaterThan(5);
    expect(chain.filter(({ title }) => title.startsWith('edited'))).toEqual([]);
  });

  it('is the field that a comparison with the unedited run names', () => {
    const compared = compareRuns(told(1).entries, told(undefined).entries);
    expect(compared.summary).toBe(
      'The runs part at the first time somebody edits a message, which only the left run has: ' +
        'interval is 1 on the left and 5 on the right.',
    );
    const turned = compareRuns(told(undefined).entries, told(1).entries);
    expect(turned.summary).toMatch(/only the right run has: interval is 5 on the left and 1 on/);
  });

  it('leaves no line in the comparison for what was done to time', () => {
    const paused = told(1);
    paused.time({ kind: 'skew.set', party: 'provider', ms: 1000 });
    paused.wait(10_000);
    const rows = messageRows(compareRuns(told(1).entries, paused.entries));
    const arrows = new Set(rowsOf(paused.entries).map(({ seq }) => seq));
    const shown = rows.flatMap(({ right }) => right ?? []);
    expect(shown.length).toBeGreaterThan(5);
    expect(shown.filter((seq) => !arrows.has(seq))).toEqual([]);
  });
});

describe('a folded poll', () => {
  const pollAnswers = ({ ofKind }: Simulation) =>
    ofKind('message.sent').filter(({ wire }) => 'error' in bodyOf(wire));

  /** A run whose so-many-th poll has just been answered. */
  function polled(times: number): Simulation {
    const simulation = createSimulation();
    simulation.signIn();
    simulation.popUntil(() => pollAnswers(simulation).length === times);
    return simulation;
  }

  it('comes out of its fold when its answer becomes another one, and has the new title', () => {
    const simulation = polled(3);
    expect(rowsOf(simulation.entries).map(words).at(-1)).toBe('fold');
    const { message = '' } = pollAnswers(simulation).at(-1) ?? {};
    const body = encodeBase64Text(JSON.stringify({ error: 'access_denied' }));
    simulation.offer({ kind: 'message.edited', run, message, wire: { status: 418, body } });
    const titles = rowsOf(simulation.entries).map(words);
    expect(titles.slice(-4)).toEqual([
      'fold',
      'POST /token',
      expect.stringMatching(/^418 access_denied; 3 fields edited$/),
      'edits a message',
    ]);
  });

  it('comes out of its fold when a breakpoint stops for it', () => {
    const simulation = createSimulation();
    const on = {
      kind: 'ordinal',
      n: 3,
      of: { kind: 'error', is: 'authorization_pending' },
    } as const;
    const third = { id: 'b', title: '', on, enabled: true, once: false };
    simulation.time({ kind: 'breakpoints.set', list: [third] });
    simulation.signIn();
    simulation.popUntil(() => simulation.ofKind('break.hit').length === 1);
    expect(rowsOf(simulation.entries).map(words).slice(-3)).toEqual([
      'fold',
      'POST /token',
      '400 authorization_pending',
    ]);
  });
});

describe('an edit in a few words', () => {
  const answer = (body: object): HttpResponse => ({
    kind: 'http.response',
    status: 200,
    reason: 'OK',
    headers: [['content-type', 'application/json']],
    body: encodeBase64Text(JSON.stringify(body)),
  });

  it.each([
    ['another value', { interval: 5 }, { interval: 1 }, 'interval 5 → 1'],
    ['a member more', {}, { interval: 1 }, 'interval 1 added'],
    ['a member less', { interval: 5 }, {}, 'interval taken out'],
    ['two of them', { a: 1, b: 1 }, { a: 2, b: 2 }, '2 fields edited'],
    ['nothing that is told', { a: 1 }, { a: 1 }, 'edited on the way'],
    ['a long value', { a: 'x' }, { a: 'y'.repeat(40) }, 'a x → yyyyyyyyyyyyy…'],
    ['a value that nobody can see', { a: 'x' }, { a: '\u202e' }, 'a x → �'],
  ])('tells %s', (_, before, after, text) => {
    expect(editText(answer(before), answer(after))).toBe(text);
  });
});
