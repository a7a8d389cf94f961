/**
 * The console of every product, by its data: with everything done a run comes to its tokens, each step
 * that is not done leads to its refusal, and the refusal leads back to its step.
 */
import { describe, expect, it } from 'vitest';
import { mayAsk } from '#shared/intents/may-ask.ts';

import type { ConsoleStep } from '#shared/profiles/console-step.ts';
import {
  allSwitched,
  channelSwitched,
  consoleBoard,
  products,
  stepSwitched,
} from '#shared/projections/product/console-board.ts';
import { consolePointer } from '#shared/projections/product/console-pointer.ts';
import { changeWords } from '#shared/projections/setup/setup-words.ts';
import type { ProfileName } from '#shared/protocol/setup/run-setup.ts';
import { changeBack, changedSetup } from '#shared/protocol/setup/setup-change.ts';
import { buildSetup } from '#test/support/core/setup.ts';
import type { Simulation } from '#test/support/core/simulation.ts';
import { approve, channelFor, productRun, tryOut } from '#test/support/products/product-trial.ts';

const named = products.map((product) => [product.name as ProfileName, product] as const);
const steps = named.flatMap(([name, { console: own = [] }]) =>
  own.map((step): [ProfileName, string, ConsoleStep] => [name, step.title, step]),
);

function lastJudged(simulation: Simulation) {
  const table = 'backchannel-authentication';
  const judged = simulation.ofKind('rules.judged').findLast((one) => one.table === table);
  if (judged === undefined) throw new Error('Nothing was judged.');
  return judged;
}

describe('the console of', () => {
  it.each(named)('%s has all steps done at first, and leads to tokens', async (name, product) => {
    const simulation = await productRun(name);
    const board = consoleBoard(simulation.world().setup);
    expect(board?.done).toBe(product.console?.length);
    tryOut(simulation);
    expect(lastJudged(simulation).refusal).toBeUndefined();
    expect(approve(simulation)).toBe(true);
  });

  it.each(steps)('%s refuses without «%s», and points at it', async (name, _title, step) => {
    const simulation = await productRun(name);
    const off = { run: 'test', change: stepSwitched(simulation.world().setup, step.name, false) };
    simulation.offer({ kind: 'settings.changed', ...off });
    const { setup } = simulation.world();
    expect(consoleBoard(setup)?.steps.find((one) => !one.isDone)?.step.name).toBe(step.name);
    tryOut(simulation, channelFor(step));
    const judged = lastJudged(simulation);
    expect(judged.refusal?.error).toBe(step.off.error);
    const pointer = consolePointer(judged, setup.provider);
    expect(pointer).toMatchObject({ kind: 'step', step: { name: step.name }, isOff: true });
  });

  it.each(named)('%s leads from nothing to tokens, step by step', async (name, product) => {
    const simulation = await productRun(name, allSwitched(product, false));
    const pointed: string[] = [];
    for (let tries = 0; tries <= (product.console?.length ?? 0); tries += 1) {
      tryOut(simulation);
      const judged = lastJudged(simulation);
      if (judged.refusal === undefined) break;
      const { setup } = simulation.world();
      const pointer = consolePointer(judged, setup.provider);
      if (pointer?.kind !== 'step') throw new Error(`«${judged.refusal.rule}» points nowhere.`);
      pointed.push(pointer.step.name);
      const change = stepSwitched(setup, pointer.step.name, true);
      simulation.offer({ kind: 'settings.changed', run: 'test', change });
    }
    expect(new Set(pointed).size).toBe(pointed.length);
    expect(approve(simulation)).toBe(true);
  });
});

