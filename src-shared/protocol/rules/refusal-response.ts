/** Turns a refusal into the answer that OAuth prescribes for it. */
import { type HttpResponse, jsonResponse } from '../encoding/wire.ts';
import { errorCodes } from './error-codes.ts';
import type { Refusal } from './rule.ts';

/** The answer to a refused call; 401 carries WWW-Authenticate (RFC 6749 §5.2). */
export function refusalResponse(
  refusal: Refusal,
  more: readonly (readonly [string, string])[] = [],
): HttpResponse {
  const status = refusal.status ?? errorCodes[refusal.error].status;
  const { intervalSeconds: interval } = refusal;
  const body = {
    error: refusal.error,
    error_description: refusal.description,
    ...(interval === undefined ? {} : { interval }),
  };
  const headers: (readonly [string, string])[] = [...more];
  if (status === 401 && refusal.error === 'invalid_client') {
    headers.push(['WWW-Authenticate', 'Basic realm="ciba-workbench"']);
  }
  if (refusal.retryAfterSeconds !== undefined) {
    headers.push(['Retry-After', String(Math.max(1, Math.ceil(refusal.retryAfterSeconds)))]);
  }
  return jsonResponse(status, body, headers);
}
