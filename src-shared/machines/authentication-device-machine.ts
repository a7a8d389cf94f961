/**
 * One prompt on the authentication device: it arrives, it is opened, the person decides, the
 * decision travels back and is accepted or comes too late. Where the request wants a stronger context
 * than the person's gesture reaches, they are asked for more before anything is sent.
 */
import { assign, setup } from 'xstate';

export type Decision = 'approve' | 'deny';

export interface AuthenticationDeviceContext {
  readonly lifetimeMs: number;
  readonly decision: Decision | null;
  /** The person said that they never asked for this. */
  readonly reported: boolean;
}

export type AuthenticationDeviceEvent =
  | { readonly type: 'prompt.opened' }
  | { readonly type: 'approve.pressed' }
  | { readonly type: 'deny.pressed' }
  | { readonly type: 'report.pressed' }
  | { readonly type: 'gesture.too-weak' }
  | { readonly type: 'step-up.left' }
  | { readonly type: 'decision.accepted' }
  | { readonly type: 'decision.refused' }
  /** No word came back; so much is left of the prompt's life. */
  | { readonly type: 'decision.unanswered'; readonly remainingMs: number }
  | { readonly type: 'request.withdrawn' };

const sending = '#authentication-device.sending';

/** The ways to decide a prompt that is open. */
const decides = {
  'approve.pressed': { target: sending, actions: 'chooseApprove' },
  'deny.pressed': { target: sending, actions: 'chooseDeny' },
  'report.pressed': { target: sending, actions: ['chooseDeny', 'noteReport'] },
} as const;

export const authenticationDeviceMachine = setup({
  types: {
    context: {} as AuthenticationDeviceContext,
    events: {} as AuthenticationDeviceEvent,
    input: {} as { readonly lifetimeMs: number },
  },
  delays: { lifetime: ({ context }) => context.lifetimeMs },
  guards: { wasApproval: ({ context }) => context.decision === 'approve' },
  actions: {
    chooseApprove: assign({ decision: (): Decision => 'approve' }),
    chooseDeny: assign({ decision: (): Decision => 'deny' }),
    noteReport: assign({ reported: true }),
    sendDecision: () => undefined,
    tryAgain: assign(({ context, event }) => ({
      decision: null,
      reported: false,
      lifetimeMs: event.type === 'decision.unanswered' ? event.remainingMs : context.lifetimeMs,
    })),
  },
}).createMachine({
  id: 'authentication-device',
  context: ({ input }) => ({ lifetimeMs: input.lifetimeMs, decision: null, reported: false }),
  initial: 'prompted',
  states: {
    prompted: {
      initial: 'notified',
      after: { lifetime: 'lapsed' },
      on: { 'request.withdrawn': 'withdrawn' },
      states: {
        notified: { on: { 'prompt.opened': 'shown' } },
        shown: { on: { ...decides, 'gesture.too-weak': 'steppingUp' } },
        steppingUp: { on: { ...decides, 'step-up.left': 'shown' } },
      },
    },
    sending: {
      entry: 'sendDecision',
      on: {
        'decision.accepted': [{ guard: 'wasApproval', target: 'approved' }, { target: 'denied' }],
        'decision.refused': 'tooLate',
        'decision.unanswered': {
          target: '#authentication-device.prompted.shown',
          actions: 'tryAgain',
        },
      },
    },
    approved: { type: 'final' },
    denied: { type: 'final' },
    tooLate: { type: 'final' },
    lapsed: { type: 'final' },
    withdrawn: { type: 'final' },
  },
});
