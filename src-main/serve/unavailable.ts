/**
 * What a client hears while the trace cannot be written: 503, and nothing has happened. What is
 * not on disk is never answered.
 */
import { type HttpResponse, textResponse } from '#shared/protocol/encoding/wire.ts';
import type { OutsideTraffic } from '../run/outside/outside-traffic.ts';
import { WorkbenchError } from '../workbench-error.ts';

const retryAfterSeconds = 5;

const unavailable: HttpResponse = {
  ...textResponse(503, 'The provider cannot keep its records at the moment; try again later.', [
    ['Retry-After', String(retryAfterSeconds)],
  ]),
  reason: 'Service Unavailable',
};

/** The same traffic, with 503 where the world outside kept us from answering. */
export function answeringUnavailable(
  request: OutsideTraffic['request'],
): OutsideTraffic['request'] {
  return (exchange, wire) =>
    request(exchange, wire).catch((thrown: unknown) => {
      // Who told the operator was the trace; a line for every request would fill the log as well.
      if (thrown instanceof WorkbenchError) return unavailable;
      throw thrown;
    });
}
