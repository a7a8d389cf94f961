/** A notification on its way to a client, as a model. */
import { notificationDeliveryMachine } from '#shared/machines/notification-delivery-machine.ts';
import { answered, forbidden, openToldRequest, unreachable } from '../../core/called-client.ts';
import { outsideSetup } from '../../core/outside-parties.ts';
import { createSimulation } from '../../core/simulation.ts';
import type { MachineModel } from '../machine-model.ts';

const attempts = 2;

export const deliveryModel: MachineModel = {
  title: 'the notification',
  machine: notificationDeliveryMachine,
  name: 'notification-delivery',
  input: { mostAttempts: attempts, pauseMs: 1000 },
  events: [
    { type: 'client.accepted' },
    { type: 'client.refused' },
    { type: 'client.failed' },
    { type: 'address.refused' },
    { type: 'xstate.after.pause.notification-delivery.pausing' },
  ],
  keyOf: (context) => String(context['attempts']),
  impossible: [],
  begin: () => {
    const setup = outsideSetup({ provider: { callback_attempts: attempts } });
    const simulation = createSimulation({ setup });
    const authReqId = openToldRequest(simulation, 'ping');
    simulation.decideFor(authReqId, { decision: 'approve' });
    return {
      simulation,
      instance: () => authReqId,
      movesBefore: 1,
      deeds: {
        'client.accepted': () => simulation.endCall(answered(204)),
        'client.refused': () => simulation.endCall(answered(404)),
        'client.failed': () => simulation.endCall(unreachable),
        'address.refused': () => simulation.endCall(forbidden),
        'after pause': () => simulation.popUntil(() => simulation.calls.length > 0),
      },
    };
  },
};
