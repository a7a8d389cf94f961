/**
 * The endpoint of an outside ping or push client, in the hand of a test: what it was sent, and what it
 * answers.
 */
import type { HttpRequest } from '#shared/protocol/encoding/wire.ts';
import type { CallOutcome } from '#shared/trace/input-entry.ts';
import { openRequest } from './decided-request.ts';
import { pinged, pushed, withToken } from './outside-parties.ts';
import type { Simulation } from './simulation.ts';

/** An answer of the client, with a body if there is to be one. */
export function answered(status: number, body = '', location?: string): CallOutcome {
  const headers: [string, string][] = location === undefined ? [] : [['Location', location]];
  const response = { kind: 'http.response', status, reason: '', headers } as const;
  return {
    kind: 'answered',
    response: { ...response, body: Buffer.from(body).toString('base64') },
  };
}

export const unreachable: CallOutcome = { kind: 'failed', reason: 'Nobody is there.' };
export const silent: CallOutcome = { kind: 'timed-out', reason: 'Nobody answered in time.' };
export const forbidden: CallOutcome = { kind: 'refused', reason: 'Not that address.' };

/** Opens a request of the client that is told in that mode. */
export function openToldRequest(
  simulation: Simulation,
  mode: 'ping' | 'push',
  changes: Readonly<Record<string, string>> = {},
): string {
  const client = mode === 'ping' ? pinged : pushed;
  return openRequest(simulation, { ...withToken, ...changes }, { client });
}

/** The body of a notification. */
export function messageIn(request: HttpRequest | undefined): Readonly<Record<string, unknown>> {
  return JSON.parse(Buffer.from(request?.body ?? '', 'base64').toString() || '{}');
}

/** Every notification that has been sent so far, with when it was. */
export function notificationsOf(
  simulation: Simulation,
): readonly { readonly at: number; readonly request: HttpRequest }[] {
  return simulation
    .ofKind('message.sent')
    .flatMap(({ at, from, wire }) =>
      from === 'provider' && wire.kind === 'http.request' ? [{ at, request: wire }] : [],
    );
}

/** Where the delivery of that request stands, or how it ended. */
export function deliveryOf(simulation: Simulation, authReqId: string): string | undefined {
  return simulation
    .ofKind('machine.moved')
    .findLast(
      ({ machine, instance }) => machine === 'notification-delivery' && instance === authReqId,
    )?.to;
}
