/**
 * How long a client may take to say what it wants. Node's own limits let a silent client keep its
 * connection for a minute and a half, and one that drips for five minutes.
 */
export interface ConnectionLimits {
  /** Milliseconds until the headers are whole. */
  readonly headersTimeout: number;
  /** Milliseconds until the whole call is there. */
  readonly requestTimeout: number;
  /** How often that is looked at, in milliseconds. */
  readonly connectionsCheckingInterval: number;
}

export const usualLimits: ConnectionLimits = {
  headersTimeout: 10_000,
  requestTimeout: 30_000,
  connectionsCheckingInterval: 2000,
};
