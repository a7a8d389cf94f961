/** A judgement told rule by rule, as a screen steps through it. */
import { describe, expect, it } from 'vitest';
import { ruleSteps } from '#shared/projections/rule-steps.ts';
import { openRequest } from '#test/support/core/decided-request.ts';
import { tokenRequest } from '#test/support/core/outside-request.ts';
import { createSimulation } from '#test/support/core/simulation.ts';

const simulation = createSimulation();
const authReqId = openRequest(simulation);
simulation.ask(tokenRequest(authReqId));
const judged = simulation.ofKind('rules.judged').map(ruleSteps);

describe('the rules of a judgement', () => {
  it('come in the order in which they were met, each with its clause and why it is there', () => {
    for (const steps of judged) {
      expect(steps.length).toBeGreaterThan(10);
      expect(
        steps.filter(({ clause, teaching }) => clause === undefined || teaching === ''),
      ).toEqual([]);
    }
  });

  it('all pass where the call was accepted', () => {
    expect(new Set(judged[0]?.map(({ verdict }) => verdict))).toEqual(new Set(['passed']));
  });

  it('pass up to the one that refused, which says what it told the client', () => {
    const verdicts = judged[1]?.map(({ verdict }) => verdict) ?? [];
    const at = verdicts.indexOf('refused');
    expect(judged[1]?.[at]).toMatchObject({
      name: 'person has decided',
      clause: 'ciba-core-11',
      refusal: { error: 'authorization_pending' },
    });
    expect(new Set(verdicts.slice(0, at))).toEqual(new Set(['passed']));
    expect(new Set(verdicts.slice(at + 1))).toEqual(new Set(['unreached']));
  });
});