describe('a pointer into the console', () => {
  it('leads to the channels where one was asked for that is not enabled', async () => {
    const simulation = await productRun('asgardeo');
    const change = channelSwitched(simulation.world().setup, 'sms', false);
    simulation.offer({ kind: 'settings.changed', run: 'test', change });
    expect(consoleBoard(simulation.world().setup)?.channels.map(({ isOn }) => isOn)).toEqual([
      true,
      false,
      true,
    ]);
    tryOut(simulation, 'sms');
    const pointer = consolePointer(lastJudged(simulation), simulation.world().setup.provider);
    expect(pointer?.kind).toBe('channels');
  });

  it('says of a step that is done when the client says otherwise of itself', async () => {
    const simulation = await productRun('auth0');
    const { setup } = simulation.world();
    const clients = setup.clients.map((client) => ({ ...client, is_first_party: false }));
    simulation.offer({ kind: 'settings.changed', run: 'test', change: { clients } });
    tryOut(simulation);
    expect(consolePointer(lastJudged(simulation), setup.provider)).toMatchObject({
      kind: 'step',
      step: { name: 'first_party' },
      isOff: false,
    });
  });

  it('leads nowhere from what is no matter of the console', async () => {
    const simulation = await productRun('okta');
    const { setup } = simulation.world();
    simulation.signIn({ scope: '' });
    simulation.wait(1000);
    expect(lastJudged(simulation).refusal).toBeDefined();
    expect(consolePointer(lastJudged(simulation), setup.provider)).toBeUndefined();
    expect(consoleBoard(buildSetup())).toBeUndefined();
  });
});

describe('a switch of the console', () => {
  it('is taken back also where nothing was written down before it', () => {
    const before = { ...buildSetup(), profile: 'okta' } as const;
    const change = stepSwitched(before, 'ciba_grant', false);
    const after = changedSetup(before, change);
    expect(consoleBoard(after)?.done).toBe(10);
    expect(consoleBoard(changedSetup(after, changeBack(before, change)))?.done).toBe(11);
  });
});

describe('a change of the console in words', () => {
  it('names the steps that are not done, and not those that are', () => {
    const words = (console: Record<string, boolean>) => changeWords({ provider: { console } });
    expect(words({ a: true, b: false })).toBe('console without b');
    expect(words({ a: true })).toBe('console with every step done');
    const all = { a: false, b: false, c: false, d: false };
    expect(words(all)).toBe('console without a, b, c and 1 more');
  });
});

describe('a link that the client brings', () => {
  it('opens on the device of whom it is for, and on no other', async () => {
    const simulation = await productRun('asgardeo');
    tryOut(simulation, 'external');
    expect(simulation.ofKind('letter.arrived')).toHaveLength(0);
    const address = addressIn(simulation);
    expect(address).toContain('/oauth2/ciba_authorize?authCodeKey=');
    const open = (device: string, username: string): string | undefined => {
      const intent = { kind: 'address.opened', run: 'test', device, address, username } as const;
      const refusal = simulation.offer(intent);
      simulation.wait(1000);
      return refusal;
    };
    const own = { view: 'device', run: 'test', party: 'phone-of-alice' } as const;
    const opened = { kind: 'address.opened', run: 'test', address, username: 'alice' } as const;
    expect(mayAsk(own, { ...opened, device: 'phone-of-alice' })).toBe(true);
    expect(mayAsk(own, { ...opened, device: 'phone-of-bruno' })).toBe(false);
    expect(open('nothing', 'alice')).toBe('This run has no device «nothing».');
    open('phone-of-alice', 'bruno');
    expect(simulation.ofKind('link.refused').map(({ reason }) => reason)).toEqual([
      'This link is for somebody else.',
    ]);
    open('phone-of-alice', 'alice');
    expect(approve(simulation)).toBe(true);
  });
});

function addressIn(simulation: Simulation): string {
  for (const entry of simulation.ofKind('message.sent')) {
    if (entry.wire.kind !== 'http.response') continue;
    const said = JSON.parse(Buffer.from(entry.wire.body, 'base64').toString() || 'null');
    if (typeof said?.auth_url === 'string') return said.auth_url;
  }
  throw new Error('No answer has an auth_url.');
}
