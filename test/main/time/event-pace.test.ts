/**
 * Time that is paced by events: nobody waits for a time in which nothing happens, a person can follow,
 * and in a hurry it takes what comes without keeping everybody else waiting.
 */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createDriver } from '#main/run/time/driver.ts';
import type { World } from '#shared/kernel/world.ts';
import { runningWorld } from '#test/support/core/world-of.ts';
import { openVirtualRun, type VirtualRun } from '#test/support/shell/virtual-run.ts';

function paced(speed: number, dueAt: number, nowMs = 0): World {
  return {
    ...runningWorld(speed, dueAt, nowMs),
    clock: { state: 'running', speed, pace: 'event' },
  };
}

const hurry = { speed: 1000, pace: 'event' } as const;

let real = 0;

/** Timers that are due at once have had their turn. */
async function quietly(): Promise<void> {
  for (let turn = 0; turn < 20; turn += 1) await new Promise((resume) => setImmediate(resume));
}

describe('the driver of a run that is paced by events', () => {
  it('pops at once what is due in an hour', async () => {
    const popped = await new Promise((resolve) => {
      const driver = createDriver({ realTime: () => real, pop: async (item) => resolve(item) });
      driver.follow(paced(1, 3_600_000));
    });
    expect(popped).toBe('m');
  });

  it('pops the next one when a person has had time to see the last', async () => {
    const world = paced(0.1, 3_600_000);
    let pops = 0;
    const driver = createDriver({
      realTime: () => real,
      pop: async () => {
        pops += 1;
      },
    });
    const next = async () => {
      driver.follow(world);
      await new Promise((resume) => setTimeout(resume, 5));
    };
    await next();
    expect(pops).toBe(1);
    real += 1000;
    driver.follow(world);
    await quietly();
    expect(pops).toBe(1);
    real += 1500;
    await next();
    expect(pops).toBe(2);
    driver.close();
  });

  it('lets time stand still between events', () => {
    const world = paced(1, 3_600_000, 500);
    const driver = createDriver({ realTime: () => real, pop: async () => undefined });
    driver.follow(world);
    real += 60_000;
    expect(driver.now(world)).toBe(500);
    driver.close();
  });

  it.each<[number, string]>([
    [1, 'one'],
    [100, 'one'],
    [1000, 'many'],
  ])('takes at a speed of %s %s at a time', async (speed, expected) => {
    const going = await new Promise((resolve) => {
      const driver = createDriver({
        realTime: () => real,
        pop: async (_, goesOn) => resolve(goesOn(paced(speed, 10))),
      });
      driver.follow(paced(speed, 10));
    });
    expect(going).toBe(expected);
  });
});

describe('a run that is paced by events', () => {
  let run: VirtualRun;

  beforeEach(() => {
    run = openVirtualRun();
  });
  afterEach(() => run.close());

  it('goes at a thousand through a whole sign-in that takes minutes, and stops at its goal', async () => {
    await run.signIn();
    await run.give({ kind: 'clock.until', goal: { kind: 'expiry' }, speed: 1000, pace: 'event' });
    await run.until(() => run.kinds().includes('clock.stopped'));
    expect(run.open.world().nowMs).toBe(
      run.open.world().setup.provider.default_expires_in * 1000 + 40,
    );
    expect(run.open.world().clock.state).toBe('paused');
  });

  it('pops nothing more once a breakpoint was hit, however much is planned', async () => {
    const on = { kind: 'entry', is: 'prompt.arrived' } as const;
    const list = [{ id: 'b', title: '', on, enabled: true, once: false }];
    await run.give({ kind: 'breakpoints.set', list });
    await run.signIn();
    await run.open.setClock({ kind: 'clock.run', run: 'run', speed: 1000, pace: 'event' });
    await run.until(() => run.kinds().includes('break.hit'));
    await run.quiet();
    const kinds = run.kinds();
    expect(kinds.slice(kinds.indexOf('break.hit'))).toEqual(['break.hit', 'clock.stopped']);
    await run.give({ kind: 'break.resumed-all' });
    await run.until(() => run.kinds().lastIndexOf('agenda.popped') > kinds.length);
  });
});

describe('a run in a hurry', () => {
  it('waits for a signature, and goes on at the moment that asked for it', async () => {
    const run = openVirtualRun();
    await run.signIn();
    await run.give({
      kind: 'clock.until',
      goal: { kind: 'entry', is: 'prompt.arrived' },
      ...hurry,
    });
    await run.until(() => run.kinds().includes('clock.stopped'));
    const { prompt = '' } = run.entries().find((entry) => entry.kind === 'prompt.arrived') ?? {};
    for (const kind of ['prompt.opened', 'prompt.approved'] as const)
      await run.submit({ kind, run: 'run', device: 'phone-of-alice', prompt });
    await run.give({ kind: 'clock.until', goal: { kind: 'entry', is: 'sign-in.ended' }, ...hurry });
    await run.until(() => run.kinds().includes('sign-in.ended'));
    const at = (kind: string) => run.entries().find((entry) => entry.kind === kind)?.at;
    expect(at('tokens.issued')).toBe(at('jwts.signed'));
    expect(run.entries().find((entry) => entry.kind === 'sign-in.ended')).toMatchObject({
      state: 'signedIn',
    });
    await run.close();
  });
});

describe('a step', () => {
  let run: VirtualRun;

  beforeEach(async () => {
    run = openVirtualRun();
    await run.signIn();
  });
  afterEach(() => run.close());

  const step = (grain?: 'item' | 'message' | 'transition') =>
    run.open.setClock({
      kind: 'clock.step',
      run: 'run',
      ...(grain === undefined ? {} : { grain }),
    });

  const stepped = async (grain?: 'item' | 'message' | 'transition') => {
    const before = run.kinds().length;
    await step(grain);
    return run.kinds().slice(before);
  };

  it('by one thing pops one', async () => {
    expect((await stepped()).filter((kind) => kind === 'agenda.popped')).toHaveLength(1);
  });

  it.each([
    ['message', 'message.sent'],
    ['transition', 'machine.moved'],
  ] as const)('by %s pops until there is one', async (grain, kind) => {
    for (let count = 0; count < 6; count += 1) {
      const kinds = await stepped(grain);
      const pops = kinds.flatMap((one, place) => (one === 'agenda.popped' ? [place] : []));
      expect(kinds).toContain(kind);
      expect(kinds.indexOf(kind)).toBeGreaterThan(pops.at(-1) ?? kinds.length);
    }
  });

  it('by message ends at a hit', async () => {
    const on = { kind: 'entry', is: 'message.received' } as const;
    await run.give({
      kind: 'breakpoints.set',
      list: [{ id: 'b', title: '', on, enabled: true, once: false }],
    });
    // The prompt’s arrival is no message; without the breakpoint the step would go on to a poll.
    await step('item');
    await step('item');
    const kinds = await stepped('message');
    expect(kinds.filter((kind) => kind === 'agenda.popped')).toHaveLength(1);
  });

  it('by message ends when nothing is planned any more', async () => {
    let steps = 0;
    while (steps < 200 && (await step('message')).kind === 'accepted') steps += 1;
    expect(steps).toBeGreaterThan(20);
    expect(steps).toBeLessThan(200);
  });
});
