/**
 * The sequence diagram as a fold of the trace: arrows in order, what they changed, polls folded,
 * lanes fixed from the start, and nothing that was there ever moved by what comes after.
 */
import { describe, expect, it } from 'vitest';
import { mermaidText } from '#shared/projections/mermaid-text.ts';
import {
  type ArrowRow,
  addToDiagram,
  createSequenceDiagram,
  foldTitle,
  type Row,
  type SequenceDiagram,
  unfoldedRows,
} from '#shared/projections/sequence-diagram.ts';
import type { Entry } from '#shared/trace/entry.ts';
import {
  answered,
  forbidden,
  openToldRequest,
  silent,
  unreachable,
} from '../support/core/called-client.ts';
import { outsideSetup } from '../support/core/outside-parties.ts';
import { createSimulation, type Simulation } from '../support/core/simulation.ts';

function diagramOf(entries: readonly Entry[]): SequenceDiagram {
  const diagram = createSequenceDiagram();
  for (const entry of entries) addToDiagram(diagram, entry);
  return diagram;
}

function told(row: Row): string {
  return row.kind === 'fold' ? foldTitle(row) : row.title;
}

function approvedAfter(polls: number): Simulation {
  const simulation = createSimulation();
  simulation.signIn({ bindingMessage: 'PAY-1' });
  simulation.wait(200);
  const prompt = simulation.ofKind('prompt.arrived')[0]?.prompt ?? '';
  simulation.wait(5000 * polls);
  simulation.tap('prompt.opened', 'phone-of-alice', prompt);
  simulation.tap('prompt.approved', 'phone-of-alice', prompt);
  simulation.wait(6000);
  return simulation;
}

describe('a sign-in as a diagram', () => {
  it('shows every message in the order in which it was sent', () => {
    const { rows } = diagramOf(approvedAfter(0).entries);
    expect(rows.map(told)).toEqual([
      'presses Sign in',
      'POST /backchannel/authentication',
      'prompt',
      '200 auth_req_id',
      'opens the prompt',
      'approves',
      'decision: approve',
      'decision accepted',
      'POST /token',
      '200 access_token, id_token',
      'GET /jwks',
      '200 keys',
    ]);
  });

  it('marks each change at the arrow that caused it', () => {
    const { rows } = diagramOf(approvedAfter(0).entries);
    const changes = rows.flatMap((row) =>
      row.kind === 'arrow' ? row.notes.map(({ text }) => `${row.title}: ${text}`) : [],
    );
    expect(changes).toEqual([
      'POST /backchannel/authentication: pending',
      'prompt: notified',
      'opens the prompt: shown',
      'decision: approve: granted',
      'decision accepted: approved',
      'POST /token: redeemed',
      '200 keys: signedIn',
    ]);
  });

  it('gives both halves of an exchange the request they are about', () => {
    const { messages } = diagramOf(approvedAfter(0).entries);
    expect(new Set(messages.list.map(({ about }) => about)).size).toBe(1);
  });

  it('folds polls that change nothing, but never the first', () => {
    const { rows } = diagramOf(approvedAfter(4).entries);
    const titles = rows.map(told);
    expect(titles.filter((title) => title === '400 authorization_pending')).toHaveLength(1);
    expect(titles).toContain('3 more polls, still waiting');
  });

  it('notes what a timer ended where the last of the folded polls stands', () => {
    const simulation = createSimulation();
    simulation.signIn();
    simulation.wait(200_000);
    const { rows } = diagramOf(simulation.entries);
    expect(rows.at(-1)?.kind).toBe('fold');
    const texts = unfoldedRows(rows)
      .at(-1)
      ?.notes.map(({ text }) => text);
    expect(texts).toEqual(expect.arrayContaining(['expired', 'lapsed']));
  });

  it('keeps every message when its folds are opened', () => {
    const { rows, messages } = diagramOf(approvedAfter(4).entries);
    const shown = unfoldedRows(rows).flatMap(({ message }) => message?.seq ?? []);
    expect(shown).toEqual(messages.list.map(({ seq }) => seq));
  });
});

describe('what is drawn', () => {
  it('stays where it is: only the last two rows ever give way, and only to a fold', () => {
    const diagram = createSequenceDiagram();
    for (const entry of approvedAfter(5).entries) {
      const before = [...diagram.rows];
      addToDiagram(diagram, entry);
      const kept = before.slice(0, Math.max(0, before.length - 2));
      expect(diagram.rows.slice(0, kept.length)).toEqual(kept);
    }
  });

  it('has lanes from the first entry on, and the same ones at the end', () => {
    const { entries } = approvedAfter(0);
    const first = diagramOf(entries.slice(0, 1)).lanes;
    expect(first.length).toBeGreaterThan(3);
    expect(diagramOf(entries).lanes).toEqual(first);
  });

  it('draws every arrow between two lanes that exist', () => {
    const { lanes, rows } = diagramOf(approvedAfter(2).entries);
    const parties = new Set(lanes.map(({ party }) => party));
    const strangers = unfoldedRows(rows).filter(
      ({ from, to }: ArrowRow) => !parties.has(from) || !parties.has(to),
    );
    expect(strangers).toEqual([]);
  });
});

