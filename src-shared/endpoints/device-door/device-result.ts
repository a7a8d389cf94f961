/** Another server asks again what became of its request; only requests of that door are told of. */
import { mapGet } from '../../kernel/collections/persistent-map.ts';
import type { Draft } from '../../kernel/draft.ts';
import { requestState } from '../../kernel/provider/request-life.ts';
import { type DeviceResult, deviceResult, resultAsk } from '../../protocol/device-door.ts';
import { readForm } from '../../protocol/encoding/form.ts';
import {
  bodyObject,
  type HttpRequest,
  type HttpResponse,
  jsonResponse,
} from '../../protocol/encoding/wire.ts';
import { refusalResponse } from '../../protocol/rules/refusal-response.ts';
import type { ProviderCall } from '../surroundings.ts';

/** The state, and the result once there is one. */
export function answerDeviceResult(draft: Draft, { request }: ProviderCall) {
  const asked = resultAsk.safeParse(askedIn(request));
  const held = asked.success ? mapGet(draft.requests, asked.data.request_id) : undefined;
  if (held?.door === undefined) return { response: unknown(asked.success ? 404 : 400) };
  // Whoever decided in time is told of for as long as the request is remembered.
  const state = held.decision?.kind === 'approve' ? 'alive.granted' : requestState(held);
  const result = deviceResult(state) ?? null;
  const answer = { status: statusOf(result), result };
  return { response: jsonResponse(200, answer), about: held.authReqId };
}

/** The name stands in the address, or in the body as JSON. */
function askedIn(request: HttpRequest): unknown {
  const named = readForm(request.target.split('?')[1] ?? '')?.values.get('request_id');
  return named === undefined ? bodyObject(request) : { request_id: named };
}

function statusOf(result: DeviceResult | null): 'active' | 'timeout' | 'complete' {
  if (result === null) return 'active';
  return result === 'timeout' ? 'timeout' : 'complete';
}

function unknown(status: number): HttpResponse {
  const description = 'There is no request of that request_id.';
  return refusalResponse({ error: 'invalid_request', description, status });
}
