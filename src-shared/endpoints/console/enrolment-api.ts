/**
 * The enrolment of a person's phone, changed by its API: for which transactions it is asked. The
 * enrolment has the name of the person's subject here.
 */
import type { Draft } from '../../kernel/draft.ts';
import { personOfSub } from '../../kernel/provider/people.ts';
import { jsonResponse } from '../../protocol/encoding/wire.ts';
import { enrolmentUpdate } from '../../protocol/rules/console/enrolment-rules.ts';
import { judgeAndRecord } from '../judgement.ts';
import type { ProviderCall } from '../surroundings.ts';
import { coded, lastPart, managedCall } from './api-answer.ts';
import { doSteps } from './done-steps.ts';

/** Changes it, and with it the two steps of the console that are the person's own. */
export function changeEnrolment(draft: Draft, { request, exchange }: ProviderCall) {
  const id = lastPart(request);
  const user = personOfSub(draft, id);
  const managed = managedCall(request);
  const context = { ...managed, settings: draft.setup.provider, user };
  const { refusal } = judgeAndRecord(draft, { table: 'enrolment-management', context, exchange });
  if (refusal !== undefined) return { response: coded(refusal) };
  const { transactionTypes } = enrolmentUpdate.parse(managed.update).methods.push;
  doSteps(draft, {
    'enrols for pushes': true,
    'takes CIBA transactions': transactionTypes.includes('CIBA'),
  });
  const methods = { push: { status: 'ACTIVE', transactionTypes } };
  return { response: jsonResponse(200, { id, user: { id }, methods }) };
}
