/** How often the parties of one run called each other, and how many bytes that took each way. */
import { wireLength } from '../../protocol/encoding/wire-length.ts';
import { type Call, errorOf, isClient, type Said } from './calls.ts';
import { countOf, type Figure, sumOf } from './figure.ts';

export const countNames = [
  'authentication',
  'token',
  'pending',
  'early',
  'held',
  'notifications',
  'other',
  'requests',
] as const;

export type CountName = (typeof countNames)[number];

export interface ModeCounts {
  readonly counts: Readonly<Record<CountName, Figure>>;
  /** From relying parties to the provider, and from the provider to them. */
  readonly bytes: { readonly sent: Figure; readonly received: Figure };
}

/** The counts of what was said. */
export function modeCounts({ calls }: Said): ModeCounts {
  const at = (endpoint: Call['endpoint']): readonly Call[] =>
    calls.filter((call) => call.endpoint === endpoint);
  const token = at('token');
  const answeredBy = (error: string): readonly Call[] =>
    token.filter((call) => errorOf(call) === error);
  const counts: Readonly<Record<CountName, Figure>> = {
    authentication: counted(at('backchannel-authentication')),
    token: counted(token),
    pending: counted(answeredBy('authorization_pending')),
    early: counted(answeredBy('slow_down')),
    held: counted(token.filter(wasHeld)),
    notifications: counted(at('notification').filter(({ asked }) => asked.received !== undefined)),
    other: counted(calls.filter(({ endpoint }) => !named.has(endpoint ?? ''))),
    requests: counted(calls),
  };
  const halves = calls.flatMap(({ asked, answer }) =>
    answer === undefined ? [asked] : [asked, answer],
  );
  const bytesOf = (isSent: boolean): Figure =>
    sumOf(
      halves
        .filter(({ from }) => isClient(from) === isSent)
        .map(({ seq, wire }) => ({ seq, amount: wireLength(wire) })),
    );
  return { counts, bytes: { sent: bytesOf(true), received: bytesOf(false) } };
}

const named: ReadonlySet<string> = new Set(['backchannel-authentication', 'token', 'notification']);

const counted = (calls: readonly Call[]): Figure => countOf(calls.map(({ asked }) => asked.seq));

/** CIBA Core §10.1: a long poll is one that the provider does not answer at once. */
function wasHeld({ asked, answer }: Call): boolean {
  const arrived = asked.received?.at;
  return arrived !== undefined && answer !== undefined && answer.at > arrived;
}
