/** The authentication request at the provider, as a model. */
import { authenticationRequestMachine } from '#shared/machines/authentication-request-machine.ts';
import type { MachineModel } from '../machine-model.ts';
import { pollAgain } from '../port/poll-again.ts';
import { decideBeside, pressSignIn, tillSetup, untilAcknowledged } from '../port/sign-in.ts';

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
  wanders: true,
  impossible: [
    {
      states: ['alive.granted'],
      events: ['polls.abused'],
      reason: 'the next poll redeems a granted request, so it is not too soon',
    },
  ],
  begin: async (desk) => {
    const run = await desk.begin(tillSetup({ provider: { polls_too_soon_limit: 1 } }));
    const signIn = await pressSignIn(run);
    const authReqId = await untilAcknowledged(run, signIn);
    const poll = () => pollAgain(run, signIn);
    return {
      run,
      instance: () => authReqId,
      movesBefore: 1,
      deeds: {
        'user.approved': () => decideBeside(run, 'approve'),
        'user.denied': () => decideBeside(run, 'deny'),
        'transaction.failed': () => decideBeside(run, 'fail'),
        'polls.abused': async () => {
          for (let polls = 0; polls < 3; polls += 1) await poll();
        },
        'tokens.redeemed': poll,
        'after lifetime': () => run.fire(authReqId, 'lifetime'),
      },
    };
  },
};
