/** A notification on its way to a client, as a model. */
import { notificationDeliveryMachine } from '#shared/machines/notification-delivery-machine.ts';
import { pinged, withToken } from '../../core/outside-parties.ts';
import { authenticationRequest } from '../../core/outside-request.ts';
import type { MachineModel } from '../machine-model.ts';
import type { PortDesk } from '../port/port-desk.ts';
import type { PortRun } from '../port/port-run.ts';
import {
  decideBeside,
  onItsWay,
  pressSignIn,
  requestOf,
  tillSetup,
  untilAcknowledged,
} from '../port/sign-in.ts';

const attempts = 2;
const provider = { callback_attempts: attempts };

/** The request of a client that stands in the run. */
async function fromTheTill(desk: PortDesk): Promise<PortRun> {
  const client = { backchannel_token_delivery_mode: 'ping' } as const;
  const run = await desk.begin(tillSetup({ client, provider }));
  await untilAcknowledged(run, await pressSignIn(run));
  return run;
}

/** The request of a client that nobody plays: its bytes come as a message that is sent again. */
async function fromOutside(desk: PortDesk): Promise<PortRun> {
  const setup = tillSetup({ provider });
  const run = await desk.begin({ ...setup, clients: [...setup.clients, pinged] });
  const wire = authenticationRequest(withToken, { client: pinged });
  const ends = { from: 'outside-client', to: 'provider' } as const;
  await run.ask({ kind: 'message.replayed', message: 'm', exchange: 'x', ...ends, wire });
  await run.runUntil('request.opened', () => requestOf(run) !== '');
  return run;
}

/** Every attempt is held, so that a test can say what becomes of it. */
async function holdNotifications(run: PortRun): Promise<void> {
  const on = { kind: 'direction', is: 'notification' } as const;
  const act = { kind: 'hold', limitMs: 3_600_000 } as const;
  const rule = { id: 'n', title: 'Notifications', on, how: { kind: 'always' }, act } as const;
  await run.ask({ kind: 'faults.set', rules: [rule] });
}

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
  wanders: true,
  impossible: [],
  begin: async (desk, path) => {
    // A virtual run calls nobody outside: every address there is refused.
    const isOutside = path.includes('address.refused');
    const run = await (isOutside ? fromOutside(desk) : fromTheTill(desk));
    const authReqId = requestOf(run);
    await holdNotifications(run);
    await decideBeside(run, 'approve');
    const onTheWay = () => onItsWay(run, ({ from, wire }) => isCall(from, wire.kind));
    const message = () => onTheWay()?.message ?? '';
    const moved = () => run.runUntilMoved('notification-delivery', authReqId);
    const arrive = async () => {
      await run.ask({ kind: 'message.released', message: message() });
      await moved();
    };
    return {
      run,
      instance: () => authReqId,
      movesBefore: 1,
      deeds: {
        'client.accepted': arrive,
        'client.refused': async () => {
          const wire = { headers: [['Authorization', 'Bearer of-somebody-else']] as const };
          const headers = wire.headers.map(([name, value]): [string, string] => [name, value]);
          await run.ask({ kind: 'message.edited', message: message(), wire: { headers } });
          await arrive();
        },
        'client.failed': async () => {
          await run.ask({ kind: 'message.dropped', message: message(), how: 'reset' });
          await moved();
        },
        'address.refused': arrive,
        'after pause': () => run.fire(authReqId, 'pause'),
      },
    };
  },
};

function isCall(from: string, kind: string): boolean {
  return from === 'provider' && kind === 'http.request';
}
