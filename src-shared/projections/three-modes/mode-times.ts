/** How long each sign-in of one run took, and how long its relying party had to wait. */
import { decodeFormBody } from '../../protocol/encoding/form-body.ts';
import { bodyObject } from '../../protocol/encoding/wire.ts';
import type { Entry } from '../../trace/entry.ts';
import { type Call, type Half, isClient, type Said } from './calls.ts';
import { type Instant, type Span, spanOf } from './figure.ts';

/** Of each request that was acknowledged, in their order. */
export interface ModeTimes {
  /** From the acknowledgement at the relying party to the approval at the provider. */
  readonly toApproval: readonly Span[];
  /** From the approval to the tokens at the relying party. */
  readonly toTokens: readonly Span[];
  /** From the request to the tokens, or to whatever else ended it. */
  readonly waited: readonly Span[];
}

/** The times of what was said. */
export function modeTimes(entries: readonly Entry[], { calls, messages }: Said): ModeTimes {
  const ends = endsOf(entries);
  const times = { toApproval: [] as Span[], toTokens: [] as Span[], waited: [] as Span[] };
  for (const call of calls) {
    const { asked, answer } = call;
    const authReqId = acknowledgedBy(call);
    if (authReqId === undefined || answer?.received === undefined) continue;
    const approved = ends.approved.get(authReqId);
    const tokens = tokensOf(authReqId, calls, messages);
    const over = tokens ?? ends.over.get(authReqId);
    if (approved !== undefined) times.toApproval.push(spanOf(answer.received, approved));
    if (approved !== undefined && tokens !== undefined)
      times.toTokens.push(spanOf(approved, tokens));
    if (over !== undefined) times.waited.push(spanOf(asked, over));
  }
  return times;
}

function acknowledgedBy({ endpoint, answer }: Call): string | undefined {
  if (endpoint !== 'backchannel-authentication' || answer === undefined) return undefined;
  const value = bodyObject(answer.wire)?.['auth_req_id'];
  return typeof value === 'string' ? value : undefined;
}

/** The first message with an access token that a relying party got for that request. */
function tokensOf(
  authReqId: string,
  calls: readonly Call[],
  messages: readonly Half[],
): Instant | undefined {
  const answers = calls.flatMap(({ endpoint, asked, answer }) =>
    endpoint === 'token' && answer !== undefined && namedIn(asked, authReqId) ? [answer] : [],
  );
  const pushed = messages.filter(
    ({ to, wire }) =>
      isClient(to) && wire.kind === 'http.request' && bodyValue(wire, 'auth_req_id') === authReqId,
  );
  const brought = [...answers, ...pushed]
    .filter(({ wire }) => bodyValue(wire, 'access_token') !== undefined)
    .flatMap(({ received }) => received ?? []);
  return brought.toSorted((left, right) => left.seq - right.seq)[0];
}

const bodyValue = (wire: Half['wire'], name: string): unknown => bodyObject(wire)?.[name];

const namedIn = ({ wire }: Half, authReqId: string): boolean =>
  decodeFormBody(wire)?.get('auth_req_id') === authReqId;

interface Ends {
  readonly approved: ReadonlyMap<string, Instant>;
  readonly over: ReadonlyMap<string, Instant>;
}

/** When each request was approved, and when its sign-in ended. */
function endsOf(entries: readonly Entry[]): Ends {
  const approved = new Map<string, Instant>();
  const over = new Map<string, Instant>();
  for (const entry of entries) {
    const { seq, at, about } = entry;
    if (entry.kind === 'request.decided' && entry.decision === 'approve')
      approved.set(entry.authReqId, { seq, at });
    else if (entry.kind === 'sign-in.ended' && about !== undefined) over.set(about, { seq, at });
  }
  return { approved, over };
}
