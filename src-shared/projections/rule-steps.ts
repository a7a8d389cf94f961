/**
 * One judgement, rule by rule, for a screen that steps through it: what each rule asks, the clause
 * it rests on, why it is there, and what it said of this call.
 */
import { rulesOf } from '../profiles/profiles.ts';
import type { EntryOf } from '../trace/entry.ts';

export interface RuleStep {
  readonly name: string;
  /** Absent for a rule that this engine does not know any more. */
  readonly clause: string | undefined;
  readonly teaching: string;
  readonly verdict: 'passed' | 'refused' | 'unreached';
  /** What the one that refused told the client. */
  readonly refusal: EntryOf<'rules.judged'>['refusal'];
}

/** The verdicts in the order in which the rules were met, as they were recorded. */
export function ruleSteps(judgement: EntryOf<'rules.judged'>): readonly RuleStep[] {
  const { passed, refusal, unreached, profile, table } = judgement;
  const rules = new Map(rulesOf(profile, table).map((rule) => [rule.name, rule]));
  const step = (name: string, verdict: RuleStep['verdict']): RuleStep => ({
    name,
    clause: rules.get(name)?.clause,
    teaching: rules.get(name)?.teaching ?? '',
    verdict,
    refusal: verdict === 'refused' ? refusal : undefined,
  });
  return [
    ...passed.map((name) => step(name, 'passed')),
    ...(refusal === undefined ? [] : [step(refusal.rule, 'refused')]),
    ...unreached.map((name) => step(name, 'unreached')),
  ];
}
