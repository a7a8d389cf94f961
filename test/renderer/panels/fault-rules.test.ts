/** Fault rules as a screen writes and says them: drafts both ways, sentences, completion. */
import { describe, expect, it } from 'vitest';
import { completionsOf, readyMade } from '#renderer/panels/network/match-completion.ts';
import { draftOf, endpointIn, readDraft } from '#renderer/panels/network/rule-draft.ts';
import { movedIn } from '#renderer/panels/network/rule-order.ts';
import { actWords, oftenWords, whenWords } from '#renderer/panels/network/rule-words.ts';
import { type FaultRule, faultRules } from '#shared/protocol/setup/fault-rule.ts';
import { parseMatch } from '#shared/trace/match/text/match-text.ts';
import { createRandom } from '../../support/core/random.ts';
import { randomRules } from '../../support/core/random-network.ts';

const second: FaultRule = {
  id: 'a',
  title: 'too soon',
  on: { kind: 'ordinal', n: 2, of: { kind: 'endpoint', is: 'token' } },
  how: { kind: 'every', k: 3 },
  act: { kind: 'error', status: 400, error: 'slow_down' },
};

describe('a rule as a draft', () => {
  it('comes back as it was, whatever the rule', () => {
    const rules = Array.from({ length: 60 }, (_, seed) => randomRules(createRandom(seed))).flat();
    expect(rules.length).toBeGreaterThan(30);
    for (const rule of [...rules, { ...second, off: true as const }]) {
      const read = readDraft(draftOf(rule), rule.id, rule);
      // A hold without a limit has the usual one, which a draft writes out.
      const held =
        rule.act.kind === 'hold'
          ? { kind: 'hold' as const, limitMs: rule.act.limitMs ?? 30_000 }
          : rule.act;
      expect(read.kind === 'rule' && read.rule).toEqual({ ...rule, act: held });
      expect(faultRules.safeParse([read.kind === 'rule' && read.rule]).success).toBe(true);
    }
  });

  it('says at its field what is wrong', () => {
    const draft = { ...draftOf(second), match: 'endpoint:tokn', error: ' ' };
    expect(readDraft(draft, 'a')).toMatchObject({
      kind: 'faults',
      faults: { match: expect.stringMatching(/^Column 10/), error: expect.stringMatching(/code/) },
    });
    const late = { ...draftOf(undefined), match: 'status:400', act: 'latency', spread: 'uniform' };
    const reversed = { ...late, fromMs: 9, toMs: 3 } as const;
    expect(readDraft(reversed as Parameters<typeof readDraft>[0], 'a')).toMatchObject({
      faults: { toMs: expect.stringMatching(/lower end/) },
    });
  });

  it('knows the endpoint that its match is about, but not one that it excludes', () => {
    const endpointOf = (text: string): string | undefined => {
      const read = parseMatch(text);
      return read.kind === 'read' ? endpointIn(read.match) : 'unread';
    };
    expect(endpointOf('#2 endpoint:token status:400')).toBe('token');
    expect(endpointOf('not endpoint:token')).toBeUndefined();
  });
});

describe('a rule in words', () => {
  it('says when, how often and what', () => {
    expect(whenWords(second)).toBe('the 2nd message of the token endpoint');
    expect(oftenWords(second)).toBe('every 3rd time');
    expect(actWords(second.act)).toBe('is answered with 400 slow_down');
  });
});

describe('completion of a match', () => {
  const words = (text: string): readonly string[] => completionsOf(text).map(({ word }) => word);

  it('offers the questions at the beginning, and the words of a question after its colon', () => {
    expect(words('end')).toEqual(['endpoint:']);
    expect(words('endpoint:t')).toEqual(['token']);
    expect(words('endpoint:token dir')).toEqual(['direction:']);
    expect(words('error:slo')).toEqual(['slow_down']);
    expect(words('endpoint:')).toContain('userinfo');
  });

  it('puts the word where it was begun', () => {
    expect(completionsOf('not endpoint:us')[0]?.text).toBe('not endpoint:userinfo');
  });

  it('offers nothing where any word will do', () => {
    expect(words('to:ti')).toEqual([]);
  });

  it.each(readyMade)('has a ready choice that can be read: $title', ({ text }) => {
    expect(parseMatch(text).kind).toBe('read');
  });
});

describe('the order of the rules', () => {
  const [a, b, c] = ['a', 'b', 'c'].map((id) => ({
    id,
    title: id,
    on: {},
    how: { kind: 'once' as const },
    act: { kind: 'drop' as const },
  }));
  const list = [a, b, c].flatMap((rule) => rule ?? []);
  const order = (rules: ReturnType<typeof movedIn>) => rules?.map(({ id }) => id).join('');

  it('changes by one place, and not beyond either end', () => {
    expect(order(movedIn(list, 'b', -1))).toBe('bac');
    expect(order(movedIn(list, 'b', 1))).toBe('acb');
    expect(movedIn(list, 'a', -1)).toBeUndefined();
    expect(movedIn(list, 'c', 1)).toBeUndefined();
    expect(movedIn(list, 'nobody', 1)).toBeUndefined();
  });
});
