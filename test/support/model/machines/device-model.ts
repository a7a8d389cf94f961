/** The prompt on a device, as a model. */
import { authenticationDeviceMachine } from '#shared/machines/authentication-device-machine.ts';
import type { MachineModel } from '../machine-model.ts';
import { decideBeside, isNote, onItsWay, pressSignIn, tillSetup } from '../port/sign-in.ts';

const lifetime = 'xstate.after.lifetime.authentication-device.prompted';
const device = 'phone-of-alice';

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
  wanders: true,
  impossible: [],
  begin: async (desk) => {
    // Long enough for a few decisions that nobody answers.
    const run = await desk.begin(tillSetup({ provider: { default_expires_in: 600 } }));
    await pressSignIn(run);
    await run.runUntil('prompt.arrived', () => run.ofKind('prompt.arrived').length > 0);
    const prompt = run.ofKind('prompt.arrived')[0]?.prompt ?? '';
    const moved = () => run.runUntilMoved('authentication-device', prompt);
    const decideElsewhere = async () => {
      await decideBeside(run, 'fail');
      await moved();
    };
    const tap = (kind: Tap) => () => run.ask({ kind, device, prompt });
    return {
      run,
      instance: () => prompt,
      movesBefore: 1,
      deeds: {
        'prompt.opened': tap('prompt.opened'),
        'approve.pressed': tap('prompt.approved'),
        'deny.pressed': tap('prompt.denied'),
        'report.pressed': tap('prompt.reported'),
        'decision.accepted': moved,
        'decision.refused': decideElsewhere,
        'decision.unanswered': async () => {
          const sent = onItsWay(run, ({ wire }) => isNote(wire, 'decision'));
          await run.ask({ kind: 'message.dropped', message: sent?.message ?? '' });
          await moved();
        },
        'request.withdrawn': decideElsewhere,
        'after lifetime': () => run.fire(prompt, 'lifetime'),
      },
    };
  },
};

type Tap = 'prompt.opened' | 'prompt.approved' | 'prompt.denied' | 'prompt.reported';
