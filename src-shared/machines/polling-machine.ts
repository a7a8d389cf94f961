/**
 * How a client may ask about one request: the first poll is free, then each one makes it rest for
 * the interval, and one that comes during the rest lengthens it for good. A long poll is held.
 */
import { assign, setup } from 'xstate';

export interface PollingContext {
  readonly intervalMs: number;
  readonly slowDownMs: number;
  readonly longPollMs: number;
  readonly restMs: number;
  readonly polledAtMs: number;
  readonly tooSoon: number;
}

export type PollingEvent =
  | { readonly type: 'poll.arrived'; readonly atMs: number }
  | { readonly type: 'poll.came-early'; readonly atMs: number }
  | { readonly type: 'poll.held'; readonly atMs: number }
  | { readonly type: 'hold.broke'; readonly atMs: number }
  | { readonly type: 'request.concluded' };

function heldMs({ longPollMs, polledAtMs }: PollingContext, event: PollingEvent): number {
  return 'atMs' in event ? event.atMs - polledAtMs : longPollMs;
}

export const pollingMachine = setup({
  types: {
    context: {} as PollingContext,
    events: {} as PollingEvent,
    input: {} as Pick<PollingContext, 'intervalMs' | 'slowDownMs' | 'longPollMs'>,
  },
  delays: {
    rest: ({ context }) => context.restMs,
    longPoll: ({ context }) => context.longPollMs,
  },
  actions: {
    notePoll: assign(({ context, event }) => ({
      polledAtMs: 'atMs' in event ? event.atMs : context.polledAtMs,
      restMs: context.intervalMs,
    })),
    // CIBA Core §11: slow_down lengthens the interval for this and every later poll.
    lengthenInterval: assign(({ context }) => ({
      intervalMs: context.intervalMs + context.slowDownMs,
      tooSoon: context.tooSoon + 1,
    })),
    // CIBA Core §10.1: the interval counts from when the poll was sent, and so does a held one.
    // One that was let go earlier or later than planned says when that was.
    restAfterHold: assign(({ context, event }) => ({
      restMs: Math.max(0, context.intervalMs - heldMs(context, event)),
    })),
    answerPending: () => undefined,
  },
}).createMachine({
  id: 'polling',
  context: ({ input }) => ({ ...input, restMs: input.intervalMs, polledAtMs: 0, tooSoon: 0 }),
  initial: 'free',
  on: { 'request.concluded': '.over' },
  states: {
    free: {
      on: {
        'poll.arrived': { target: 'resting', actions: 'notePoll' },
        'poll.held': { target: 'holding', actions: 'notePoll' },
      },
    },
    resting: {
      after: { rest: 'free' },
      on: {
        'poll.came-early': {
          target: 'resting',
          reenter: true,
          actions: ['lengthenInterval', 'notePoll'],
        },
      },
    },
    holding: {
      after: { longPoll: { target: 'resting', actions: ['restAfterHold', 'answerPending'] } },
      on: {
        'hold.broke': 'free',
        'poll.came-early': { actions: 'lengthenInterval' },
      },
    },
    over: { type: 'final' },
  },
});
