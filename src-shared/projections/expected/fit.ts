/** How well a message is what was expected: exactly that, another answer in its place, or not at all. */
import { nameOf, type Party, roleOf } from '../../trace/party.ts';
import type { ExpectedStep, Wanted } from './expected-step.ts';
import type { LineFacts } from './line-facts.ts';

export type Fit = 'exact' | 'other' | 'none';

/** What that message is to that step. */
export function fitOf({ from, to, wants, isOptional }: ExpectedStep, line: LineFacts): Fit {
  if (!isEnd(from, line.from) || !isEnd(to, line.to)) return 'none';
  if (isWanted(wants, line)) return 'exact';
  return isOptional === true || isAnother(wants, line) ? 'none' : 'other';
}

/** Not the same thing done otherwise, but another thing. */
function isAnother({ half, method, endpoint }: Wanted, line: LineFacts): boolean {
  if (half !== undefined && half !== line.half) return true;
  if (method !== undefined && method !== line.method) return true;
  return endpoint !== undefined && line.endpoint !== undefined && endpoint !== line.endpoint;
}

/** One party, any of its role, or, where a device is reached, the channel that leads to it. */
function isEnd(expected: Party, actual: Party): boolean {
  if (nameOf(expected) !== '') return expected === actual;
  const role = roleOf(actual);
  if (expected === 'authentication-device' && role === 'channel') return true;
  if (expected === 'relying-party' && role === 'outside-client') return true;
  return role === expected || (expected === 'provider' && role === 'outside-provider');
}

function isWanted(wants: Wanted, line: LineFacts): boolean {
  const { half, method, path, endpoint, status, error } = wants;
  const own = [
    [half, line.half],
    [method, line.method],
    [status, line.status],
    [error, line.error],
    [endpoint, line.endpoint],
  ];
  if (own.some(([wanted, found]) => wanted !== undefined && wanted !== found)) return false;
  if (path !== undefined && line.path?.endsWith(path) !== true) return false;
  return isGood(wants, line) && hasWords(wants, line);
}

function isGood({ isSuccess }: Wanted, { status, error }: LineFacts): boolean {
  if (isSuccess === undefined) return true;
  return error === undefined && (status === undefined || status < 300);
}

function hasWords({ words = [] }: Wanted, { text }: LineFacts): boolean {
  const found = words.filter((word) => text.includes(word)).length;
  return words.length === 0 || found * 2 > words.length;
}
