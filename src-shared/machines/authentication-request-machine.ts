/**
 * The life of one authentication request as the provider sees it. It is a definition only: the
 * kernel runs it as data, and the chart on screen is drawn from it. How its client may poll, and
 * how a notification reaches that client, are charts of their own.
 */
import { assign, setup } from 'xstate';

export interface AuthenticationRequestContext {
  readonly lifetimeMs: number;
  readonly decidedAtMs: number | null;
}

export type AuthenticationRequestEvent =
  | { readonly type: 'user.approved'; readonly atMs: number }
  | { readonly type: 'user.denied'; readonly atMs: number }
  | { readonly type: 'transaction.failed'; readonly atMs: number }
  | { readonly type: 'polls.abused' }
  | { readonly type: 'tokens.redeemed' };

export const authenticationRequestMachine = setup({
  types: {
    context: {} as AuthenticationRequestContext,
    events: {} as AuthenticationRequestEvent,
    input: {} as { readonly lifetimeMs: number },
  },
  delays: { lifetime: ({ context }) => context.lifetimeMs },
  actions: {
    noteDecision: assign({
      decidedAtMs: ({ context, event }) => ('atMs' in event ? event.atMs : context.decidedAtMs),
    }),
    // What telling means depends on the delivery mode: nothing, a ping, or a push.
    tellClient: () => undefined,
  },
}).createMachine({
  id: 'authentication-request',
  context: ({ input }) => ({ ...input, decidedAtMs: null }),
  initial: 'alive',
  states: {
    alive: {
      initial: 'pending',
      after: { lifetime: 'expired' },
      on: { 'polls.abused': 'abandoned' },
      states: {
        pending: {
          on: {
            'user.approved': { target: 'granted', actions: 'noteDecision' },
            'user.denied': { target: '#authentication-request.denied', actions: 'noteDecision' },
            'transaction.failed': {
              target: '#authentication-request.failed',
              actions: 'noteDecision',
            },
          },
        },
        granted: {
          entry: 'tellClient',
          on: { 'tokens.redeemed': '#authentication-request.redeemed' },
        },
      },
    },
    denied: { type: 'final', entry: 'tellClient' },
    failed: { type: 'final', entry: 'tellClient' },
    expired: { type: 'final', entry: 'tellClient' },
    abandoned: { type: 'final' },
    redeemed: { type: 'final' },
  },
});
