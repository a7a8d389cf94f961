/**
 * What an outgoing call is and how it can end. Bytes are base64, headers keep their order and case;
 * what an answer means is for whoever asked.
 */
import type { KeyedCertificate } from '../tls/certificate-authority.ts';
import type { AddressPolicy } from './address-policy.ts';

export interface OutgoingCall {
  /** Absolute, http or https, without user information and without a fragment. */
  readonly url: string;
  readonly method: 'GET' | 'POST';
  /** Host and Content-Length may be left out; given, they must say what is true. */
  readonly headers: readonly (readonly [string, string])[];
  readonly body: string;
  /** For the look-up, the connection and the whole answer together. */
  readonly timeoutMs: number;
  /** Where the answer's body is cut off. */
  readonly largestBodyBytes: number;
  /** Presented to a server that asks for a certificate. */
  readonly identity?: KeyedCertificate | undefined;
}

export interface Answered {
  readonly kind: 'answered';
  readonly status: number;
  readonly reason: string;
  readonly headers: readonly [string, string][];
  readonly body: string;
  /** True when the body was longer than the call allows and `body` is its beginning. */
  readonly cut: boolean;
}

export type CallOutcome =
  | Answered
  /** Judged by the address policy: nothing was sent. */
  | { readonly kind: 'refused'; readonly reason: string }
  /** No connection, a TLS failure or a broken answer; `status` when its head had come. */
  | { readonly kind: 'failed'; readonly reason: string; readonly status?: number }
  | { readonly kind: 'timed-out'; readonly reason: string; readonly status?: number };

export type Caller = (call: OutgoingCall, policy: AddressPolicy) => Promise<CallOutcome>;
