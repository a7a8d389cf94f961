/** What people do on their devices in a random run: gestures right and wrong, settings, links. */
import type { Gesture } from '#shared/intents/device-intents.ts';
import { coreSettings } from '#shared/profiles/core.ts';
import {
  authenticators,
  type DeviceSetup,
  deliveries,
  stepUps,
} from '#shared/protocol/setup/device.ts';
import { authenticationRequest } from './outside-request.ts';
import type { Random } from './random.ts';
import type { Simulation } from './simulation.ts';

const run = 'test';
const phones = ['phone-of-alice', 'phone-of-alice', 'phone-of-bruno'];

/** Alice’s phone knows her; Bruno is reached in one way or another. */
export function randomDevices(seed: number): readonly DeviceSetup[] {
  const channel = (['push', 'email', 'sms'] as const)[seed % 3] ?? 'push';
  const bruno = { name: 'phone-of-bruno', title: 'Bruno’s phone', channel };
  return [
    {
      name: 'phone-of-alice',
      title: 'Alice’s phone',
      authenticators: [...authenticators],
      pin: '2468',
    },
    bruno,
  ];
}

function setSomething(simulation: Simulation, random: Random): void {
  simulation.offer({
    kind: 'device.set',
    run,
    device: random.pick(phones) ?? '',
    ...(random.chance(0.5) ? { online: random.chance(0.7) } : {}),
    ...(random.chance(0.3) ? { notifies: random.chance(0.5) } : {}),
    ...(random.chance(0.3) ? { transacts: random.chance(0.7) } : {}),
    ...(random.chance(0.3) ? { delivery: random.pick(deliveries) ?? 'normal' } : {}),
    ...(random.chance(0.2) ? { stepUp: random.pick(stepUps) ?? 'asked' } : {}),
    ...(random.chance(0.2) ? { pinUnlocked: true as const } : {}),
  });
}

function approveSomehow(simulation: Simulation, random: Random): void {
  const found = random.pick(simulation.ofKind('prompt.arrived').slice(-3));
  const gestures: readonly Gesture[] = [
    { kind: 'pin', pin: '2468' },
    { kind: 'pin', pin: '0000' },
    { kind: 'finger', recognised: random.chance(0.5) },
    { kind: 'press' },
  ];
  const gesture = random.pick(gestures) ?? { kind: 'pin', pin: '' };
  const device = found?.party.split('/')[1] ?? 'phone-of-alice';
  const prompt = found?.prompt ?? 'none';
  simulation.tap('prompt.opened', device, prompt);
  simulation.offer({ kind: 'prompt.approved', run, device, prompt, gesture });
}

/** Asks for a strong sign-in, or for one that is strong or weak, or for what nobody can reach. */
function askForMore(simulation: Simulation, random: Random): void {
  const [tap = '', pin = ''] = coreSettings.acr_values_supported;
  const acr = random.pick([pin, pin, `${pin} ${tap}`, tap, 'urn:unheard-of']) ?? pin;
  const essential = { id_token: { acr: { essential: true, value: acr } } };
  const asked = random.chance(0.3) ? { claims: JSON.stringify(essential) } : { acr_values: acr };
  simulation.request(authenticationRequest({ login_hint: 'alice', ...asked }));
}

function goBack(simulation: Simulation, random: Random): void {
  const found = random.pick(simulation.ofKind('prompt.arrived').slice(-3));
  const device = found?.party.split('/')[1] ?? 'phone-of-alice';
  simulation.tap('prompt.returned', device, found?.prompt ?? 'none');
}

function followSomeLink(simulation: Simulation, random: Random): void {
  const found = random.pick(simulation.ofKind('letter.arrived').slice(-3));
  const username = random.chance(0.8) ? 'bruno' : 'alice';
  const device = 'phone-of-bruno';
  const letter = found?.letter ?? 'none';
  simulation.offer({ kind: 'link.followed', run, device, letter, username });
}

export const deviceDeeds = [
  setSomething,
  approveSomehow,
  approveSomehow,
  askForMore,
  goBack,
  followSomeLink,
] as const;
