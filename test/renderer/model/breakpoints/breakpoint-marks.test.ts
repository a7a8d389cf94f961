/** Which messages carry the mark of a breakpoint: those it matches, and those it stopped for. */
import { describe, expect, it } from 'vitest';
import { createBreakpointMarks } from '#renderer/model/breakpoints/breakpoint-marks.ts';
import type { Breakpoint } from '#shared/intents/clock-intents.ts';
import { addToMessages, createMessages, type Messages } from '#shared/projections/message-view.ts';
import type { Entry } from '#shared/trace/entry.ts';
import type { Match } from '#shared/trace/match/match.ts';
import { createSimulation, type Simulation } from '../../../support/core/simulation.ts';

const pending: Match = { kind: 'error', is: 'authorization_pending' };
const second: Match = { kind: 'ordinal', n: 2, of: pending };
const none: ReadonlySet<number> = new Set();

function breakpoint(on: Match, changes: Partial<Breakpoint> = {}): Breakpoint {
  return { id: 'b', title: '', on, enabled: true, once: false, ...changes };
}

/** A sign-in that polls for half a minute, with that breakpoint set before. */
function polled(one: Breakpoint): Simulation {
  const simulation = createSimulation();
  simulation.time({ kind: 'breakpoints.set', list: [one] });
  simulation.signIn();
  simulation.wait(30_000);
  return simulation;
}

function messagesOf(entries: readonly Entry[]): Messages {
  const messages = createMessages();
  for (const entry of entries) addToMessages(messages, entry);
  return messages;
}

function titlesMarked(one: Breakpoint, mark: string): readonly string[] {
  const { entries } = polled(one);
  const messages = messagesOf(entries);
  const markOf = createBreakpointMarks({ entries, messages })([one], none);
  return messages.list.filter(({ seq }) => markOf(seq) === mark).map(({ title }) => title);
}

describe('the marks of breakpoints', () => {
  it('stand on every message that would stop time', () => {
    const marked = titlesMarked(breakpoint(pending), 'on');
    expect(marked.length).toBeGreaterThan(3);
    expect(new Set(marked)).toEqual(new Set(['400 authorization_pending']));
  });

  it('are others where the breakpoint is switched off', () => {
    expect(titlesMarked(breakpoint(pending, { enabled: false }), 'off').length).toBeGreaterThan(3);
    expect(titlesMarked(breakpoint(pending, { enabled: false }), 'on')).toEqual([]);
  });

  it('of one that counts stand only where it stopped', () => {
    expect(titlesMarked(breakpoint(second), 'on')).toEqual(['400 authorization_pending']);
  });

  it('stand on the message whose arrival stopped time', () => {
    const arrival: Match = { kind: 'arrival', of: second };
    expect(titlesMarked(breakpoint(arrival), 'on')).toEqual(['400 authorization_pending']);
  });

  it('say which of them holds time up just now', () => {
    const one = breakpoint(pending);
    const { entries } = polled(one);
    const messages = messagesOf(entries);
    const { seq = -1 } = messages.list.find(({ tone }) => tone === 'waiting') ?? {};
    const markOf = createBreakpointMarks({ entries, messages })([one], new Set([seq]));
    expect(markOf(seq)).toBe('hit');
  });

  it('are gone with the breakpoint, and come with every message that follows', () => {
    const one = breakpoint(pending);
    const { entries } = polled(one);
    const messages = messagesOf(entries);
    const soFar: Entry[] = [];
    const marks = createBreakpointMarks({ entries: soFar, messages });
    const counts = new Set<number>();
    for (const entry of entries) {
      soFar.push(entry);
      const markOf = marks([one], none);
      counts.add(messages.list.filter(({ seq }) => markOf(seq) === 'on').length);
    }
    const all = [...counts];
    expect(all).toEqual(all.map((_, place) => place));
    expect(all.length).toBeGreaterThan(4);
    const unmarked = marks([], none);
    expect(messages.list.filter(({ seq }) => unmarked(seq) !== undefined)).toEqual([]);
  });
});
