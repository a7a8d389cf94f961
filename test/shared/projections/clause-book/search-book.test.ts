/** Words find the pages of the book on which all of them stand. */
import { expect, it } from 'vitest';
import { bookWith } from '#shared/lessons/lesson-book.ts';
import { passagesWith, termsWith } from '#shared/projections/clause-book/search-book.ts';

const { passages, terms } = bookWith([]);
const found = (words: string): readonly string[] =>
  passagesWith(passages, words).map(({ id }) => id);

it('finds a clause by its number, its title, its words, its rules and its parameters', () => {
  expect(found('CIBA Core 7.1.1')).toContain('ciba-core-7.1.1');
  expect(found('signed authentication')).toContain('ciba-core-7.1.1');
  expect(found('pending slow_down expired')).toContain('ciba-core-11');
  expect(found('waits for the interval')).toEqual(['ciba-core-11']);
  expect(found('binding_message').length).toBeGreaterThan(0);
});

it('finds all of them for no words, and none for words that stand nowhere', () => {
  expect(found('  ').length).toBe(passages.length);
  expect(found('zeppelin')).toEqual([]);
});

it('finds a term by its name and by its meaning', () => {
  const names = termsWith(terms, 'callback desk till').map(({ term }) => term);
  expect(names).toEqual([]);
  expect(termsWith(terms, 'a till, a call').map(({ term }) => term)).toEqual([
    'consumption device',
  ]);
  expect(termsWith(terms, 'FATIGUE').map(({ term }) => term)).toEqual(['push fatigue']);
});
