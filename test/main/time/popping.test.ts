/** What is due of itself: popped in its turn, not at all once time stands, and ahead where it hurries. */
import { describe, expect, it } from 'vitest';
import type { GoesOn } from '#main/run/batch.ts';
import { Conductor } from '#main/run/conductor.ts';
import { createEntropy } from '#main/run/entropy.ts';
import { nextItem } from '#shared/kernel/collections/agenda.ts';
import type { Effect } from '#shared/kernel/effect.ts';
import type { World } from '#shared/kernel/world.ts';
import type { Entry } from '#shared/trace/entry.ts';
import { decide } from '#test/support/core/decided-request.ts';
import { createSimulation } from '#test/support/core/simulation.ts';
import { stubFact } from '#test/support/core/stub-signer.ts';

const written: Entry[] = [];
const effects: Effect[] = [];

async function popped(world: World, goesOn: GoesOn) {
  written.length = 0;
  effects.length = 0;
  const conductor = new Conductor({
    world,
    append: (entries) => written.push(...entries),
    rebuild: () => world,
    entropy: createEntropy('test'),
    findFacts: async (open) => open.map(stubFact),
    now: ({ nowMs }) => nowMs,
    carryOut: (effect) => effects.push(effect),
    onCommitted: () => undefined,
  });
  const outcome = await conductor.pop(nextItem(world.agenda)?.id ?? '', goesOn);
  return { outcome, world: conductor.world };
}

const pops = () => written.filter(({ kind }) => kind === 'agenda.popped').length;

/** The till’s request is on its way, and much is to come. */
function asking(): World {
  const simulation = createSimulation();
  simulation.signIn();
  return simulation.world();
}

/** The poll that is to be answered with tokens is on its way. */
function redeeming(): World {
  const simulation = createSimulation();
  simulation.signIn();
  simulation.popUntil(() => simulation.ofKind('request.opened').length > 0);
  decide(simulation, simulation.ofKind('request.opened')[0]?.authReqId ?? '', 'prompt.approved');
  const polls = () =>
    simulation
      .ofKind('message.sent')
      .filter(({ wire }) => wire.kind === 'http.request' && wire.target === '/token');
  simulation.popUntil(() => polls().length > 0);
  return simulation.world();
}

describe('what is due of itself', () => {
  it('is left where it is once time stands, though it was asked for before', async () => {
    const world = asking();
    const done = await popped(world, () => 'stands');
    expect(done.outcome).toMatchObject({
      kind: 'refused',
      sentence: expect.stringContaining('stands still'),
    });
    expect(done.world).toBe(world);
    expect(written).toEqual([]);
  });

  it('is popped alone where a person follows', async () => {
    await popped(asking(), () => 'one');
    expect(pops()).toBe(1);
  });

  it('is popped with what follows where time hurries', async () => {
    await popped(asking(), () => 'many');
    expect(pops()).toBeGreaterThan(1);
  });

  it('brings nothing after it that a signature has to come before', async () => {
    const world = redeeming();
    const dueAt = nextItem(world.agenda)?.dueAt;
    const done = await popped(world, () => 'many');
    expect(effects.map(({ kind }) => kind)).toEqual(['sign']);
    expect(done.world.nowMs).toBe(dueAt);
    expect(nextItem(done.world.agenda)).toBeDefined();
  });
});
