/**
 * One sign-in as the relying party lives it: ask, wait, poll, fetch the provider's keys, verify.
 * It obeys what CIBA asks of a poll client; its actions are names that the party carries out.
 */
import { assign, setup } from 'xstate';

export interface RelyingPartyContext {
  readonly authReqId: string | null;
  readonly intervalMs: number;
  readonly restMs: number;
  readonly askedAtMs: number;
  readonly nextPollAtMs: number;
  readonly idToken: string | null;
  readonly ended: string | null;
}

export type RelyingPartyEvent =
  | {
      readonly type: 'request.acknowledged';
      readonly atMs: number;
      readonly authReqId: string;
      readonly intervalMs: number;
    }
  | { readonly type: 'request.refused'; readonly error: string }
  | { readonly type: 'authorization.pending'; readonly atMs: number }
  | { readonly type: 'slow-down.told'; readonly atMs: number }
  | { readonly type: 'access.denied'; readonly error: string }
  | { readonly type: 'request.expired'; readonly error: string }
  | { readonly type: 'poll.refused'; readonly error: string }
  | { readonly type: 'tokens.arrived'; readonly idToken: string; readonly keysAreKnown: boolean }
  | { readonly type: 'keys.arrived' }
  | { readonly type: 'keys.failed'; readonly error: string }
  | { readonly type: 'id-token.accepted' }
  | { readonly type: 'id-token.rejected'; readonly error: string };

// CIBA Core §11: a client that is told to slow down adds five seconds.
const slowDownMs = 5000;

export const relyingPartyMachine = setup({
  types: {
    context: {} as RelyingPartyContext,
    events: {} as RelyingPartyEvent,
    input: {} as { readonly atMs: number },
  },
  delays: { interval: ({ context }) => context.restMs },
  guards: {
    keysAreKnown: ({ event }) => event.type === 'tokens.arrived' && event.keysAreKnown,
  },
  actions: {
    askProvider: () => undefined,
    pollTokenEndpoint: () => undefined,
    fetchKeys: () => undefined,
    keepRequest: assign(({ context, event }) =>
      event.type === 'request.acknowledged'
        ? {
            authReqId: event.authReqId,
            intervalMs: event.intervalMs,
            restMs: event.intervalMs,
            nextPollAtMs: event.atMs + event.intervalMs,
          }
        : context,
    ),
    // CIBA Core §10.1: the interval runs from the moment the poll was sent, not from its answer.
    rest: assign(({ context, event }) => {
      if (!('atMs' in event)) return {};
      const nextPollAtMs = Math.max(event.atMs, context.askedAtMs + context.intervalMs);
      return { nextPollAtMs, restMs: nextPollAtMs - event.atMs };
    }),
    lengthenInterval: assign(({ context }) => ({ intervalMs: context.intervalMs + slowDownMs })),
    notePoll: assign(({ context }) => ({ askedAtMs: context.nextPollAtMs })),
    keepIdToken: assign(({ context, event }) =>
      event.type === 'tokens.arrived' ? { idToken: event.idToken } : context,
    ),
    keepReason: assign(({ event }) => ({ ended: 'error' in event ? event.error : null })),
  },
}).createMachine({
  id: 'relying-party',
  context: ({ input }) => ({
    authReqId: null,
    intervalMs: 0,
    restMs: 0,
    askedAtMs: input.atMs,
    nextPollAtMs: input.atMs,
    idToken: null,
    ended: null,
  }),
  initial: 'asking',
  states: {
    asking: {
      entry: 'askProvider',
      on: {
        'request.acknowledged': { target: 'waiting', actions: 'keepRequest' },
        'request.refused': { target: 'refused', actions: 'keepReason' },
      },
    },
    waiting: { after: { interval: { target: 'polling', actions: 'notePoll' } } },
    polling: {
      entry: 'pollTokenEndpoint',
      on: {
        'authorization.pending': { target: 'waiting', actions: 'rest' },
        'slow-down.told': { target: 'waiting', actions: ['lengthenInterval', 'rest'] },
        'access.denied': { target: 'denied', actions: 'keepReason' },
        'request.expired': { target: 'expired', actions: 'keepReason' },
        'poll.refused': { target: 'failed', actions: 'keepReason' },
        'tokens.arrived': [
          { guard: 'keysAreKnown', target: 'verifying', actions: 'keepIdToken' },
          { target: 'fetchingKeys', actions: 'keepIdToken' },
        ],
      },
    },
    fetchingKeys: {
      entry: 'fetchKeys',
      on: {
        'keys.arrived': 'verifying',
        'keys.failed': { target: 'failed', actions: 'keepReason' },
      },
    },
    verifying: {
      on: {
        'id-token.accepted': 'signedIn',
        'id-token.rejected': { target: 'failed', actions: 'keepReason' },
      },
    },
    signedIn: { type: 'final' },
    denied: { type: 'final' },
    expired: { type: 'final' },
    refused: { type: 'final' },
    failed: { type: 'final' },
  },
});
