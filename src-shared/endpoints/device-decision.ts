/**
 * The provider's own channel to authentication devices (CIBA Core §8 leaves it open): takes a
 * decision, judges whether it counts, and tells the device what became of it.
 */
import { mapGet } from '../kernel/collections/persistent-map.ts';
import { type Draft, headOf, write, writeWhole } from '../kernel/draft.ts';
import { personOfSub } from '../kernel/provider/people.ts';
import type { AuthenticationRequest, Decision } from '../kernel/provider/records.ts';
import { noteDecision, requestState } from '../kernel/provider/request-life.ts';
import { advanceRequest } from '../kernel/provider/request-progress.ts';
import {
  countedContext,
  judgedContext,
  wantedContexts,
  weakerContexts,
} from '../kernel/provider/wanted-contexts.ts';
import { send } from '../kernel/sending.ts';
import { timeOf } from '../kernel/time/time-of.ts';
import type { MessageInTransit, World } from '../kernel/world.ts';
import { assert } from '../protocol/assert.ts';
import { bodyObject, note } from '../protocol/encoding/wire.ts';
import type { Refusal } from '../protocol/rules/rule.ts';
import { judgeAndRecord } from './judgement.ts';

/** A decision, wherever it was made. */
export interface DecisionNote {
  readonly authReqId: string;
  readonly decision: unknown;
  readonly scope?: unknown;
  readonly acr?: unknown;
  /** The person reports that somebody else began this. */
  readonly reported?: unknown;
  readonly sentBy: string;
  /** What is noted as the device that decided; other devices are told that it is over. */
  readonly device: string;
  readonly exchange: string;
}

/** Judges a device's decision and answers the device. */
export function answerDecision(draft: Draft, { wire, from, exchange }: MessageInTransit): void {
  const body = bodyObject(wire) ?? {};
  const authReqId = typeof body['auth_req_id'] === 'string' ? body['auth_req_id'] : '';
  const { decision, scope, acr, reported } = body;
  const made = { authReqId, decision, scope, acr, reported, sentBy: from, device: from, exchange };
  const refusal = decide(draft, made);
  const result =
    refusal === undefined
      ? { result: 'accepted' }
      : { result: 'refused', reason: refusal.description };
  const about = mapGet(draft.requests, authReqId)?.authReqId;
  const answer = note('decision result', { prompt: body['prompt'], ...result });
  send(draft, { exchange, from: 'provider', to: from, wire: answer, about });
}

/** Judges a decision; if it counts, the request moves on. */
export function decide(draft: Draft, made: DecisionNote): Refusal | undefined {
  const { authReqId, exchange } = made;
  const held = mapGet(draft.requests, authReqId);
  const context = {
    ...made,
    scope: made.scope,
    acr: held === undefined ? made.acr : judgedContext(draft, held, made.acr),
    request: held && judgedRequest(draft, held),
  };
  const about = held?.authReqId;
  const { refusal } = judgeAndRecord(draft, { table: 'device-decision', context, exchange, about });
  if (refusal === undefined) {
    assert(held !== undefined, 'the rules passed');
    if (made.decision === 'deny' && made.reported === true) noteFraud(draft, held, made);
    carryOut(draft, held, made);
  }
  return refusal;
}

/** For whoever runs the provider; the client hears of a denial and nothing else. */
function noteFraud(draft: Draft, held: AuthenticationRequest, { device }: DecisionNote): void {
  const { authReqId, clientId, sub } = held;
  const about = authReqId;
  write(draft, {
    kind: 'fraud.reported',
    party: 'provider',
    about,
    authReqId,
    clientId,
    sub,
    device,
  });
}

/** The request as the rules of a decision look at it. */
export function judgedRequest(
  world: Pick<World, 'users' | 'subsByHint' | 'setup'>,
  held: AuthenticationRequest,
) {
  const { devices, scope } = held;
  const state = requestState(held);
  const personIsActive = personOfSub(world, held.sub) !== undefined;
  return {
    devices,
    scope,
    acrValues: wantedContexts(world, held),
    weakerContexts: weakerContexts(world, held),
    personIsActive,
    state: state === 'alive.pending' ? 'pending' : state,
  };
}

const eventOfDecision = {
  approve: 'user.approved',
  deny: 'user.denied',
  fail: 'transaction.failed',
} as const;

function carryOut(draft: Draft, held: AuthenticationRequest, made: DecisionNote): void {
  const kind = made.decision === 'approve' || made.decision === 'fail' ? made.decision : 'deny';
  const decision: Decision = {
    kind,
    device: made.device,
    scope: typeof made.scope === 'string' ? made.scope : held.scope,
    acr: countedContext(draft, held, made.acr),
  };
  const { authReqId } = held;
  const { device, scope, acr } = decision;
  draft.cause = writeWhole(draft, {
    ...headOf(draft, 'request.decided', 'provider', authReqId),
    authReqId,
    decision: kind,
    device,
    scope,
    acr,
  });
  noteDecision(draft, authReqId, decision);
  advanceRequest(draft, authReqId, {
    type: eventOfDecision[kind],
    atMs: timeOf(draft, 'provider'),
  });
}
