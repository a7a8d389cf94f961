/** One person with two devices: both are prompted, whoever is first decides, the other is told. */
import { describe, expect, it } from 'vitest';
import { bodyObject } from '#shared/protocol/encoding/wire.ts';
import { openRequest } from '#test/support/core/decided-request.ts';
import { tokenRequest } from '#test/support/core/outside-request.ts';
import { buildSetup } from '#test/support/core/setup.ts';
import { createSimulation, type Simulation } from '#test/support/core/simulation.ts';

const setup = buildSetup({
  users: [{ sub: 'u-1', username: 'alice', name: 'Alice', devices: ['phone', 'watch'] }],
  devices: [
    { name: 'phone', title: 'Phone' },
    { name: 'watch', title: 'Watch' },
  ],
});

/** A request whose prompt is open on both devices. */
function openOnBoth(): { simulation: Simulation; authReqId: string; prompts: readonly string[] } {
  const simulation = createSimulation({ setup });
  const authReqId = openRequest(simulation);
  simulation.wait(100);
  const arrived = simulation.ofKind('prompt.arrived');
  const prompts = ['phone', 'watch'].map(
    (name) => arrived.find(({ party }) => party.endsWith(`/${name}`))?.prompt ?? '',
  );
  for (const [index, device] of ['phone', 'watch'].entries()) {
    simulation.tap('prompt.opened', device, prompts[index] ?? '');
  }
  return { simulation, authReqId, prompts };
}

/** Where the prompt of each device ended. */
function endsOf(simulation: Simulation): readonly (string | undefined)[] {
  const moves = simulation.ofKind('machine.moved');
  return ['phone', 'watch'].map(
    (name) => moves.findLast(({ party }) => party === `authentication-device/${name}`)?.to,
  );
}

function withdrawals(simulation: Simulation): readonly string[] {
  return simulation
    .ofKind('message.sent')
    .filter(({ wire }) => wire.kind === 'channel.note' && wire.subject === 'prompt withdrawn')
    .map(({ to }) => to);
}

describe('CIBA Core §8: a person with two devices', () => {
  it('decides on one, and the prompt on the other is withdrawn (R-208)', () => {
    const { simulation, prompts } = openOnBoth();
    simulation.tap('prompt.approved', 'watch', prompts[1] ?? '');
    simulation.wait(200);
    expect(endsOf(simulation)).toEqual(['withdrawn', 'approved']);
    expect(simulation.tap('prompt.denied', 'phone', prompts[0] ?? '')).toMatch(/no such prompt/);
    expect(simulation.world().prompts.size).toBe(0);
  });

  it('decides on both at once: the first to arrive counts, the second is too late (R-208)', () => {
    const { simulation, authReqId, prompts } = openOnBoth();
    simulation.tap('prompt.approved', 'phone', prompts[0] ?? '');
    simulation.wait(10);
    simulation.tap('prompt.denied', 'watch', prompts[1] ?? '');
    simulation.wait(200);
    expect(endsOf(simulation)).toEqual(['approved', 'tooLate']);
    expect(simulation.ofKind('request.decided')).toMatchObject([
      { decision: 'approve', device: 'authentication-device/phone' },
    ]);
    expect(simulation.ask(tokenRequest(authReqId)).status).toBe(200);
  });

  it('has a no that was first kept against a yes (R-208)', () => {
    const { simulation, authReqId, prompts } = openOnBoth();
    simulation.tap('prompt.denied', 'phone', prompts[0] ?? '');
    simulation.tap('prompt.approved', 'watch', prompts[1] ?? '');
    simulation.wait(200);
    expect(endsOf(simulation)).toEqual(['denied', 'tooLate']);
    expect(simulation.ask(tokenRequest(authReqId)).body['error']).toBe('access_denied');
  });

  it('hears of a withdrawal once, and not again when the approved request expires', () => {
    const { simulation, prompts } = openOnBoth();
    simulation.tap('prompt.approved', 'phone', prompts[0] ?? '');
    simulation.wait(600_000);
    expect(withdrawals(simulation)).toEqual(['authentication-device/watch']);
  });

  it('hears of none when nobody decides: the prompts lapse by themselves', () => {
    const { simulation } = openOnBoth();
    simulation.wait(600_000);
    expect(withdrawals(simulation)).toEqual([]);
    expect(endsOf(simulation)).toEqual(['lapsed', 'lapsed']);
  });

  it('has only the prompt of the decided request withdrawn, not that of another', () => {
    const { simulation, authReqId } = openOnBoth();
    const other = openRequest(simulation);
    simulation.wait(100);
    simulation.decideFor(authReqId, { decision: 'approve' });
    simulation.wait(100);
    expect(simulation.ofKind('prompt.arrived').filter(({ about }) => about === other)).toHaveLength(
      2,
    );
    expect(simulation.world().prompts.size).toBe(2);
  });

  it('is told what was decided elsewhere on every device', () => {
    const { simulation, authReqId } = openOnBoth();
    simulation.decideFor(authReqId, { decision: 'deny', device: 'phone' });
    simulation.wait(100);
    expect(endsOf(simulation)).toEqual(['withdrawn', 'withdrawn']);
    const told = simulation.ofKind('message.sent').at(-1);
    expect(told === undefined ? {} : bodyObject(told.wire)).toEqual({ auth_req_id: authReqId });
  });
});
