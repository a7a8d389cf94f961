/**
 * One sign-in as the relying party lives it: find the provider, ask, wait or poll, fetch the keys,
 * verify. It obeys what CIBA asks of a client in every mode; its actions are names that the party
 * carries out, and nothing of a party's misbehaviour is in here.
 */
import { assign, setup } from 'xstate';

export interface RelyingPartyContext {
  readonly authReqId: string | null;
  readonly intervalMs: number;
  readonly lifetimeMs: number;
  readonly restMs: number;
  /** When the latest poll was sent; before the first one, when the request was acknowledged. */
  readonly askedAtMs: number;
  /** How often in a row the provider did not answer. */
  readonly silences: number;
  readonly hasTakenNonce: boolean;
  readonly keysAreFresh: boolean;
  readonly ended: string | null;
}

export type RelyingPartyEvent =
  | { readonly type: 'provider.known' }
  | { readonly type: 'provider.unknown' }
  | { readonly type: 'provider.found' }
  | { readonly type: 'provider.lost'; readonly error: string }
  | {
      readonly type: 'request.acknowledged';
      readonly atMs: number;
      readonly authReqId: string;
      readonly intervalMs: number;
      readonly lifetimeMs: number;
      /** In ping and push the provider will call; nobody has to poll. */
      readonly willBeTold: boolean;
    }
  | { readonly type: 'request.refused'; readonly error: string }
  | { readonly type: 'user-code.missing' }
  | { readonly type: 'user-code.entered' }
  | { readonly type: 'poll.sent'; readonly atMs: number }
  | { readonly type: 'authorization.pending'; readonly atMs: number }
  | { readonly type: 'slow-down.told'; readonly atMs: number }
  | { readonly type: 'provider.busy'; readonly atMs: number; readonly retryAfterMs: number }
  | { readonly type: 'provider.silent'; readonly atMs: number }
  | { readonly type: 'nonce.demanded'; readonly error: string }
  | { readonly type: 'access.denied'; readonly error: string }
  | { readonly type: 'request.expired'; readonly error: string }
  | { readonly type: 'poll.refused'; readonly error: string }
  | { readonly type: 'ping.arrived' }
  | { readonly type: 'transaction.failed'; readonly error: string }
  | { readonly type: 'tokens.arrived'; readonly keysAreKnown: boolean }
  | { readonly type: 'keys.arrived' }
  | { readonly type: 'keys.outdated' }
  | { readonly type: 'keys.failed'; readonly error: string }
  | { readonly type: 'id-token.accepted' }
  | { readonly type: 'id-token.rejected'; readonly error: string };

/** The states in which a sign-in is over. */
export const signInEnds: readonly string[] = ['signedIn', 'denied', 'expired', 'refused', 'failed'];

// CIBA Core §11: a client that is told to slow down adds five seconds.
const slowDownMs = 5000;

/** CIBA Core §10.1: the interval runs from the moment the poll was sent, not from its answer. */
function restAfter(context: RelyingPartyContext, atMs: number, intervalMs: number): number {
  return Math.max(0, context.askedAtMs + intervalMs - atMs);
}

