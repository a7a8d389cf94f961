/**
 * A run as long as asked for. The kernel makes it in stretches, each a run of its own; they are
 * numbered one after the other, and what is named inside a stretch gets the stretch's name as well.
 */
import type { Entry } from '#shared/trace/entry.ts';
import { buildSetup } from '../support/core/setup.ts';
import { createSimulation } from '../support/core/simulation.ts';
import { runFlow } from './diagram-history.ts';

/** So long that a stretch is made quickly; a test's simulation looks through all its entries. */
const stretchLength = 2500;
const named = ['exchange', 'message', 'timer', 'item', 'effect', 'signIn', 'prompt', 'instance'];

/** A run of that many entries and a few more, all of one simulation, so that it can be gone on with. */
export function wholeRun(length: number): readonly Entry[] {
  const simulation = createSimulation({ setup: buildSetup({ mode: 'wall' }), seed: 'cursor' });
  for (let flow = 0; simulation.entries.length < length; flow += 1) runFlow(simulation, flow);
  return simulation.entries;
}

/** That many entries, the first of which begins the run. */
export function longRun(length: number): readonly Entry[] {
  const entries: Entry[] = [];
  for (let count = 0; entries.length < length; count += 1) {
    const last = entries.at(-1);
    const from = last === undefined ? { seq: 0, at: 0 } : { seq: last.seq + 1, at: last.at };
    const own = stretch(count);
    const more = last === undefined ? own : own.slice(1);
    const shift = { seq: from.seq - (more[0]?.seq ?? 0), at: from.at };
    for (const entry of more) entries.push(moved(entry, shift, count));
  }
  return entries.slice(0, length);
}

function stretch(count: number): readonly Entry[] {
  const setup = buildSetup({ mode: 'wall' });
  const simulation = createSimulation({ setup, seed: `cursor-${count}` });
  for (let flow = 0; simulation.entries.length < stretchLength; flow += 1) {
    runFlow(simulation, flow);
  }
  return simulation.entries;
}

function moved(entry: Entry, shift: { readonly seq: number; readonly at: number }, name: number) {
  const renamed = Object.entries(entry).map(([field, value]: [string, unknown]) => [
    field,
    named.includes(field) && typeof value === 'string' ? `${value}.${name}` : value,
  ]);
  const { seq, at } = entry;
  const causedBy = 'causedBy' in entry ? entry.causedBy.map((cause) => cause + shift.seq) : [];
  // The same entry under other names and numbers.
  return {
    ...Object.fromEntries(renamed),
    seq: seq + shift.seq,
    at: at + shift.at,
    causedBy,
  } as Entry;
}
