/** Judges a call by one of the profile's rule tables and writes the verdicts into the trace. */
import { type Draft, write } from '../kernel/draft.ts';
import { tablesOf } from '../profiles/profiles.ts';
import type { RuleContexts, RuleTable, RuleTables } from '../profiles/rule-tables.ts';
import { type Judgement, judge, type Rule } from '../protocol/rules/rule.ts';

interface Judging<Table extends RuleTable> {
  readonly table: Table;
  readonly context: RuleContexts[Table];
  readonly exchange: string;
  readonly about?: string | undefined;
}

/** Walks the rules; what follows in this step follows from the verdict. */
export function judgeAndRecord<Table extends RuleTable>(
  draft: Draft,
  { table, context, exchange, about }: Judging<Table>,
): Judgement {
  const { profile } = draft.setup;
  const tables: RuleTables = tablesOf(profile);
  const rules: readonly Rule<RuleContexts[Table]>[] = tables[table];
  const judgement = judge(rules, context);
  const { refusal, ...verdicts } = judgement;
  const verdict = {
    kind: 'rules.judged',
    party: 'provider',
    ...(about === undefined ? {} : { about }),
    table,
    profile,
    exchange,
    ...verdicts,
    ...(refusal === undefined
      ? {}
      : {
          refusal: {
            rule: refusal.rule,
            clause: refusal.clause,
            error: refusal.error,
            description: refusal.description,
          },
        }),
  } as const;
  draft.cause = write(draft, verdict, ...(draft.grounds ?? []));
  return judgement;
}
