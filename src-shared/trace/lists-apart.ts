/**
 * Entries with their long lists of rules' names taken out, each kept once: a fifth of a run's bytes is
 * these lists, and a run has few of them.
 */
import type { StreamEntry } from '../workbench-port.ts';

type Names = readonly string[];

/** An entry whose list stands apart, at that place. */
type Apart = Readonly<Record<string, unknown>> & { readonly passed: number };

export interface ListsApart {
  readonly lists: readonly Names[];
  readonly entries: readonly (StreamEntry | Apart)[];
}

/** By what lists are known to be the same: themselves, which is quick, or what stands in them. */
export type Sameness = (names: Names) => unknown;

export const itself: Sameness = (names) => names;
export const content: Sameness = (names) => JSON.stringify(names);

/** Takes the lists out. */
export function withListsApart(entries: readonly StreamEntry[], sameness: Sameness): ListsApart {
  const places = new Map<unknown, number>();
  const lists: Names[] = [];
  const placed = entries.map((entry) => {
    if (entry.kind !== 'rules.judged') return entry;
    const key = sameness(entry.passed);
    const place = places.get(key) ?? lists.push(entry.passed) - 1;
    places.set(key, place);
    return { ...entry, passed: place };
  });
  return { lists, entries: placed };
}

/** Puts them back; entries with the same list share it. */
export function withListsBack({ lists, entries }: ListsApart): StreamEntry[] {
  return entries.map((entry) => {
    const isApart = 'passed' in entry && typeof entry.passed === 'number';
    return isApart ? { ...entry, passed: lists[entry.passed] } : entry;
  }) as StreamEntry[];
}
