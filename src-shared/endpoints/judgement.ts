/**
 * Judges a call by one of the profile's rule tables, writes the verdicts into the trace, and turns
 * a refusal into the answer that OAuth prescribes for it.
 */
import { type Draft, write } from '../kernel/draft.ts';
import { coreProfile, type RuleTable } from '../profiles/core.ts';
import { type HttpResponse, jsonResponse } from '../protocol/encoding/wire.ts';
import { errorCodes } from '../protocol/rules/error-codes.ts';
import { type Judgement, judge, type Rule } from '../protocol/rules/rule.ts';

interface Judging<Context> {
  readonly table: RuleTable;
  readonly rules: readonly Rule<Context>[];
  readonly context: Context;
  readonly exchange: string;
  readonly about?: string | undefined;
}

/** Walks the rules; what follows in this step follows from the verdict. */
export function judgeAndRecord<Context>(draft: Draft, judging: Judging<Context>): Judgement {
  const { table, rules, context, exchange, about } = judging;
  const judgement = judge(rules, context);
  draft.cause = write(draft, {
    kind: 'rules.judged',
    party: 'provider',
    ...(about === undefined ? {} : { about }),
    table,
    profile: coreProfile.name,
    exchange,
    ...judgement,
  });
  return judgement;
}

/** The answer to a refused call; 401 carries WWW-Authenticate (RFC 6749 §5.2). */
export function refusalResponse(refusal: NonNullable<Judgement['refusal']>): HttpResponse {
  const { status } = errorCodes[refusal.error];
  const body = { error: refusal.error, error_description: refusal.description };
  const challenge = [['WWW-Authenticate', 'Basic realm="ciba-workbench"']] as const;
  return jsonResponse(status, body, status === 401 ? challenge : []);
}
