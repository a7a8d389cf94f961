/**
 * Everything that can ever happen in a run: the vocabulary of the whole workbench.
 * There are two kinds of entry. Inputs are causes and are recorded as they came. Derived entries
 * follow from the inputs and can be made again from them, byte for byte. What judges entries that
 * come from elsewhere stands apart, so that whoever only reads them does without it.
 */
import type { z } from 'zod';
import type { derivedEntry } from './derived-entry.ts';
import type { inputEntry } from './input-entry.ts';

export type InputEntry = Readonly<z.infer<typeof inputEntry>>;
export type DerivedEntry = Readonly<z.infer<typeof derivedEntry>>;
export type Entry = InputEntry | DerivedEntry;
export type EntryOf<Kind extends Entry['kind']> = Extract<Entry, { kind: Kind }>;

/** Each of them once, as the compiler sees to. */
const inputKinds = {
  'run.began': true,
  'run.continued': true,
  'run.detached': true,
  'clock.set': true,
  'agenda.popped': true,
  'intent.given': true,
  'http.arrived': true,
  'http.unparsed': true,
  'http.hung-up': true,
  'jwts.signed': true,
  'call.ended': true,
  'keys.rotated': true,
} as const satisfies Record<InputEntry['kind'], true>;

const inputs: ReadonlySet<string> = new Set(Object.keys(inputKinds));

/** True for a cause, false for what was derived from one. */
export function isInput(of: Entry): of is InputEntry {
  return inputs.has(of.kind);
}
