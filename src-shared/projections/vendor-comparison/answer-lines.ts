/** What a product answers, member by member and in its order, when all goes well. */
import { readUnverifiedJwt } from '../../protocol/encoding/jwt.ts';
import type { ComparisonLine } from './comparison-line.ts';
import { toldBy } from './refusal-lines.ts';
import { absent, answerOf, inSeconds, listed, memberOf, type TriedRecord } from './tried-record.ts';
import { longLifeSeconds } from './turns.ts';

const members = (record: TriedRecord, turn: 'asked' | 'polled after the yes'): string =>
  listed(Object.keys(answerOf(record, turn)));

export const answerLines: readonly ComparisonLine[] = [
  { title: 'Acknowledgement', read: (record) => members(record, 'asked') },
  { title: 'auth_req_id', read: (record) => lookOf(memberOf(record, 'asked', 'auth_req_id')) },
  { title: 'Tokens', read: (record) => members(record, 'polled after the yes') },
  {
    title: 'access_token',
    read: (record) => kindOf(memberOf(record, 'polled after the yes', 'access_token')),
  },
  { title: 'token_type', read: (record) => memberOf(record, 'polled after the yes', 'token_type') },
  { title: 'scope', read: (record) => memberOf(record, 'polled after the yes', 'scope') },
  { title: 'Claims of the ID token', read: (record) => listed(Object.keys(idTokenOf(record))) },
];

const slowed = 'polled too soon';

export const timingLines: readonly ComparisonLine[] = [
  {
    title: 'expires_in, with no life asked for',
    read: (record) => inSeconds(answerOf(record, 'asked')['expires_in']),
  },
  {
    title: `expires_in, with ${longLifeSeconds.toLocaleString('en-GB')} s asked for`,
    read: (record) => {
      const given = answerOf(record, 'asked for a long life')['expires_in'];
      return given === undefined ? toldBy('asked for a long life')(record) : inSeconds(given);
    },
  },
  { title: 'interval', read: (record) => inSeconds(answerOf(record, 'asked')['interval']) },
  {
    title: 'slow_down adds to the interval',
    read: ({ setup }) => inSeconds(setup.provider.slow_down_seconds),
  },
  {
    title: 'interval told with slow_down',
    read: (record) => inSeconds(answerOf(record, slowed)['interval']),
  },
  {
    title: 'Retry-After with slow_down',
    read: ({ calls }) =>
      calls
        .get(slowed)
        ?.response?.headers.find(([name]) => name.toLowerCase() === 'retry-after')?.[1] ?? absent,
  },
  {
    title: 'Life of an access token',
    read: (record) => inSeconds(answerOf(record, 'polled after the yes')['expires_in']),
  },
  { title: 'Life of an ID token', read: (record) => inSeconds(lifeOf(idTokenOf(record))) },
];

/** As a reader sees it: its letters, and how many. */
function lookOf(identifier: string): string {
  if (identifier === absent) return absent;
  const isUuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(identifier);
  return isUuid ? 'a UUID' : `${identifier.length} characters`;
}

function kindOf(token: string): string {
  if (token === absent) return absent;
  return readUnverifiedJwt(token) === undefined ? 'opaque' : 'a JWT';
}

function idTokenOf(record: TriedRecord): Readonly<Record<string, unknown>> {
  const token = memberOf(record, 'polled after the yes', 'id_token');
  return readUnverifiedJwt(token)?.claims ?? {};
}

function lifeOf({ exp, iat }: Readonly<Record<string, unknown>>): number | undefined {
  return typeof exp === 'number' && typeof iat === 'number' ? exp - iat : undefined;
}
