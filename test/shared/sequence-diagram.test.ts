/**
 * The sequence diagram as a fold of the trace: arrows in order, what they changed, polls folded,
 * lanes fixed from the start, and nothing that was there ever moved by what comes after.
 */
import { describe, expect, it } from 'vitest';
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
