/** The settings of a device: what each changes, who sees it, and that a replay makes it again. */
import { describe, expect, it } from 'vitest';
import type { DeviceSet } from '#shared/intents/device-intents.ts';
import {
  addToRules,
  createRulesInForce,
} from '#shared/projections/network-board/rules-in-force.ts';
import { phoneBoardAt } from '#shared/projections/phone-board.ts';
import { visibleTo } from '#shared/projections/visible-to.ts';
import { runSetup } from '#shared/protocol/setup/run-setup.ts';
import type { Entry } from '#shared/trace/entry.ts';
import { redacted } from '#shared/trace/redaction.ts';
import { openRequest } from '#test/support/core/decided-request.ts';
import { buildSetup } from '#test/support/core/setup.ts';
import { createSimulation, type Simulation } from '#test/support/core/simulation.ts';

const phone = 'phone-of-alice';
const setup = buildSetup({
  devices: [
    { name: phone, title: 'Alice’s phone', authenticators: ['pin'], pin: '2468' },
    { name: 'phone-of-bruno', title: 'Bruno’s phone', pin: '1357' },
  ],
});

function set(simulation: Simulation, change: Omit<DeviceSet, 'kind' | 'run' | 'device'>) {
  return simulation.offer({ kind: 'device.set', run: 'r', device: phone, ...change });
}

function prompts(simulation: Simulation): number {
  return simulation.ofKind('prompt.arrived').length;
}

function asked(change: Omit<DeviceSet, 'kind' | 'run' | 'device'>): Simulation {
  const simulation = createSimulation({ setup });
  set(simulation, change);
  openRequest(simulation);
  simulation.wait(1000);
  return simulation;
}

describe('a device', () => {
  it('that does without CIBA transactions turns a prompt away', () => {
    const simulation = asked({ transacts: false });
    expect(prompts(simulation)).toBe(0);
    expect(simulation.ofKind('message.ignored')[0]?.reason).toMatch(/switched off/);
  });

  it('that is offline gets its prompt when it is online again', () => {
    const simulation = asked({ online: false });
    expect(prompts(simulation)).toBe(0);
    set(simulation, { online: true });
    simulation.wait(1000);
    expect(prompts(simulation)).toBe(1);
  });

  it('gets its prompts late, and a decision as soon as ever', () => {
    const simulation = asked({ delivery: 'late' });
    expect(prompts(simulation)).toBe(0);
    simulation.wait(20_000);
    expect(prompts(simulation)).toBe(1);
  });

  it('shows a prompt once that comes twice', () => {
    const simulation = asked({ delivery: 'twice' });
    expect(prompts(simulation)).toBe(1);
    expect(simulation.ofKind('message.ignored')[0]?.reason).toMatch(/shows that prompt already/);
  });

  it('never gets a prompt', () => {
    const simulation = asked({ delivery: 'never' });
    simulation.wait(60_000);
    expect(prompts(simulation)).toBe(0);
  });

  it('has its fault in the list of the network’s rules, and no more when it is normal again', () => {
    const simulation = asked({ delivery: 'never' });
    const rules = createRulesInForce();
    for (const entry of simulation.entries) addToRules(rules, entry);
    expect(rules.rules.map(({ title }) => title)).toEqual(['Prompts reach phone-of-alice never']);
    set(simulation, { delivery: 'normal' });
    expect(simulation.world().network).toBeNull();
  });

  it('cannot be told to take a PIN that it does not have', () => {
    const simulation = createSimulation();
    expect(set(simulation, { authenticators: ['pin'] })).toMatch(/without a PIN/);
  });

  it('that this run does not have cannot be set', () => {
    const simulation = createSimulation();
    const intent = { kind: 'device.set', run: 'r', device: 'toaster', online: true } as const;
    expect(simulation.offer(intent)).toMatch(/no device «toaster»/);
  });
});

describe('the window of a device', () => {
  const see = (simulation: Simulation, party: string): Entry[] =>
    simulation.entries.flatMap(
      (entry) => visibleTo({ view: 'device', run: 'r', party }, entry) ?? [],
    );

  it('shows how it is set from the entries that it may see', () => {
    const simulation = asked({ online: false, notifies: false, authenticators: [] });
    const board = phoneBoardAt(see(simulation, phone), null, phone);
    expect(board).toMatchObject({ online: false, notifies: false, authenticators: [] });
    const other = phoneBoardAt(see(simulation, 'phone-of-bruno'), null, 'phone-of-bruno');
    expect(other).toMatchObject({ online: true, notifies: true });
  });

  it('knows its own PIN and nobody else’s', () => {
    const [began] = see(createSimulation({ setup }), phone);
    const text = JSON.stringify(began);
    expect(text).toContain('2468');
    expect(text).not.toContain('1357');
  });

  it('shows a moment of the past as it was', () => {
    const simulation = createSimulation({ setup });
    const before = simulation.world().nextSeq - 1;
    set(simulation, { notifies: false });
    const seen = see(simulation, phone);
    expect(phoneBoardAt(seen, before, phone).notifies).toBe(true);
    expect(phoneBoardAt(seen, null, phone).notifies).toBe(false);
  });
});

describe('a redacted set-up', () => {
  it('holds no PIN and can still be read', () => {
    const clean = redacted(setup);
    expect(JSON.stringify(clean)).not.toMatch(/2468|1357/);
    expect(runSetup.safeParse(clean).success).toBe(true);
  });
});
