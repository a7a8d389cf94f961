/** What an answer has to look like, read off the one that was recorded. */
import { isObject } from '../../../protocol/encoding/wire.ts';
import { readJwt } from '../../jwt-view.ts';
import type { Shape } from './replay-data.ts';

/** Members whose very value is the answer; of all others it is how they look. */
const telling: ReadonlySet<string> = new Set(['error', 'token_type']);
const deepest = 6;

/** Masks a text that somebody wrote; the words of a shape are ours. */
type Cleaning = (text: string) => string;

interface Reading {
  readonly clean: Cleaning;
  readonly depth: number;
}

/** The shape of an answer. */
export function shapeOf(answer: unknown, clean: Cleaning): Shape {
  return shapeAt(answer, '', { clean, depth: 0 });
}

function shapeAt(value: unknown, name: string, reading: Reading): Shape {
  if (typeof value === 'string') return shapeOfText(value, name, reading);
  if (typeof value === 'number') return 'number';
  if (typeof value === 'boolean') return 'boolean';
  if (value === null) return 'null';
  if (reading.depth >= deepest) return 'anything';
  if (Array.isArray(value)) {
    const inner = { ...reading, depth: reading.depth + 1 };
    return { list: value.length === 0 ? 'anything' : shapeAt(value[0] as unknown, '', inner) };
  }
  return isObject(value) ? { members: membersOf(value, reading) } : 'anything';
}

function shapeOfText(value: string, name: string, reading: Reading): Shape {
  if (telling.has(name)) return { is: reading.clean(value) };
  // What an access token holds is the provider's own affair (RFC 6749 §1.4).
  const jwt = name === 'access_token' ? undefined : readJwt(value);
  return jwt === undefined ? 'text' : { jwt: membersOf(jwt.claims, reading) };
}

function membersOf(of: Readonly<Record<string, unknown>>, reading: Reading) {
  const inner = { ...reading, depth: reading.depth + 1 };
  const members = Object.entries(of).map(
    ([name, value]) => [reading.clean(name), shapeAt(value, name, inner)] as const,
  );
  return Object.fromEntries(members);
}
