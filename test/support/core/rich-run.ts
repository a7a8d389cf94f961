/**
 * A run in which three requests live at once, for whatever draws time: one client polls too soon, one
 * gets its tokens pushed, one is left to expire; a message is held, a timer frozen and moved.
 */
import type { Entry } from '#shared/trace/entry.ts';
import { prompted } from './decided-request.ts';
import { buildClient, buildSetup, kiosk, till } from './setup.ts';
import { createSimulation } from './simulation.ts';
import { timersOf } from './timers-of.ts';

const pushed = buildClient('web-shop', {
  backchannel_token_delivery_mode: 'push',
  backchannel_client_notification_endpoint: 'https://client.example/cb',
});

/** The same in every run but for what the provider is set to. */
export function richRun(longPollSeconds = 0): readonly Entry[] {
  const simulation = createSimulation({
    seed: 'rich',
    setup: buildSetup({
      provider: { long_poll_seconds: longPollSeconds, default_expires_in: 45 },
      clients: [till, kiosk, pushed],
      relyingParties: [
        {
          name: 'till',
          title: 'Corner Shop till',
          clientId: 'till',
          misbehaviours: longPollSeconds === 0 ? ['polls-too-soon'] : [],
        },
        { name: 'kiosk', title: 'Night kiosk', clientId: 'kiosk' },
        { name: 'shop', title: 'Web shop', clientId: 'web-shop' },
      ],
    }),
  });
  const signIn = (relyingParty: string, loginHint: string, bindingMessage: string): string => {
    const before = simulation.ofKind('request.opened').length;
    simulation.signIn({ relyingParty, loginHint, bindingMessage });
    simulation.popUntil(() => simulation.ofKind('request.opened').length > before);
    return simulation.ofKind('request.opened').at(-1)?.authReqId ?? '';
  };
  const first = prompted(simulation, signIn('till', 'alice', 'W4SCT'));
  simulation.wait(3000);
  const second = prompted(simulation, signIn('shop', 'bruno', 'ORDER-17'));
  simulation.wait(2000);
  signIn('kiosk', 'alice', 'TICKET');
  simulation.wait(2500);
  simulation.tap('prompt.opened', first.device, first.prompt);
  const [timer = ''] = timersOf(simulation, 'lifetime.authentication-device').slice(1);
  simulation.time({ kind: 'timer.frozen', timer });
  simulation.tap('prompt.opened', second.device, second.prompt);
  simulation.wait(4000);
  simulation.time({ kind: 'timer.thawed', timer });
  simulation.tap('prompt.approved', second.device, second.prompt);
  const sent = simulation.ofKind('message.sent').at(-1)?.message ?? '';
  simulation.offer({ kind: 'message.held', run: 'test', message: sent });
  simulation.wait(1500);
  simulation.offer({ kind: 'message.released', run: 'test', message: sent });
  simulation.wait(2000);
  simulation.tap('prompt.approved', first.device, first.prompt);
  simulation.wait(40_000);
  return simulation.entries;
}
