/** The prompt on a device, as a model. */
import { authenticationDeviceMachine } from '#shared/machines/authentication-device-machine.ts';
import { openRequest, prompted } from '../../core/decided-request.ts';
import { createSimulation } from '../../core/simulation.ts';
import type { MachineModel } from '../machine-model.ts';

// So long a device waits for word of its decision, and a little more.
const patienceMs = 36_000;
const lifetime = 'xstate.after.lifetime.authentication-device.prompted';

export const deviceModel: MachineModel = {
  title: 'the prompt',
  machine: authenticationDeviceMachine,
  name: 'authentication-device',
  input: { lifetimeMs: 120_000 },
  events: [
    { type: 'prompt.opened' },
    { type: 'approve.pressed' },
    { type: 'deny.pressed' },
    { type: 'report.pressed' },
    { type: 'decision.accepted' },
    { type: 'decision.refused' },
    { type: 'decision.unanswered', remainingMs: 60_000 },
    { type: 'request.withdrawn' },
    { type: lifetime },
  ],
  keyOf: ({ decision }) => String(decision),
  impossible: [],
  begin: () => {
    const simulation = createSimulation();
    const { authReqId, device, prompt } = prompted(simulation, openRequest(simulation));
    const decideElsewhere = (): void => {
      simulation.decideFor(authReqId, { decision: 'fail' });
      simulation.wait(200);
    };
    const loseDecision = (): void => {
      const sent = simulation.ofKind('message.sent').findLast(({ from }) => from !== 'provider');
      simulation.offer({ kind: 'message.dropped', run: 'test', message: sent?.message ?? '' });
      simulation.wait(patienceMs);
    };
    return {
      simulation,
      instance: () => prompt,
      movesBefore: 1,
      deeds: {
        'prompt.opened': () => simulation.tap('prompt.opened', device, prompt),
        'approve.pressed': () => simulation.tap('prompt.approved', device, prompt),
        'deny.pressed': () => simulation.tap('prompt.denied', device, prompt),
        'report.pressed': () => simulation.tap('prompt.reported', device, prompt),
        'decision.accepted': () => simulation.wait(200),
        'decision.refused': decideElsewhere,
        'decision.unanswered': loseDecision,
        'request.withdrawn': decideElsewhere,
        'after lifetime': () => simulation.wait(130_000),
      },
    };
  },
};
