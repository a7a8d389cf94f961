/** What the table of rules says of a judgement: a client that is to wait did nothing wrong. */
import { describe, expect, it } from 'vitest';
import { verdictOf, verdictSaid } from '#renderer/panels/inspector/rule-verdict.tsx';
import { type RuleStep, ruleSteps } from '#shared/projections/rule-steps.ts';
import { signedInTill } from '../../support/match/recorded-runs.ts';

const judgements = signedInTill().filter((entry) => entry.kind === 'rules.judged');

/** The rules of the first poll that was answered so; of one that was granted, without an error. */
function rulesAnswered(error: string | undefined): readonly RuleStep[] {
  const found = judgements.find(
    ({ table, refusal }) => table.startsWith('token') && refusal?.error === error,
  );
  if (found === undefined) throw new Error(`No poll was answered ${String(error)}.`);
  return ruleSteps(found);
}

describe('the verdict of the rules', () => {
  it('is no refusal where the client is told to wait', () => {
    const steps = rulesAnswered('authorization_pending');
    const besides = steps.map(verdictOf).filter((verdict) => verdict !== 'passed');
    expect(besides).toEqual(['waits', 'unreached']);
    const passed = steps.length - besides.length;
    expect(verdictSaid(steps)).toBe(`${passed} passed, then one said: not yet; 1 was never asked.`);
  });

  it('is one where the client was wrong, and counts what was never asked', () => {
    const [first, ...rest] = rulesAnswered('authorization_pending');
    if (first === undefined) throw new Error('There are no rules.');
    const said = { error: 'invalid_client', description: '', clause: 'ciba-core-7.1' };
    const refusal = { rule: first.name, ...said };
    const refused: RuleStep = { ...first, verdict: 'refused', refusal };
    const unreached = rest.map(
      (step): RuleStep => ({ ...step, verdict: 'unreached', refusal: undefined }),
    );
    expect(verdictOf(refused)).toBe('refused');
    expect(verdictSaid([refused, ...unreached])).toBe(
      `0 passed, then one refused; ${rest.length} were never asked.`,
    );
  });

  it('is that all passed where all did', () => {
    const steps = rulesAnswered(undefined);
    expect(verdictSaid(steps)).toBe(`All ${steps.length} rules were asked, and all passed.`);
  });
});
