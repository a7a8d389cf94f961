/** The prompt on a device, as a model. */
import { authenticationDeviceMachine } from '#shared/machines/authentication-device-machine.ts';
import { openRequest, prompted } from '../../core/decided-request.ts';
import { createSimulation } from '../../core/simulation.ts';
import type { MachineModel } from '../machine-model.ts';

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
        'request.withdrawn': decideElsewhere,
        'after lifetime': () => simulation.wait(130_000),
      },
    };
  },
};