export const relyingPartyMachine = setup({
  types: {
    context: {} as RelyingPartyContext,
    events: {} as RelyingPartyEvent,
    input: {} as { readonly atMs: number },
  },
  delays: {
    rest: ({ context }) => context.restMs,
    lifetime: ({ context }) => context.lifetimeMs,
  },
  guards: {
    keysAreKnown: ({ event }) => event.type === 'tokens.arrived' && event.keysAreKnown,
    keysMayBeOld: ({ context }) => !context.keysAreFresh,
    willBeTold: ({ event }) => event.type === 'request.acknowledged' && event.willBeTold,
    nonceIsNew: ({ context }) => !context.hasTakenNonce,
  },
  actions: {
    discoverProvider: () => undefined,
    askProvider: () => undefined,
    pollTokenEndpoint: () => undefined,
    fetchKeys: () => undefined,
    keepRequest: assign(({ context, event }) =>
      event.type === 'request.acknowledged'
        ? {
            authReqId: event.authReqId,
            intervalMs: event.intervalMs,
            lifetimeMs: event.lifetimeMs,
            restMs: event.intervalMs,
            askedAtMs: event.atMs,
          }
        : context,
    ),
    notePoll: assign(({ context, event }) => ({
      askedAtMs: event.type === 'poll.sent' ? event.atMs : context.askedAtMs,
    })),
    rest: assign(({ context, event }) => ({
      restMs: 'atMs' in event ? restAfter(context, event.atMs, context.intervalMs) : 0,
      silences: 0,
      hasTakenNonce: false,
    })),
    restAsTold: assign(({ context, event }) => ({
      restMs:
        event.type === 'provider.busy'
          ? Math.max(event.retryAfterMs, restAfter(context, event.atMs, context.intervalMs))
          : context.restMs,
      silences: 0,
    })),
    // RFC 8628 §3.5, as CIBA has it: who gets no answer asks less and less often.
    restLonger: assign(({ context, event }) => ({
      restMs:
        event.type === 'provider.silent'
          ? restAfter(context, event.atMs, context.intervalMs * 2 ** context.silences)
          : context.restMs,
      silences: Math.min(context.silences + 1, 10),
    })),
    lengthenInterval: assign(({ context }) => ({ intervalMs: context.intervalMs + slowDownMs })),
    noteNonce: assign({ hasTakenNonce: true }),
    noteFreshKeys: assign({ keysAreFresh: true }),
    keepReason: assign(({ event }) => ({ ended: 'error' in event ? event.error : null })),
  },
}).createMachine({
  id: 'relying-party',
  context: ({ input }) => ({
    authReqId: null,
    intervalMs: 0,
    lifetimeMs: 0,
    restMs: 0,
    askedAtMs: input.atMs,
    silences: 0,
    hasTakenNonce: false,
    keysAreFresh: false,
    ended: null,
  }),
  initial: 'pressed',
  states: {
    pressed: { on: { 'provider.known': 'asking', 'provider.unknown': 'discovering' } },
    discovering: {
      entry: 'discoverProvider',
      on: {
        'provider.found': 'asking',
        'provider.lost': { target: 'failed', actions: 'keepReason' },
      },
    },
    asking: {
      entry: 'askProvider',
      on: {
        'request.acknowledged': [
          { guard: 'willBeTold', target: 'asked.listening', actions: 'keepRequest' },
          { target: 'asked.waiting', actions: 'keepRequest' },
        ],
        'user-code.missing': 'needsUserCode',
        'request.refused': { target: 'refused', actions: 'keepReason' },
      },
    },
    needsUserCode: { on: { 'user-code.entered': 'asking' } },
    asked: {
      // CIBA Core §7.4: the client knows by itself when there is nothing left to ask for.
      after: { lifetime: 'expired' },
      on: {
        'access.denied': { target: 'denied', actions: 'keepReason' },
        'request.expired': { target: 'expired', actions: 'keepReason' },
        'transaction.failed': { target: 'failed', actions: 'keepReason' },
        'tokens.arrived': [
          { guard: 'keysAreKnown', target: 'verifying' },
          { target: 'fetchingKeys' },
        ],
      },
      initial: 'waiting',
      states: {
        waiting: { after: { rest: 'polling' }, on: { 'ping.arrived': 'polling' } },
        listening: { on: { 'ping.arrived': 'polling' } },
        polling: {
          entry: 'pollTokenEndpoint',
          on: {
            'poll.sent': { actions: 'notePoll' },
            'authorization.pending': { target: 'waiting', actions: 'rest' },
            'slow-down.told': { target: 'waiting', actions: ['lengthenInterval', 'rest'] },
            'provider.busy': { target: 'waiting', actions: 'restAsTold' },
            'provider.silent': { target: 'waiting', actions: 'restLonger' },
            'nonce.demanded': [
              { guard: 'nonceIsNew', target: 'polling', reenter: true, actions: 'noteNonce' },
              { target: '#relying-party.failed', actions: 'keepReason' },
            ],
            'poll.refused': { target: '#relying-party.failed', actions: 'keepReason' },
          },
        },
      },
    },
    fetchingKeys: {
      entry: 'fetchKeys',
      on: {
        'keys.arrived': { target: 'verifying', actions: 'noteFreshKeys' },
        'keys.failed': { target: 'failed', actions: 'keepReason' },
      },
    },
    verifying: {
      on: {
        'keys.outdated': { guard: 'keysMayBeOld', target: 'fetchingKeys' },
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
