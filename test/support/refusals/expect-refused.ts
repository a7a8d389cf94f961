/** That a case is refused as its data says: by that rule and clause, with that code, in good form. */
import { expect } from 'vitest';
import { expectErrorForm } from '../core/answer-form.ts';
import { type RefusalCase, reach } from './refusal-case.ts';

/** Runs the case and compares the verdict in the trace and the answer on the wire. */
export function expectRefused(refusal: RefusalCase): void {
  const { judged, answer } = reach(refusal);
  const { rule, clause, error, status } = refusal;
  expect(judged?.refusal).toMatchObject({ rule, clause, error });
  expect(answer).toMatchObject({ status, body: { error } });
  if (answer !== undefined) expectErrorForm(answer);
}
