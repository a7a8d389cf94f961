/** The search language: every match can be written, read back and written again the same. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { match } from '#shared/trace/match/match.ts';
import { parseMatch, printMatch } from '#shared/trace/match/text/match-text.ts';
import type { TextRefusal } from '#shared/trace/match/text/match-words.ts';
import { leafKeywords } from '#shared/trace/match/text/read-leaf.ts';
import { randomMatch } from '#test/support/match/random-match.ts';

function printed(text: string): string {
  const read = parseMatch(text);
  return read.kind === 'read' ? printMatch(read.match) : read.sentence;
}

function refused(text: string) {
  const read = parseMatch(text);
  if (read.kind === 'read') throw new Error(`«${text}» was read.`);
  return read;
}

function isRefusal({ column, sentence }: TextRefusal, text: string): boolean {
  return column >= 1 && column <= text.length + 1 && /^Column \d+: .+\.$/s.test(sentence);
}

describe('the search language', () => {
  it('writes what the file format holds, and reads it back as it was', () => {
    fc.assert(
      fc.property(randomMatch, (made) => {
        const text = printMatch(made);
        expect(parseMatch(text)).toEqual({ kind: 'read', match: made });
        expect(match.parse(JSON.parse(JSON.stringify(made)))).toEqual(made);
        expect(printed(text)).toBe(text);
      }),
      { numRuns: 1500 },
    );
  });

  it('reads or refuses any text at all, and what it reads stays the same', () => {
    const bits = fc.constantFrom(
      ...leafKeywords.map((keyword) => `${keyword}:`),

      'token',
      'till',
      '400',
      '4xx',
      '#2',
      '#0',
      'not',
      'or',
      'and',
      'arrival',
      '(',
      ')',
      '"',
      ' ',
      '=',
      '~',
      '=~',
      '@',
      '!',
      'id_token',
      'polling',
      'set',
      'ä',
      '\\',
      '"a b"',
      '\n',
    );
    const line = fc.oneof(
      fc.array(bits, { maxLength: 12 }).map((words) => words.join('')),
      fc.array(bits, { maxLength: 12 }).map((words) => words.join(' ')),
      fc.string({ unit: 'binary', maxLength: 30 }),
    );
    let matches = 0;
    fc.assert(
      fc.property(line, (text) => {
        const read = parseMatch(text);
        matches += read.kind === 'read' ? 1 : 0;
        return read.kind === 'read'
          ? printed(printMatch(read.match)) === printMatch(read.match) &&
              match.safeParse(read.match).success
          : isRefusal(read, text);
      }),
      { numRuns: 3000 },
    );
    expect(matches).toBeGreaterThan(10);
  });

  it('is written in one way, whichever way it was typed', () => {
    for (const [typed, written] of [
      ['to:till   endpoint:token', 'to:till endpoint:token'],
      ['to:till and endpoint:token', 'to:till endpoint:token'],
      ['(to:till) ((endpoint:token))', 'to:till endpoint:token'],
      ['to:"till"', 'to:till'],
      ['status:400-499', 'status:4xx'],
      ['status:400-400', 'status:400'],
      ['param:interval=', 'param:interval=""'],
      ['not(not to:till)', 'not not to:till'],
      ['(#2 to:till) or from:till', '#2 to:till or from:till'],
      ['#2 (to:till or from:till)', '#2 (to:till or from:till)'],
    ] as const)
      expect(printed(typed)).toBe(written);
  });

  it('joins more tightly side by side than by «or»', () => {
    const [a, b, c] = ['till', 'kiosk', 'shop'].map((is) => ({ kind: 'party', end: 'to', is }));
    expect(parseMatch('to:till to:kiosk or to:shop')).toEqual({
      kind: 'read',
      match: { kind: 'or', of: [{ kind: 'and', of: [a, b] }, c] },
    });
    expect(parseMatch('not to:till to:kiosk')).toEqual({
      kind: 'read',
      match: { kind: 'and', of: [{ kind: 'not', of: a }, b] },
    });
    expect(parseMatch('#2 to:till to:kiosk or to:shop')).toEqual({
      kind: 'read',
      match: { kind: 'or', of: [{ kind: 'ordinal', n: 2, of: { kind: 'and', of: [a, b] } }, c] },
    });
  });

  it('says in which column it stopped, and what may stand there', () => {
    for (const [text, column, sentence] of [
      ['', 1, /ends too early.*question/],
      ['to:till or', 11, /ends too early/],
      ['to:till endpont:token', 9, /«endpont:».*endpoint/],
      ['to:till endpoint:tokn', 18, /«tokn».*token/],
      ['to:till slow_down', 9, /«slow_down» begins no question.*error:/],
      ['(to:till', 9, /bracket of column 1 is not closed/],
      ['to:till)', 8, /closes nothing/],
      ['or to:till', 1, /«or» has nothing before it/],
      ['to:till #2', 9, /stands before all that it counts/],
      ['#0 to:till', 1, /from 1 to 1000000/],
      ['status:40', 8, /400-404/],
      ['status:500-400', 8, /400-404/],
      ['param:scope~', 13, /Something is missing/],
      ['param:"scope', 7, /Something is missing/],
      ['param:"\\q"', 7, /as JSON writes one/],
      ['param:!scope=5', 8, /asks that there is none/],
      ['claim:acr@tea', 11, /«tea».*id_token/],
      ['param:scope@id_token', 13, /has no place/],
      ['timer:fired~rest', 13, /timer:fired=/],
      ['state:polling', 14, /state:polling=…/],
      ['to:a=b', 6, /takes one word/],
      ['to:a"b"', 5, /cannot stand here/],
      ['kind:toString', 6, /«toString» is none of the words here/],
      ['constructor:x', 1, /Nothing is asked for by «constructor:»/],
      [`to:${'x'.repeat(201)}`, 4, /200/],
    ] as const) {
      const read = refused(text);
      expect(`${read.column} ${read.sentence}`, `${text}`).toMatch(new RegExp(`^${column} `));
      expect(read.sentence, `${text}`).toMatch(sentence);
    }
    expect(refused('mode:pull').allowed).toEqual(['poll', 'ping', 'push']);
  });

  it('writes the largest match there can be in a line that can be read back', () => {
    const name = '\u0001'.repeat(200);
    const value = { is: 'equals', text: '\uD800'.repeat(400) } as const;
    const claim = { kind: 'claim', name, place: 'login_hint_token', value } as const;
    const made = { kind: 'or', of: Array.from({ length: 64 }, () => claim) } as const;
    expect(parseMatch(printMatch(made))).toEqual({ kind: 'read', match: made });
  });

  it('refuses a text that would be too large a match, however long it is', () => {
    const many = (count: number, word: string) =>
      Array.from({ length: count }, () => word).join(' ');
    expect(printed(many(64, 'to:till'))).toBe(many(64, 'to:till'));
    expect(refused(many(65, 'to:till')).sentence).toMatch(/64 single questions/);
    expect(refused(`${many(8, 'not')} to:till`).sentence).toMatch(/8 levels/);
    expect(refused(`${'('.repeat(100_000)}to:till`).sentence).toMatch(/8 levels/);
    expect(refused(`${many(60_000, 'not')} to:till`).sentence).toMatch(/8 levels/);
    expect(refused(many(20_000, 'to:till or')).sentence).toMatch(/ends too early/);
    expect(refused(`to:"${'\\n'.repeat(1_000_000)}`).sentence).toMatch(/300000 signs at most/);
  });
});
