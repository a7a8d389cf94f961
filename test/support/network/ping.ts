/** A notification as the provider would send one, for tests of what carries it. */
import type { AddressPolicy } from '#main/network/address-policy.ts';
import type { OutgoingCall } from '#main/network/outgoing-call.ts';

export const pingBody = '{"auth_req_id":"1c266114-a1be-4252-8ad1-04986c5b9ac1"}';

export function ping(url: string, changes: Partial<OutgoingCall> = {}): OutgoingCall {
  return {
    url,
    method: 'POST',
    headers: [
      ['Authorization', 'Bearer 8d67dc78-7faa-4d41-aabd-67707b374255'],
      ['Content-Type', 'application/json'],
    ],
    body: Buffer.from(pingBody).toString('base64'),
    timeoutMs: 10_000,
    largestBodyBytes: 1_000,
    ...changes,
  };
}

/** As `serve` has it out of the box. */
export const loopbackOnly: AddressPolicy = { allowLoopbackHttp: true, allowedHosts: [] };

/** Plain http to loopback, and whatever else is named. */
export function allowing(...allowedHosts: readonly string[]): AddressPolicy {
  return { allowLoopbackHttp: true, allowedHosts };
}
