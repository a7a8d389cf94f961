/**
 * A decision from the control listener, given to the core as a trainer's is: what counts as one is
 * judged there.
 */
import type { Outcome } from '#shared/workbench-port.ts';
import type { OpenRun } from '../../run/open-run.ts';
import type { DecisionBody } from './control-messages.ts';
import type { Decided } from './control-target.ts';
import { requestState } from './request-list.ts';

/** Decides a request, unless it is unknown or decided already. */
export async function decide(
  open: Pick<OpenRun, 'world' | 'submit'>,
  authReqId: string,
  decision: DecisionBody,
): Promise<Decided> {
  const before = requestState(open.world(), authReqId);
  if (before === undefined) return { kind: 'unknown' };
  if (before !== 'pending') return { kind: 'settled', state: before };
  const outcome = await open.submit({
    kind: 'intent.given',
    intent: { kind: 'request.decided', run: 'service', authReqId, ...given(decision) },
  });
  return readOutcome(outcome, requestState(open.world(), authReqId) ?? 'expired');
}

/** What was refused though it waited a moment ago was settled meanwhile, or is malformed. */
function readOutcome(
  outcome: Outcome,
  state: NonNullable<ReturnType<typeof requestState>>,
): Decided {
  if (outcome.kind === 'accepted') return { kind: 'done', state };
  return state === 'pending'
    ? { kind: 'refused', sentence: outcome.sentence }
    : { kind: 'settled', state };
}

function given({ decision, device, scope, acr }: DecisionBody) {
  return {
    decision,
    ...(device !== undefined && { device }),
    ...(scope !== undefined && { scope }),
    ...(acr !== undefined && { acr }),
  };
}
