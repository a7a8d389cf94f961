/** One language for all who ask: what the search understands more shortly, everybody reads when it is printed. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { breakpoint } from '#shared/intents/clock-intents.ts';
import { faultRule } from '#shared/protocol/setup/fault-rule.ts';
import { matchesIn } from '#shared/trace/match/find-matches.ts';
import type { LeafOf } from '#shared/trace/match/leaf.ts';
import type { Match } from '#shared/trace/match/match.ts';
import { parseMatch, parseSearch, printMatch } from '#shared/trace/match/text/match-text.ts';
import { randomLeaf, randomMatch } from '#test/support/match/random-match.ts';
import { signedInTill } from '#test/support/match/recorded-runs.ts';

function searched(text: string): Match {
  const read = parseSearch(text);
  if (read.kind === 'refused') throw new Error(read.sentence);
  return read.match;
}

function found(text: string): readonly string[] {
  return [...matchesIn(signedInTill(), searched(text))].map(({ kind }) => kind);
}

describe('the search, and whoever else asks', () => {
  it('reads every single question as breakpoints, fault rules and expectations do', () => {
    fc.assert(
      fc.property(randomLeaf, (leaf) => {
        const text = printMatch(leaf);
        expect(parseSearch(text)).toEqual({ kind: 'read', match: leaf });
        expect(parseMatch(text)).toEqual({ kind: 'read', match: leaf });
      }),
      { numRuns: 500 },
    );
  });

  it('finds a match that is accepted in a breakpoint and in a fault rule as it is', () => {
    fc.assert(
      fc.property(randomMatch, (made) => {
        const on = searched(printMatch(made));
        const pause = { id: 'b', title: '', on, enabled: true, once: false };
        expect(breakpoint.parse(pause).on).toEqual(made);
        const rule = { id: 'r', title: '', on, how: { kind: 'always' }, act: { kind: 'drop' } };
        expect(faultRule.parse(rule).on).toEqual(made);
      }),
      { numRuns: 200 },
    );
  });

  it('takes a word that no key stands before for text, and prints it so that all can read it', () => {
    expect(printMatch(searched('slow_down'))).toBe('text:slow_down');
    expect(printMatch(searched('"W4 SCT" error:slow_down'))).toBe('text:"W4 SCT" error:slow_down');
    expect(parseMatch(printMatch(searched('12:30 or /token')))).toEqual(
      parseSearch('12:30 or /token'),
    );
  });

  it('refuses a key that there is not, with its place and what to do', () => {
    expect(parseSearch('till eror:slow_down')).toMatchObject({
      kind: 'refused',
      column: 6,
      sentence: expect.stringContaining('Quote it to look for it as it stands.'),
    });
    expect(parseSearch('"eror:slow_down"').kind).toBe('read');
    expect(parseMatch('till')).toMatchObject({ kind: 'refused', column: 1 });
  });

  it('reads the short form of a named value, where a star stands for any letters', () => {
    const short = [
      ['claim.acr:pin', 'claim:acr=pin'],
      ['param.binding_message:W4*', 'param:binding_message=~W4*'],
      ['param.binding_message:"W4*"', 'param:binding_message=W4*'],
      ['header.content-type:"a b"', 'header:content-type="a b"'],
    ] as const;
    for (const [text, printed] of short) {
      expect(printMatch(searched(text))).toBe(printed);
      expect(parseMatch(text)).toEqual(parseMatch(printed));
    }
    expect(parseMatch('status.x:4')).toMatchObject({ kind: 'refused' });
    expect(parseMatch('claim.acr:')).toMatchObject({ kind: 'refused', column: 11 });
    expect(parseMatch('foo.acr:x')).toMatchObject({ kind: 'refused', column: 1 });
  });
});

describe('words in messages', () => {
  it('are found in decoded values, in whatever case, and in nothing but messages', () => {
    expect(found('w4sct').length).toBeGreaterThan(0);
    expect(new Set(found('w4sct'))).toEqual(new Set(['message.sent']));
    expect(found('"post /token"')).toEqual(found('endpoint:token direction:request'));
    expect(found('no-such-word-anywhere')).toEqual([]);
  });

  it('are found in the claims of a JWT, which the bytes do not show', () => {
    const match: LeafOf<'text'> = { kind: 'text', is: 'urn:openid:params:jwt:claim' };
    const seen = [...matchesIn(signedInTill(), match)];
    const claimed = found('claim:sub');
    expect(claimed.length).toBeGreaterThan(0);
    expect(found('"sub: "').length).toBe(claimed.length);
    expect(seen.every(({ kind }) => kind === 'message.sent')).toBe(true);
  });

  it('know the provider by its letters', () => {
    expect(found('party:op')).toEqual(found('party:provider'));
    expect(found('to:rp')).toEqual(found('to:relying-party'));
  });
});
