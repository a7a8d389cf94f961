/** Judges a call by one of the profile's rule tables and writes the verdicts into the trace. */
import { type Draft, headOf, writeWhole } from '../kernel/draft.ts';
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
  const { passed, unreached, refusal } = judgement;
  const head = headOf(draft, 'rules.judged', 'provider', about, ...(draft.grounds ?? []));
  const verdict = { ...head, table, profile, exchange, passed, unreached };
  draft.cause = writeWhole(
    draft,
    refusal === undefined ? verdict : { ...verdict, refusal: toldOf(refusal) },
  );
  return judgement;
}

/** What the record says of a refusal. */
function toldOf({ rule, clause, error, description }: NonNullable<Judgement['refusal']>) {
  return { rule, clause, error, description };
}
