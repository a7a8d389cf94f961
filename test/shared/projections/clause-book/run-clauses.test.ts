/** What a run has shown of each clause, told from its judgements alone. */
import { describe, expect, it } from 'vitest';
import { rulesOf } from '#shared/profiles/profiles.ts';
import { addToRunClauses, createRunClauses } from '#shared/projections/clause-book/run-clauses.ts';
import type { EntryOf } from '#shared/trace/entry.ts';

type Judgement = EntryOf<'rules.judged'>;

const rules = rulesOf('core', 'token');
const names = rules.map(({ name }) => name);
const clauseOf = (name: string): string => rules.find((rule) => rule.name === name)?.clause ?? '';

function judgement(seq: number, refusedAt?: number, clause?: string): Judgement {
  const rule = refusedAt === undefined ? undefined : names[refusedAt];
  const common = { seq, at: seq * 10, party: 'provider', causedBy: [seq - 1] } as const;
  return {
    kind: 'rules.judged',
    ...common,
    table: 'token',
    profile: 'core',
    exchange: `exchange-${seq}`,
    passed: names.slice(0, refusedAt),
    unreached: refusedAt === undefined ? [] : names.slice(refusedAt + 1),
    ...(rule === undefined
      ? {}
      : {
          refusal: {
            rule,
            clause: clause ?? clauseOf(rule),
            error: 'invalid_request',
            description: 'No.',
          },
        }),
  };
}

function told(...judgements: readonly Judgement[]) {
  const clauses = createRunClauses();
  for (const one of judgements) addToRunClauses(clauses, one);
  return clauses;
}

describe('a judgement', () => {
  it('that passed is a moment of every clause that its rules rest on, once each', () => {
    const clauses = told(judgement(5));
    expect([...clauses.keys()].toSorted()).toEqual(
      [...new Set(rules.map(({ clause }) => clause as string))].toSorted(),
    );
    for (const { passed, refused } of clauses.values())
      expect([passed.map(({ seq }) => seq), refused]).toEqual([[5], []]);
    const rulesPassed = [...clauses.values()].flatMap(({ passed }) =>
      passed.flatMap((one) => one.passed),
    );
    expect(rulesPassed.toSorted()).toEqual(names.toSorted());
  });

  it('that refused is a refusal of one clause alone, and says nothing of rules never reached', () => {
    const at = 3;
    const clauses = told(judgement(5, at));
    const refusals = [...clauses].flatMap(([clause, { refused }]) =>
      refused.map(({ seq, refusal }) => [clause, seq, refusal?.rule]),
    );
    expect(refusals).toEqual([[clauseOf(names[at] ?? ''), 5, names[at]]]);
    const counted = [...clauses.values()].flatMap(({ passed, refused }) =>
      [...passed, ...refused].flatMap((one) => one.passed),
    );
    expect(counted.toSorted()).toEqual(names.slice(0, at).toSorted());
  });

  it('by a clause that this engine has no rule for is still told under that clause', () => {
    const clauses = told(judgement(5, 3, 'of-another-engine'));
    expect(clauses.get('of-another-engine')?.refused).toMatchObject([{ seq: 5, passed: [] }]);
  });

  it('comes after those before it, and counts are added up', () => {
    const clauses = told(judgement(5), judgement(9, 0), judgement(12));
    const first = clauses.get(clauseOf(names[0] ?? ''));
    expect(first?.passed.map(({ seq }) => seq)).toEqual([5, 12]);
    expect(first?.refused.map(({ seq }) => seq)).toEqual([9]);
  });
});

it('nothing but judgements counts', () => {
  const { seq, at, party, causedBy } = judgement(4);
  const clauses = createRunClauses();
  addToRunClauses(clauses, { kind: 'clock.advanced', seq, at, party, causedBy } as never);
  expect(clauses.size).toBe(0);
});
