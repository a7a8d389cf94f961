/**
 * The provider's own channel to authentication devices (CIBA Core §8 leaves it open): takes a
 * decision, judges whether it counts, and tells the device what became of it.
 */
import { type Draft, send } from '../kernel/draft.ts';
import { mapGet } from '../kernel/persistent-map.ts';
import { moveRequest } from '../kernel/request-life.ts';
import type { MessageInTransit } from '../kernel/world.ts';
import { stateName } from '../machines/run-machine.ts';
import { coreProfile } from '../profiles/core.ts';
import { bodyObject, note } from '../protocol/encoding/wire.ts';
import { judgeAndRecord } from './judgement.ts';

/** Judges a device's decision and answers the device. */
export function answerDecision(draft: Draft, { wire, from, exchange }: MessageInTransit): void {
  const body = bodyObject(wire) ?? {};
  const authReqId = typeof body['auth_req_id'] === 'string' ? body['auth_req_id'] : '';
  const held = mapGet(draft.requests, authReqId);
  const state = held === undefined ? '' : stateName(held.machine.value);
  const request = held && {
    device: held.device,
    state: state === 'alive.pending' ? 'pending' : state,
  };
  const context = { decision: body['decision'], sentBy: from, request };
  const rules = coreProfile.tables['device-decision'];
  const about = held?.authReqId;
  const { refusal } = judgeAndRecord(draft, {
    table: 'device-decision',
    rules,
    context,
    exchange,
    about,
  });
  if (refusal === undefined) {
    const type = body['decision'] === 'approve' ? 'user.approved' : 'user.denied';
    moveRequest(draft, authReqId, { type, atMs: draft.nowMs });
  }
  const result =
    refusal === undefined
      ? { result: 'accepted' }
      : { result: 'refused', reason: refusal.description };
  send(draft, {
    exchange,
    from: 'provider',
    to: from,
    wire: note('decision result', { prompt: body['prompt'], ...result }),
    about,
  });
}
