/** Terms are found in sentences that nobody has marked. */
import { expect, it } from 'vitest';
import { termReader } from '#shared/projections/clause-book/marked-terms.ts';

const read = termReader(['hint', 'poll', 'push', 'push fatigue', 'id token', 'auth_req_id']);
const marked = (sentence: string): readonly string[] =>
  read(sentence).flatMap(({ text, term }) => (term === undefined ? [] : [`${text}=${term}`]));

it('marks a word where it stands first, in whatever case, and its plural', () => {
  expect(marked('Poll, then poll again; hints are no ID Token.')).toEqual([
    'Poll=poll',
    'hints=hint',
    'ID Token=id token',
  ]);
});

it('marks the longer term, and not the shorter one in it', () => {
  expect(marked('Push fatigue wears people down.')).toEqual(['Push fatigue=push fatigue']);
});

it('marks no part of a longer word or name', () => {
  expect(marked('login_hint, polling, id-token-hint and hint_of')).toEqual([]);
});

it('leaves every letter where it was', () => {
  const sentence = 'A hint, an auth_req_id and a push: (poll).';
  expect(
    read(sentence)
      .map(({ text }) => text)
      .join(''),
  ).toBe(sentence);
});

it('leaves unmarked what was found in a sentence before', () => {
  const found = new Set<string>();
  read('A hint.', found);
  expect(read('A hint and a poll.', found).flatMap(({ term }) => term ?? [])).toEqual(['poll']);
});

it('reads a sentence without terms as it is', () => {
  expect(read('Nothing here.')).toEqual([{ text: 'Nothing here.' }]);
  expect(read('')).toEqual([]);
});
