/**
 * The life of one authentication request as the provider sees it. It is a definition only: the
 * kernel runs it with XState's pure `transition`, and the chart on screen is drawn from it.
 */
import { assign, setup } from 'xstate';

export interface AuthenticationRequestContext {
  readonly lifetimeMs: number;
  readonly intervalMs: number;
  readonly slowDownMs: number;
  readonly lastPollAtMs: number | null;
  readonly decidedAtMs: number | null;
}

export type AuthenticationRequestEvent =
  | { readonly type: 'user.approved'; readonly atMs: number }
  | { readonly type: 'user.denied'; readonly atMs: number }
  | { readonly type: 'poll.arrived'; readonly atMs: number }
  | { readonly type: 'poll.came-early'; readonly atMs: number }
  | { readonly type: 'tokens.redeemed' };

export const authenticationRequestMachine = setup({
  types: {
    context: {} as AuthenticationRequestContext,
    events: {} as AuthenticationRequestEvent,
    input: {} as Pick<AuthenticationRequestContext, 'lifetimeMs' | 'intervalMs' | 'slowDownMs'>,
  },
  delays: { lifetime: ({ context }) => context.lifetimeMs },
  actions: {
    notePoll: assign({
      lastPollAtMs: ({ context, event }) => ('atMs' in event ? event.atMs : context.lastPollAtMs),
    }),
    // CIBA Core §11: slow_down lengthens the interval for this and every later poll.
    lengthenInterval: assign({
      intervalMs: ({ context }) => context.intervalMs + context.slowDownMs,
    }),
    noteDecision: assign({
      decidedAtMs: ({ context, event }) => ('atMs' in event ? event.atMs : context.decidedAtMs),
    }),
  },
}).createMachine({
  id: 'authentication-request',
  context: ({ input }) => ({ ...input, lastPollAtMs: null, decidedAtMs: null }),
  initial: 'alive',
  states: {
    alive: {
      initial: 'pending',
      after: { lifetime: 'expired' },
      states: {
        pending: {
          on: {
            'poll.arrived': { actions: 'notePoll' },
            'poll.came-early': { actions: ['notePoll', 'lengthenInterval'] },
            'user.approved': { target: 'granted', actions: 'noteDecision' },
            'user.denied': { target: '#authentication-request.denied', actions: 'noteDecision' },
          },
        },
        granted: { on: { 'tokens.redeemed': '#authentication-request.redeemed' } },
      },
    },
    denied: { type: 'final' },
    expired: { type: 'final' },
    redeemed: { type: 'final' },
  },
});
