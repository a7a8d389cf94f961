/**
 * A key as it stands in some key set of the run, and for how long it stood there. Private keys are
 * never here: the record has none.
 */
import { thumbprintOf } from '../../../protocol/json-web-keys.ts';
import type { PublicKey } from '../../../protocol/setup/public-key.ts';

/** Whose keys they are, and where they were seen. */
export interface KeySetName {
  /** `provider`, `client/…`, `issuer/…` or a party. */
  readonly owner: string;
  readonly source: 'published' | 'registered' | 'fetched' | 'trusted' | 'signs with' | 'proof';
  /** The address where it was fetched, or who fetched it. */
  readonly from: string;
}

export interface HeldKey {
  readonly set: KeySetName;
  readonly jwk: PublicKey;
  /** RFC 7638; undefined where the key lacks a member. */
  readonly thumbprint: string | undefined;
  readonly since: Stamp;
  /** When it was gone from there; a key that is there again is another one of these. */
  until: Stamp | undefined;
}

/** A moment of the run: which entry, and when. */
export interface Stamp {
  readonly seq: number;
  readonly at: number;
}

/** A key that has just come into that set. */
export function heldKey(set: KeySetName, jwk: PublicKey, since: Stamp): HeldKey {
  return { set, jwk, thumbprint: thumbprintOf(jwk), since, until: undefined };
}

/** Whether it stood there at that moment. */
export function isHeldAt({ since, until }: HeldKey, seq: number): boolean {
  return since.seq <= seq && (until === undefined || until.seq > seq);
}

/** One name for a set, to find it by. */
export function nameOfSet({ owner, source, from }: KeySetName): string {
  return JSON.stringify([owner, source, from]);
}
