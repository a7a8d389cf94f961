/** What stands on the shelves of the book, by what is looked for and by what a run has shown. */
import { describe, expect, it } from 'vitest';
import {
  countOf,
  type RunFilter,
  type Shelves,
  shelvesOf,
} from '#renderer/panels/clauses/book-entries.ts';
import { bookWith } from '#shared/lessons/lesson-book.ts';
import type { ClauseMoment, RunClauses } from '#shared/projections/clause-book/run-clauses.ts';

const book = bookWith([]);
const moment = (seq: number): ClauseMoment => ({
  seq,
  at: seq,
  table: 'token',
  exchange: 'exchange-1',
  passed: [],
  refusal: undefined,
});

/** A run that asked two clauses, and refused twice by one of them. */
const clauses: RunClauses = new Map([
  ['ciba-core-11', { refused: [moment(4), moment(9)], passed: [moment(12)] }],
  ['ciba-core-7.1', { refused: [], passed: [moment(2)] }],
]);

const shelves = (words: string, filter: RunFilter = 'all'): Shelves =>
  shelvesOf(book, { words, filter }, clauses);
const idsOn = (found: Shelves, shelf: keyof Shelves): readonly string[] =>
  found[shelf].flatMap(({ entries }) => entries.map(({ id }) => id));

describe('the shelves', () => {
  it('hold every passage and every term, once', () => {
    const found = shelves('');
    expect(countOf(found.clauses) + countOf(found.issues)).toBe(book.passages.length);
    expect(countOf(found.terms)).toBe(book.terms.length);
    expect(new Set(idsOn(found, 'clauses')).size).toBe(countOf(found.clauses));
  });

  it('group what stands in one document, in the order of its sections', () => {
    const [core] = shelves('').clauses;
    expect(core?.title).toBe('CIBA Core 1.0');
    expect(core?.entries.slice(0, 3).map(({ section }) => section)).toEqual(['1', '2', '3']);
  });

  it('show a number where there is one, and the title alone of a guide', () => {
    const all = shelves('').clauses.flatMap(({ entries }) => entries);
    expect(all.find(({ id }) => id === 'product-okta')?.section).toBe('');
    expect(all.find(({ id }) => id === 'rfc9449-4.3')?.section).toBe('4.3');
    const [issue] = shelves('8485').issues.flatMap(({ entries }) => entries);
    expect(issue?.section).toBe('#8485');
  });

  it('are all searched at once', () => {
    const found = shelves('fatigue');
    expect(idsOn(found, 'terms')).toEqual(['push fatigue']);
    expect(countOf(shelves('zeppelin').terms) + countOf(shelves('zeppelin').clauses)).toBe(0);
  });
});

describe('the filter', () => {
  it('keeps the clauses that the run has asked, or those by which it refused', () => {
    expect(idsOn(shelves('', 'asked'), 'clauses')).toEqual(['ciba-core-7.1', 'ciba-core-11']);
    expect(idsOn(shelves('', 'refused'), 'clauses')).toEqual(['ciba-core-11']);
    expect(idsOn(shelves('signed', 'refused'), 'clauses')).toEqual([]);
  });

  it('keeps nothing while nothing has been asked, and all where there is no run', () => {
    const none = shelvesOf(book, { words: '', filter: 'asked' }, new Map());
    expect(countOf(none.clauses)).toBe(0);
    const noRun = shelvesOf(book, { words: '', filter: 'all' }, undefined);
    expect(countOf(noRun.clauses)).toBe(countOf(shelves('').clauses));
  });

  it('leaves the other shelves as they are', () => {
    expect(idsOn(shelves('', 'refused'), 'terms')).toEqual(idsOn(shelves(''), 'terms'));
    expect(idsOn(shelves('', 'refused'), 'issues')).toEqual(idsOn(shelves(''), 'issues'));
  });
});

it('an entry says how often the run refused by it and how often it passed', () => {
  const [entry] = shelves('', 'refused').clauses.flatMap(({ entries }) => entries);
  expect([entry?.refused, entry?.passed]).toEqual([2, 1]);
});
