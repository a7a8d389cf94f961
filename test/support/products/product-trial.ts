/** A run that shows a product, tried out as its console does it: what was sent, and how it ended. */
import { setUpAsAsked } from '#main/run/beginning/asked-setup.ts';
import { productQuestion } from '#renderer/model/product/product-question.ts';
import type { ConsoleStep } from '#shared/profiles/console-step.ts';
import type { NoticeChannel } from '#shared/protocol/setup/notice-channel.ts';
import type { ProfileName } from '#shared/protocol/setup/run-setup.ts';
import type { SetupChange } from '#shared/protocol/setup/setup-change.ts';
import { buildSetup } from '../core/setup.ts';
import { createSimulation, type Simulation } from '../core/simulation.ts';

const choices = {
  name: 'A product',
  mode: 'virtual',
  issuer: 'https://provider.example',
  epochMs: Date.UTC(2026, 0, 5, 9, 0, 0),
  seed: 'product',
  keys: buildSetup().keys,
} as const;

/** The run that the console begins. */
export async function productRun(product: ProfileName, setup?: SetupChange): Promise<Simulation> {
  const change = setup === undefined ? {} : { setup };
  const begun = await setUpAsAsked({ product, ...change }, choices);
  return createSimulation({ setup: begun.setup });
}

/** A channel for steps that only one of them needs. */
export function channelFor({ off }: ConsoleStep): NoticeChannel | undefined {
  if (off.when === 'only an e-mail can tell') return 'email';
  return off.when === 'only a text message can tell' ? 'sms' : undefined;
}

/** Sends the request, and waits for its verdict; whoever is asked over a link follows it. */
export function tryOut(simulation: Simulation, channel?: NoticeChannel): void {
  const question = productQuestion('test', simulation.world().setup, channel);
  if (question === undefined) throw new Error('Nobody can be asked.');
  const refusal = simulation.offer(question);
  if (refusal !== undefined) throw new Error(refusal);
  simulation.wait(1000);
  for (const { party, letter } of simulation.ofKind('letter.arrived').slice(0, 1)) {
    const device = party.replace('authentication-device/', '');
    simulation.offer({ kind: 'link.followed', run: 'test', device, letter, username: 'alice' });
    simulation.wait(1000);
  }
}

/** Approves what has been asked, and answers whether tokens came of it. */
export function approve(simulation: Simulation): boolean {
  const [prompt] = simulation.ofKind('prompt.arrived');
  if (prompt === undefined) return false;
  const device = prompt.party.replace('authentication-device/', '');
  for (const kind of ['prompt.opened', 'prompt.approved'] as const)
    simulation.tap(kind, device, prompt.prompt);
  simulation.wait(10_000);
  return simulation.ofKind('id-token.verified').length > 0;
}
