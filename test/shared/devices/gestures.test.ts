/** Approving with a PIN, a face or a finger: the device judges it, and a PIN never leaves it. */
import { describe, expect, it } from 'vitest';
import type { Gesture } from '#shared/intents/device-intents.ts';
import { bodyObject } from '#shared/protocol/encoding/wire.ts';
import { openRequest } from '#test/support/core/decided-request.ts';
import { buildSetup } from '#test/support/core/setup.ts';
import { createSimulation, type Simulation } from '#test/support/core/simulation.ts';

const phone = 'phone-of-alice';
const setup = buildSetup({
  devices: [
    { name: phone, title: 'Alice’s phone', authenticators: ['finger', 'pin'], pin: '2468' },
    { name: 'phone-of-bruno', title: 'Bruno’s phone' },
  ],
});

/** A phone whose prompt is open. */
function opened(): { simulation: Simulation; prompt: string; approve: Approve } {
  const simulation = createSimulation({ setup });
  openRequest(simulation);
  simulation.wait(100);
  const prompt = simulation.ofKind('prompt.arrived')[0]?.prompt ?? '';
  simulation.tap('prompt.opened', phone, prompt);
  const approve: Approve = (gesture) =>
    simulation.offer({ kind: 'prompt.approved', run: 'r', device: phone, prompt, gesture });
  return { simulation, prompt, approve };
}
type Approve = (gesture: Gesture) => string | undefined;

const wrong: Gesture = { kind: 'pin', pin: '0000' };
const right: Gesture = { kind: 'pin', pin: '2468' };

function triesLeft(simulation: Simulation): readonly (number | null)[] {
  return simulation.ofKind('gesture.judged').map((entry) => entry.triesLeft);
}

describe('the PIN of a device', () => {
  it('approves when it is right', () => {
    const { simulation, approve } = opened();
    expect(approve(right)).toBeUndefined();
    simulation.wait(200);
    expect(simulation.ofKind('request.decided')).toMatchObject([{ decision: 'approve' }]);
  });

  it('says how many may still be wrong, and decides nothing', () => {
    const { simulation, approve } = opened();
    approve(wrong);
    approve(wrong);
    simulation.wait(200);
    expect(triesLeft(simulation)).toEqual([2, 1]);
    expect(simulation.ofKind('request.decided')).toEqual([]);
  });

  it('is counted anew after a right one', () => {
    const { simulation, approve } = opened();
    approve(wrong);
    approve(right);
    expect(triesLeft(simulation)).toEqual([2, 3]);
  });

  it('is locked after three wrong ones until it is unlocked, and a finger still serves', () => {
    const { simulation, approve } = opened();
    for (let count = 0; count < 3; count += 1) approve(wrong);
    expect(approve(right)).toMatch(/PIN is locked/);
    simulation.offer({ kind: 'device.set', run: 'r', device: phone, pinUnlocked: true });
    expect(simulation.refusalOf(approval(right, simulation))).toBeUndefined();
    expect(approve({ kind: 'finger', recognised: true })).toBeUndefined();
    simulation.wait(200);
    expect(simulation.ofKind('request.decided')).toHaveLength(1);
  });

  it('never leaves the device', () => {
    const { simulation, approve } = opened();
    approve(right);
    simulation.wait(200);
    const said = simulation
      .ofKind('message.sent')
      .map(({ wire }) => JSON.stringify(bodyObject(wire)));
    expect(said.some((text) => text.includes('"decision":"approve"'))).toBe(true);
    expect(said.filter((text) => text.includes('2468'))).toEqual([]);
  });
});

describe('another gesture', () => {
  it('may fail as often as it likes, and is not counted', () => {
    const { simulation, approve } = opened();
    for (let count = 0; count < 5; count += 1) approve({ kind: 'finger', recognised: false });
    expect(triesLeft(simulation)).toEqual([null, null, null, null, null]);
    expect(approve({ kind: 'finger', recognised: true })).toBeUndefined();
  });

  it('is refused where it is not enrolled', () => {
    const { approve } = opened();
    expect(approve({ kind: 'face', recognised: true })).toMatch(/No face is enrolled/);
  });
});

function approval(gesture: Gesture, simulation: Simulation) {
  const prompt = simulation.ofKind('prompt.arrived')[0]?.prompt ?? '';
  return { kind: 'prompt.approved', run: 'r', device: phone, prompt, gesture } as const;
}
