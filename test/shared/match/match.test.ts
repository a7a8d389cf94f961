/** Match as data: what a file may hold, and what it may not, however it was meant. */
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { match, mostLeaves, mostLevels } from '#shared/trace/match/match.ts';

const token = { kind: 'endpoint', is: 'token' };

function refusalOf(value: unknown): string {
  const read = match.safeParse(value);
  if (read.success) return 'nothing';
  return read.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; ');
}

function nested(levels: number): unknown {
  let made: unknown = token;
  for (let level = 1; level < levels; level += 1) made = { kind: 'not', of: made };
  return made;
}

describe('a match as data', () => {
  it('is read as it stands', () => {
    const held = {
      kind: 'ordinal',
      n: 2,
      of: { kind: 'and', of: [token, { kind: 'error', is: 'slow_down' }] },
    };
    expect(match.parse(JSON.parse(JSON.stringify(held)))).toEqual(held);
  });

  it('has no key that is not known, and says where one stands', () => {
    const held = { kind: 'and', of: [token, { kind: 'not', of: { ...token, are: 'token' } }] };
    expect(refusalOf(held)).toMatch(/^of\.1\.of: .*"are"/);
    expect(refusalOf({ ...token, constructor: 1 })).toMatch(/"constructor"/);
  });

  it('names no endpoint, entry or chart that there is not', () => {
    expect(refusalOf({ kind: 'endpoint', is: 'tokn' })).toMatch(/^is: .*"token"/);
    expect(refusalOf({ kind: 'entry', is: 'message.mislaid' })).toMatch(/^is: /);
    expect(refusalOf({ kind: 'machine', is: 'toaster' })).toMatch(/^is: /);
    expect(refusalOf({ kind: 'wish', is: 'token' })).toMatch(/^kind: /);
  });

  it('joins at least two, and counts from one', () => {
    expect(refusalOf({ kind: 'or', of: [token] })).toMatch(/^of: /);
    expect(refusalOf({ kind: 'ordinal', n: 0, of: token })).toMatch(/^n: /);
    expect(refusalOf({ kind: 'ordinal', n: 1.5, of: token })).toMatch(/^n: /);
  });

  it('has no range of statuses that ends before it begins', () => {
    expect(refusalOf({ kind: 'status', from: 500, to: 400 })).toMatch(/begins with the lower one/);
  });

  it(`has ${mostLevels} levels at most`, () => {
    expect(refusalOf(nested(mostLevels))).toBe('nothing');
    expect(refusalOf(nested(mostLevels + 1))).toBe(': A match has 8 levels at most.');
  });

  it('is refused by a sentence, never by an exhausted stack, however deep it is', () => {
    expect(refusalOf(nested(100_000))).toBe(': A match has 8 levels at most.');
    let lists: unknown = [];
    for (let level = 0; level < 100_000; level += 1) lists = { kind: 'and', of: [lists] };
    expect(refusalOf(lists)).toBe(': A match has 8 levels at most.');
  });

  it(`asks ${mostLeaves} single questions at most`, () => {
    const of = (count: number) => ({ kind: 'or', of: Array.from({ length: count }, () => token) });
    expect(refusalOf(of(mostLeaves))).toBe('nothing');
    const sentence = ': A match asks 64 single questions at most.';
    expect(refusalOf(of(mostLeaves + 1))).toBe(sentence);
    expect(refusalOf(of(1_000_000))).toBe(sentence);
    expect(refusalOf({ kind: 'and', of: [of(40), of(40)] })).toBe(sentence);
    // Eight lists in eight lists and so on would be millions, if they were read before they are counted.
    let wide: unknown = token;
    for (let level = 1; level < mostLevels; level += 1)
      wide = { kind: 'and', of: Array.from({ length: 8 }, () => wide) };
    expect(refusalOf(wide)).toBe(sentence);
  });

  it('is nothing that is no object', () => {
    for (const value of [null, undefined, 7, 'endpoint:token', [], [token], {}, { of: [] }]) {
      expect(match.safeParse(value).success, `${JSON.stringify(value)}`).toBe(false);
    }
  });

  it('can be described by a JSON Schema that says what each member means', () => {
    const schema = JSON.stringify(z.toJSONSchema(match, { unrepresentable: 'any' }));
    expect(schema).toContain('"const":"ordinal"');
    expect(schema).toContain('Only the so-many-th entry, counted from 1.');
  });
});
