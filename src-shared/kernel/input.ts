/**
 * What can cause a step. An input is an input entry without the fields that every entry gets from
 * the step itself (its number, its party, its causes).
 */
import type { InputEntry } from '../trace/entry.ts';

type WithoutStamp<Of> = Of extends InputEntry
  ? Omit<Of, 'seq' | 'party' | 'causedBy' | 'about'>
  : never;

export type Input = WithoutStamp<InputEntry>;
export type InputOf<Kind extends Input['kind']> = Extract<Input, { kind: Kind }>;