describe('a notification in the diagram', () => {
  const wall = outsideSetup({ mode: 'wall' });

  function traffic(simulation: Simulation): readonly string[] {
    return diagramOf(simulation.entries).rows.flatMap((row) =>
      row.kind === 'arrow' && [row.from, row.to].includes('outside-client')
        ? [`${row.title}${row.notes.map(({ text }) => ` / ${text}`).join('')}`]
        : [],
    );
  }

  it('is a ping to the outside client, with its answer and what became of it (R-221)', () => {
    const simulation = createSimulation({ setup: wall });
    simulation.decideFor(openToldRequest(simulation, 'ping'), { decision: 'approve' });
    simulation.endCall(answered(204));
    expect(traffic(simulation).slice(2)).toEqual(['ping', '204 / delivered']);
  });

  it('is a push of tokens, or of an error (R-236, R-241)', () => {
    const simulation = createSimulation({ setup: wall });
    simulation.decideFor(openToldRequest(simulation, 'push'), { decision: 'approve' });
    simulation.endCall(answered(200, '{"error":"a body that nobody reads"}'));
    simulation.decideFor(openToldRequest(simulation, 'push'), { decision: 'deny' });
    simulation.endCall(answered(400));
    const titles = traffic(simulation).filter((title) => !/backchannel|auth_req_id/.test(title));
    expect(titles).toEqual([
      'push of tokens',
      '200 / delivered',
      'push of an error',
      '400 / givenUp',
    ]);
  });

  it('that nobody answers ends in an arrow that says why (R-230)', () => {
    const simulation = createSimulation({ setup: wall });
    simulation.decideFor(openToldRequest(simulation, 'ping'), { decision: 'approve' });
    simulation.endCall(unreachable);
    simulation.wait(1000);
    simulation.endCall(silent);
    simulation.wait(2000);
    simulation.endCall(forbidden);
    expect(traffic(simulation).slice(2)).toEqual([
      'ping',
      'no answer / pausing',
      'ping',
      'no answer in time / pausing',
      'ping',
      'address refused / givenUp',
    ]);
  });

  it('is drawn between lanes that exist', () => {
    const simulation = createSimulation({ setup: wall });
    simulation.decideFor(openToldRequest(simulation, 'ping'), { decision: 'approve' });
    simulation.endCall(unreachable);
    const { lanes, rows } = diagramOf(simulation.entries);
    const parties = new Set(lanes.map(({ party }) => party));
    const strangers = unfoldedRows(rows).filter(
      ({ from, to }) => !parties.has(from) || !parties.has(to),
    );
    expect(strangers).toEqual([]);
  });
});

describe('a prompt that is called back on its way', () => {
  const simulation = createSimulation({ setup: outsideSetup() });
  const authReqId = openToldRequest(simulation, 'ping');
  simulation.decideFor(authReqId, { decision: 'approve' });
  simulation.wait(100);
  const diagram = diagramOf(simulation.entries);
  const prompt = unfoldedRows(diagram.rows).find(({ title }) => title === 'prompt');

  it('is told from one that arrived, and its arrow says what became of it', () => {
    expect(prompt?.message).toMatchObject({
      receivedSeq: undefined,
      lost: { text: 'called back' },
    });
    expect(prompt?.notes).toMatchObject([{ party: 'provider', text: 'called back' }]);
  });

  it('ends in a cross in the text for Mermaid', () => {
    expect(mermaidText(diagram)).toMatch(/p3-xp4: prompt/);
  });
});

describe('a withdrawn prompt', () => {
  it('is named for what it is, and not for a decision that was refused', () => {
    const simulation = createSimulation();
    simulation.signIn();
    simulation.wait(200);
    const [opened] = simulation.ofKind('request.opened');
    simulation.decideFor(opened?.authReqId ?? '', { decision: 'deny' });
    simulation.wait(100);
    const row = diagramOf(simulation.entries).rows.find((one) => told(one) === 'prompt withdrawn');
    expect(row).toMatchObject({ tone: 'plain', isAnswer: false, notes: [{ text: 'withdrawn' }] });
  });
});
