/** The authentication request at the provider, as a model. */
import { authenticationRequestMachine } from '#shared/machines/authentication-request-machine.ts';
import { openRequest } from '../../core/decided-request.ts';
import { tokenRequest } from '../../core/outside-request.ts';
import { buildSetup } from '../../core/setup.ts';
import { createSimulation } from '../../core/simulation.ts';
import type { MachineModel } from '../machine-model.ts';

export const requestModel: MachineModel = {
  title: 'the authentication request',
  machine: authenticationRequestMachine,
  name: 'authentication-request',
  input: { lifetimeMs: 120_000 },
  events: [
    { type: 'user.approved', atMs: 0 },
    { type: 'user.denied', atMs: 0 },
    { type: 'transaction.failed', atMs: 0 },
    { type: 'polls.abused' },
    { type: 'tokens.redeemed' },
    { type: 'xstate.after.lifetime.authentication-request.alive' },
  ],
  keyOf: () => '',
  impossible: [
    {
      states: ['alive.granted'],
      events: ['polls.abused'],
      reason: 'the next poll redeems a granted request, so it is not too soon',
    },
  ],
  begin: () => {
    const simulation = createSimulation({
      setup: buildSetup({ provider: { polls_too_soon_limit: 1 } }),
    });
    const authReqId = openRequest(simulation);
    const poll = () => simulation.ask(tokenRequest(authReqId));
    const decide = (decision: 'approve' | 'deny' | 'fail') =>
      simulation.decideFor(authReqId, { decision });
    return {
      simulation,
      instance: () => authReqId,
      movesBefore: 1,
      deeds: {
        'user.approved': () => decide('approve'),
        'user.denied': () => decide('deny'),
        'transaction.failed': () => decide('fail'),
        'polls.abused': () => [poll(), poll(), poll()],
        'tokens.redeemed': poll,
        'after lifetime': () => simulation.wait(130_000),
      },
    };
  },
};
