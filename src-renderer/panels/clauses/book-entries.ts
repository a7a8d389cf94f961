/** What stands on a shelf of the book, by what is looked for: in groups, each entry with its mark. */
import type { ClauseBook, Passage } from '#shared/projections/clause-book/passage.ts';
import type { ClauseInRun, RunClauses } from '#shared/projections/clause-book/run-clauses.ts';
import { passagesWith, termsWith } from '#shared/projections/clause-book/search-book.ts';
import type { Shelf } from '../../model/clauses/book-trail.ts';

export const runFilters = ['all', 'asked', 'refused'] as const;
export type RunFilter = (typeof runFilters)[number];

export interface BookEntry {
  readonly id: string;
  /** «7.1», «#166»; empty where the title says all. */
  readonly section: string;
  readonly title: string;
  /** A second line, for terms. */
  readonly meaning: string;
  readonly refused: number;
  readonly passed: number;
}

export interface EntryGroup {
  readonly title: string;
  readonly entries: readonly BookEntry[];
}

export type Shelves = Readonly<Record<Shelf, readonly EntryGroup[]>>;

/** What is looked for: words, and what the run has to have shown of it. */
export interface Sought {
  readonly words: string;
  readonly filter: RunFilter;
}

/** All shelves, for their counts tell where else the words stand. */
export function shelvesOf(
  { passages, terms }: ClauseBook,
  { words, filter }: Sought,
  clauses: RunClauses | undefined,
): Shelves {
  const found = passagesWith(passages, words);
  const ofClauses = found.filter(
    ({ kind, id }) => kind !== 'issue' && isShown(clauses?.get(id), filter),
  );
  const entryOf = (passage: Passage): BookEntry => passageEntry(passage, clauses?.get(passage.id));
  return {
    clauses: byDocument(ofClauses, entryOf),
    issues: byDocument(
      found.filter(({ kind }) => kind === 'issue'),
      entryOf,
    ),
    terms: [
      {
        title: '',
        entries: termsWith(terms, words).map(({ term, meaning }) => ({
          ...unmarked,
          id: term,
          section: '',
          title: term,
          meaning,
        })),
      },
    ].filter(({ entries }) => entries.length > 0),
  };
}

/** How many entries stand there. */
export function countOf(groups: readonly EntryGroup[]): number {
  return groups.reduce((sum, { entries }) => sum + entries.length, 0);
}

const unmarked = { refused: 0, passed: 0 };

function isShown(shown: ClauseInRun | undefined, filter: RunFilter): boolean {
  if (filter === 'all') return true;
  return filter === 'asked' ? shown !== undefined : (shown?.refused.length ?? 0) > 0;
}

function passageEntry({ id, section, title }: Passage, shown: ClauseInRun | undefined): BookEntry {
  const isNumbered = /^#?\d/.test(section);
  return {
    id,
    section: isNumbered ? section : '',
    title,
    meaning: '',
    refused: shown?.refused.length ?? 0,
    passed: shown?.passed.length ?? 0,
  };
}

function byDocument(
  passages: readonly Passage[],
  entryOf: (passage: Passage) => BookEntry,
): readonly EntryGroup[] {
  const groups = new Map<string, BookEntry[]>();
  for (const passage of passages) {
    const held = groups.get(passage.document);
    if (held === undefined) groups.set(passage.document, [entryOf(passage)]);
    else held.push(entryOf(passage));
  }
  return [...groups].map(([title, entries]) => ({ title, entries }));
}
