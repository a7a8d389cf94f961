/**
 * What goes on in a person whom one request prompts on their devices: they notice, perhaps read,
 * weigh it up and press, on a second phone too if that tempts them, and see what became of it.
 * What they make of a prompt is the kernel's to say; here is only what they do, and when.
 */
import { assign, setup } from 'xstate';

export interface PersonContext {
  /** Until they take the phone in hand, and from there to the decision. */
  readonly glanceMs: number;
  readonly readMs: number;
  /** 1 for somebody who reads before deciding. */
  readonly reads: number;
  /** From one phone to the other. */
  readonly reachMs: number;
  readonly decision: 'approve' | 'deny' | null;
}

export type PersonEvent =
  | { readonly type: 'person.heeds' }
  | { readonly type: 'person.is-away' }
  | { readonly type: 'person.changed' }
  | { readonly type: 'mind.approves' }
  | { readonly type: 'mind.denies' }
  | { readonly type: 'prompt.gone' }
  | { readonly type: 'second.tempts' }
  | { readonly type: 'second.gone' }
  | { readonly type: 'decision.accepted' }
  | { readonly type: 'decision.refused' };

// So long somebody looks at a phone that says nothing any more.
const patienceMs = 60_000;

export const personMachine = setup({
  types: {
    context: {} as PersonContext,
    events: {} as PersonEvent,
    input: {} as Omit<PersonContext, 'decision'>,
  },
  delays: {
    glance: ({ context }) => context.glanceMs,
    read: ({ context }) => context.readMs,
    reach: ({ context }) => context.reachMs,
    patience: patienceMs,
  },
  guards: { reads: ({ context }) => context.reads === 1 },
  actions: {
    chooseApprove: assign({ decision: (): PersonContext['decision'] => 'approve' }),
    chooseDeny: assign({ decision: (): PersonContext['decision'] => 'deny' }),
    openPrompt: () => undefined,
    weighPrompt: () => undefined,
    pressDecision: () => undefined,
    pressOther: () => undefined,
  },
}).createMachine({
  id: 'person',
  context: ({ input }) => ({ ...input, decision: null }),
  initial: 'prompted',
  states: {
    prompted: { on: { 'person.heeds': 'undecided', 'person.is-away': 'away' } },
    away: { on: { 'prompt.gone': 'missed', 'person.changed': 'replaced' } },
    undecided: {
      initial: 'thinking',
      on: { 'prompt.gone': 'spared', 'person.changed': 'replaced' },
      states: {
        thinking: {
          after: { glance: [{ guard: 'reads', target: 'reading' }, { target: 'weighing' }] },
        },
        reading: { entry: 'openPrompt', after: { read: 'weighing' } },
        weighing: {
          entry: 'weighPrompt',
          on: {
            'mind.approves': { target: '#person.decided', actions: 'chooseApprove' },
            'mind.denies': { target: '#person.decided', actions: 'chooseDeny' },
          },
        },
      },
    },
    decided: {
      entry: 'pressDecision',
      initial: 'waiting',
      after: { patience: 'unanswered' },
      on: { 'decision.accepted': 'heard', 'decision.refused': 'tooLate' },
      states: {
        waiting: { on: { 'second.tempts': 'reaching' } },
        reaching: { after: { reach: 'racing' }, on: { 'second.gone': 'waiting' } },
        racing: {
          entry: 'pressOther',
          on: { 'decision.accepted': 'won', 'decision.refused': 'lost' },
        },
        // One phone has answered; the other still has to.
        won: { on: { 'decision.refused': '#person.corrected' } },
        lost: { on: { 'decision.accepted': '#person.corrected' } },
      },
    },
    heard: { type: 'final' },
    tooLate: { type: 'final' },
    corrected: { type: 'final' },
    unanswered: { type: 'final' },
    spared: { type: 'final' },
    missed: { type: 'final' },
    replaced: { type: 'final' },
  },
});
