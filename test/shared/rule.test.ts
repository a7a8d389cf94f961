/** How a list of rules is walked: in order, and not a step beyond the first refusal. */
import { describe, expect, it } from 'vitest';
import { type Finding, judge, passed, type Rule, refuse } from '#shared/protocol/rules/rule.ts';

function rule(name: string, finding: () => Finding): Rule<object> {
  return { name, clause: 'ciba-core-13', teaching: 'A test.', check: finding };
}

const refused = () => refuse('invalid_request', 'No.');

describe('judging by rules', () => {
  it('passes a context that every rule passes', () => {
    const rules = [rule('first', () => passed), rule('second', () => passed)];
    expect(judge(rules, {})).toEqual({ passed: ['first', 'second'], unreached: [] });
  });

  it('stops at the first refusal, names it with its clause, and lists what was not reached', () => {
    const rules = [
      rule('first', () => passed),
      rule('second', refused),
      rule('third', () => {
        throw new Error('A rule after a refusal is not asked.');
      }),
    ];
    expect(judge(rules, {})).toEqual({
      passed: ['first'],
      unreached: ['third'],
      refusal: {
        error: 'invalid_request',
        description: 'No.',
        rule: 'second',
        clause: 'ciba-core-13',
      },
    });
  });

  it('passes when there are no rules', () => {
    expect(judge([], {})).toEqual({ passed: [], unreached: [] });
  });
});
