/** The text of a lesson is plain words with three marks, and can be nothing else. */
import { expect, it } from 'vitest';
import { isTerm, meaningOf } from '#shared/lessons/glossary.ts';
import { plainLessonText, readLessonText } from '#shared/lessons/lesson-text.ts';

it('is read into spans', () => {
  expect(readLessonText('A **new** `error` of [[Poll]] and [[hint|hints]].')).toEqual({
    kind: 'read',
    spans: [
      { kind: 'plain', text: 'A ' },
      { kind: 'strong', text: 'new' },
      { kind: 'plain', text: ' ' },
      { kind: 'code', text: 'error' },
      { kind: 'plain', text: ' of ' },
      { kind: 'term', term: 'poll', text: 'Poll' },
      { kind: 'plain', text: ' and ' },
      { kind: 'term', term: 'hint', text: 'hints' },
      { kind: 'plain', text: '.' },
    ],
  });
});

it('shows every sign that is escaped, and HTML as it is written', () => {
  expect(plainLessonText('2 \\* 3, \\`x\\`, \\[[y]], \\\\ <b onclick="x">&amp;</b>')).toBe(
    '2 * 3, `x`, [[y]], \\ <b onclick="x">&amp;</b>',
  );
});

it.each(['**open', '`open', '[[open', '****', '[[no such term]]', 'a\u0000b', 'a\nb', 'a\u2067b'])(
  'refuses %j',
  (text) => {
    expect(readLessonText(text).kind).toBe('refused');
  },
);

it('knows what its terms mean', () => {
  expect(isTerm('poll') && meaningOf('poll')).toMatch(/^The client asks/);
  expect(isTerm('constructor')).toBe(false);
});
