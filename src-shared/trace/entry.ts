/**
 * Everything that can ever happen in a run: the vocabulary of the whole workbench.
 * There are two kinds of entry. Inputs are causes and are recorded as they came. Derived entries
 * follow from the inputs and can be made again from them, byte for byte.
 */
import { z } from 'zod';
import { derivedEntry } from './derived-entry.ts';
import { inputEntry } from './input-entry.ts';

export const entry = z.discriminatedUnion('kind', [...inputEntry.options, ...derivedEntry.options]);

export type InputEntry = Readonly<z.infer<typeof inputEntry>>;
export type DerivedEntry = Readonly<z.infer<typeof derivedEntry>>;
export type Entry = InputEntry | DerivedEntry;
export type EntryOf<Kind extends Entry['kind']> = Extract<Entry, { kind: Kind }>;

const inputKinds: ReadonlySet<string> = new Set(
  inputEntry.options.map((option) => option.shape.kind.value),
);

/** True for a cause, false for what was derived from one. */
export function isInput(of: Entry): of is InputEntry {
  return inputKinds.has(of.kind);
}
