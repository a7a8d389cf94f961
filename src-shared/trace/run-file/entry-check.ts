/**
 * Admits the entries of a file one by one: each is an entry, marked as what it is, has the number
 * that is due, happens no earlier than the one before, and follows from earlier ones only.
 */
import type { z } from 'zod';
import { isObject } from '../../protocol/encoding/wire.ts';
import { entry } from '../any-entry.ts';
import { type Entry, isInput } from '../entry.ts';

export type Admission =
  | { readonly kind: 'admitted'; readonly entry: Entry }
  | { readonly kind: 'malformed'; readonly issues: readonly z.core.$ZodIssue[] }
  | { readonly kind: 'refused'; readonly member: string; readonly sentence: string };

/** Checks entries in the order of the file; the answer keeps an entry as it was written. */
export function createEntryCheck(): (value: unknown) => Admission {
  let last: Entry | undefined;

  function faultOf(next: Entry, marked: boolean): readonly [string, string] | undefined {
    if (marked !== isInput(next))
      return ['input', marked ? `«${next.kind}» is no input.` : `«${next.kind}» is an input.`];
    const isBeginning = next.kind === 'run.began' || next.kind === 'run.continued';
    if (isBeginning !== (last === undefined))
      return ['kind', 'A run begins with run.began or run.continued, and begins once.'];
    if (last !== undefined && next.seq !== last.seq + 1)
      return ['seq', `Entry ${next.seq} stands where ${last.seq + 1} is due.`];
    if (last !== undefined && next.at < last.at) return ['at', 'Time does not run backwards.'];
    const late = next.causedBy.find((cause) => cause >= next.seq);
    if (late !== undefined) return ['causedBy', `Entry ${late} comes too late to be a cause.`];
    return undefined;
  }

  return (value) => {
    const { input, ...rest } = isObject(value) ? value : {};
    const found = entry.safeParse(isObject(value) ? rest : value);
    if (!found.success) return { kind: 'malformed', issues: found.error.issues };
    if (input !== undefined && input !== true)
      return { kind: 'refused', member: 'input', sentence: 'An input is marked with true.' };
    // As it was written: zod's own answer has its members in another order.
    const admitted = rest as unknown as Entry;
    const fault = faultOf(admitted, input === true);
    if (fault !== undefined) return { kind: 'refused', member: fault[0], sentence: fault[1] };
    last = admitted;
    return { kind: 'admitted', entry: admitted };
  };
}

/** The entry as it stands in a file. */
export function markedEntry(of: Entry): object {
  return isInput(of) ? { input: true, ...of } : of;
}
