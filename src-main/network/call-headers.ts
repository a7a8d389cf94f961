/**
 * The header lines of an outgoing call: the call's own, in their order and case, with Host and
 * Content-Length where it has none, and the end of the connection. A line that could begin another, or belie the rest, is not sent.
 */
import { validateHeaderName, validateHeaderValue } from 'node:http';
import { sentenceOf } from '../workbench-error.ts';
import type { Target } from './judge-address.ts';
import type { OutgoingCall } from './outgoing-call.ts';

// They steer the connection, which is not the call's to steer.
const ofTheConnection = new Set([
  'connection',
  'expect',
  'keep-alive',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
]);

/** The lines to send, or the reason why they cannot be sent. */
export function headerLines(
  { method, headers, body }: OutgoingCall,
  { authority }: Target,
): readonly (readonly [string, string])[] | string {
  const length = String(Buffer.from(body, 'base64').length);
  const fault = headers
    .map(([name, value]) => faultIn(name, value, { host: authority, 'content-length': length }))
    .find((found) => found !== undefined);
  if (fault !== undefined) return fault;
  const given = headers.map(([name]) => name.toLowerCase());
  if (new Set(given.filter(isOurs)).size < given.filter(isOurs).length)
    return 'Host or Content-Length is given twice.';
  const lines: (readonly [string, string])[] = [...headers];
  if (!given.includes('host')) lines.unshift(['Host', authority]);
  const needsLength = method === 'POST' || length !== '0';
  if (needsLength && !given.includes('content-length')) lines.push(['Content-Length', length]);
  lines.push(['Connection', 'close']);
  return lines;
}

interface Truths {
  readonly host: string;
  readonly 'content-length': string;
}

function faultIn(name: string, value: string, truths: Truths): string | undefined {
  try {
    validateHeaderName(name);
    validateHeaderValue(name, value);
  } catch (thrown) {
    return `A header cannot be sent: ${sentenceOf(thrown)}.`;
  }
  const held = name.toLowerCase();
  if (ofTheConnection.has(held)) return `The header ${name} is not for a call to set.`;
  if (isOurs(held) && truths[held] !== value.toLowerCase())
    return `The header ${name} does not say what is true of this call.`;
  return undefined;
}

function isOurs(name: string): name is keyof Truths {
  return name === 'host' || name === 'content-length';
}
