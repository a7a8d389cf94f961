/**
 * Match: the one predicate over entries, as data. Breakpoints, fault rules, expectations, goals and
 * bookmarks hold one; the search language is only its syntax. It comes from files that anybody may
 * have written, so it is measured before it is read.
 */
import { z } from 'zod';
import { isObject } from '../../protocol/encoding/wire.ts';
import { type Leaf, leaf } from './leaf.ts';

export const mostLevels = 8;
export const mostLeaves = 64;
export const mostOrdinal = 1_000_000;

export type Match =
  | Leaf
  | { readonly kind: 'and' | 'or'; readonly of: readonly Match[] }
  | { readonly kind: 'not' | 'arrival'; readonly of: Match }
  | { readonly kind: 'ordinal'; readonly n: number; readonly of: Match };

// The id is what a printed JSON Schema calls it, wherever it recurs.
const node: z.ZodType<Match> = z
  .lazy(() => z.discriminatedUnion('kind', [leaf, ...joints]))
  .meta({ id: 'Match' });
const several = z.array(node).min(2).max(mostLeaves).readonly();

const joints = [
  z.strictObject({ kind: z.literal('and'), of: several.describe('All of them hold.') }),
  z.strictObject({ kind: z.literal('or'), of: several.describe('One of them holds, or more.') }),
  z.strictObject({ kind: z.literal('not'), of: node.describe('What must not hold.') }),
  z.strictObject({
    kind: z.literal('arrival'),
    of: node.describe('Asked of a message that arrives here, as if it were being sent.'),
  }),
  z.strictObject({
    kind: z.literal('ordinal'),
    n: z.int().min(1).max(mostOrdinal).describe('Only the so-many-th entry, counted from 1.'),
    of: node.describe('What is counted.'),
  }),
] as const;

/** The sentence that refuses a match that is too large; undefined for one that is not. */
export function sizeFault(of: unknown): string | undefined {
  let leaves = 0;
  const open: { readonly value: unknown; readonly level: number }[] = [{ value: of, level: 1 }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { value, level } = next;
    if (level > mostLevels) return `A match has ${mostLevels} levels at most.`;
    const inner = isObject(value) ? value['of'] : undefined;
    if (inner === undefined) leaves += 1;
    const members: readonly unknown[] = Array.isArray(inner) ? inner : [inner];
    if (leaves + open.length > mostLeaves || members.length > mostLeaves)
      return `A match asks ${mostLeaves} single questions at most.`;
    if (inner !== undefined)
      for (const member of members) open.push({ value: member, level: level + 1 });
  }
  return undefined;
}

// Measured in a step before the schema, not in a schema of its own: so what is printed of the input
// is this one.
export const match = z.preprocess((value, context) => {
  const fault = sizeFault(value);
  if (fault !== undefined) context.addIssue(fault);
  return value;
}, node);
