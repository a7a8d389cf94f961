/** The prompt on a device, as a model. */
import { authenticationDeviceMachine } from '#shared/machines/authentication-device-machine.ts';
import { coreSettings } from '#shared/profiles/core.ts';
import type { DeviceSetup } from '#shared/protocol/setup/device.ts';
import type { MachineModel } from '../machine-model.ts';
import { decideBeside, isNote, onItsWay, pressSignIn, tillSetup } from '../port/sign-in.ts';

const lifetime = 'xstate.after.lifetime.authentication-device.prompted';
const device = 'phone-of-alice';

const [, strong = ''] = coreSettings.acr_values_supported;
const finger = { kind: 'finger', recognised: true } as const;
const devices: readonly DeviceSetup[] = [
  { name: device, title: 'Alice’s phone', authenticators: ['finger', 'pin'], pin: '2468' },
];

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
    { type: 'gesture.too-weak' },
    { type: 'step-up.left' },
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
    const run = await desk.begin(
      tillSetup({ provider: { default_expires_in: 600 }, deviceContexts: 'reported', devices }),
    );
    await pressSignIn(run, { request: { acr_values: strong } });
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
        'gesture.too-weak': () =>
          run.ask({ kind: 'prompt.approved', device, prompt, gesture: finger }),
        'step-up.left': tap('prompt.returned'),
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

type Tap =
  | 'prompt.opened'
  | 'prompt.approved'
  | 'prompt.denied'
  | 'prompt.reported'
  | 'prompt.returned';
