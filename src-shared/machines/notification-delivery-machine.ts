/**
 * One notification on its way to a client: sent, answered, and if the answer is a passing failure,
 * sent again a few times with growing pauses, always with the same bytes.
 */
import { assign, setup } from 'xstate';

export interface NotificationDeliveryContext {
  readonly attempts: number;
  readonly mostAttempts: number;
  readonly pauseMs: number;
}

export type NotificationDeliveryEvent =
  | { readonly type: 'client.accepted' }
  | { readonly type: 'client.refused' }
  | { readonly type: 'client.failed' }
  | { readonly type: 'address.refused' };

export const notificationDeliveryMachine = setup({
  types: {
    context: {} as NotificationDeliveryContext,
    events: {} as NotificationDeliveryEvent,
    input: {} as { readonly mostAttempts: number; readonly pauseMs: number },
  },
  delays: { pause: ({ context }) => context.pauseMs },
  guards: { hasTriesLeft: ({ context }) => context.attempts < context.mostAttempts },
  actions: {
    sendNotification: () => undefined,
    countAttempt: assign({ attempts: ({ context }) => context.attempts + 1 }),
    lengthenPause: assign({ pauseMs: ({ context }) => context.pauseMs * 2 }),
    giveUp: () => undefined,
  },
}).createMachine({
  id: 'notification-delivery',
  context: ({ input }) => ({ attempts: 0, ...input }),
  initial: 'sending',
  states: {
    sending: {
      entry: ['countAttempt', 'sendNotification'],
      on: {
        'client.accepted': 'delivered',
        'client.refused': 'givenUp',
        'address.refused': 'givenUp',
        'client.failed': [{ guard: 'hasTriesLeft', target: 'pausing' }, { target: 'givenUp' }],
      },
    },
    pausing: { after: { pause: { target: 'sending', actions: 'lengthenPause' } } },
    delivered: { type: 'final' },
    givenUp: { type: 'final', entry: 'giveUp' },
  },
});
