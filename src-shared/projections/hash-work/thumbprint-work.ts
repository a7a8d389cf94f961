/**
 * The thumbprint of a key worked out (RFC 7638): which members count, in which order, the exact text
 * that is hashed, and the hash.
 */
import { requiredMembersOf } from '../../protocol/json-web-keys.ts';
import { type HashWork, textWork } from './hash-work.ts';

export interface ThumbprintWork extends HashWork {
  /** The members that count, in the order in which they are written. */
  readonly members: readonly string[];
  /** Those that say nothing about the key itself: its name, its use. */
  readonly leftOut: readonly string[];
}

/** The thumbprint of a key; undefined where it lacks a member, or is of a type that has none. */
export function thumbprintWork(key: Readonly<Record<string, unknown>>): ThumbprintWork | undefined {
  const members = requiredMembersOf(key);
  if (members === undefined) return undefined;
  const values = members.map((name): [string, unknown] => [name, key[name]]);
  if (values.some(([, value]) => typeof value !== 'string')) return undefined;
  const leftOut = Object.keys(key).filter((name) => !members.includes(name));
  return { ...textWork(JSON.stringify(Object.fromEntries(values)), 'SHA-256'), members, leftOut };
}
