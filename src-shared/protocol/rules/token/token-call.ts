/** A token request as its rules see it, whichever grant it asks for. */
import type { Verification } from '../../fact.ts';
import type { ClientCall } from '../client/client-call.ts';

/** The request as the token endpoint needs to know it. */
export interface PolledRequest {
  readonly clientId: string;
  readonly state:
    | 'pending'
    | 'granted'
    | 'denied'
    | 'failed'
    | 'expired'
    | 'redeemed'
    | 'abandoned';
  /** True while the client should be waiting: it polled a moment ago, or a poll is being held. */
  readonly resting: boolean;
  readonly tooSoon: number;
  /** The interval that a poll too soon leads to. */
  readonly longerIntervalSeconds?: number;
  readonly deliveryMode: 'poll' | 'ping' | 'push';
  /** False when the person was switched off or removed meanwhile. */
  readonly personIsActive: boolean;
}

/** A DPoP proof that came with the call, if any. */
export interface ProofOfPossession {
  readonly count: number;
  readonly fact: Verification | undefined;
  readonly wasUsed: boolean;
  /** The method and address that the proof must name. */
  readonly method: string;
  readonly uri: string;
  /** The nonces that are good now; empty when none is demanded. */
  readonly nonces: readonly string[];
}

/** As much of a call as a proof is judged by. */
export interface ProofCall {
  readonly proof: ProofOfPossession;
  readonly nowSeconds: number;
}

/** A call that asks for tokens, now or, for a push, later on. */
export interface PossessionCall extends ClientCall {
  readonly proof: ProofOfPossession;
}

export interface TokenCall extends PossessionCall {
  /** False for a client that registered for encrypted ID tokens and has no key for that. */
  readonly canEncrypt: boolean;
  readonly request: PolledRequest | undefined;
}
