/** Worlds for tests of the shell: a run that has begun, in either mode, with any clock. */
import { createEntropy } from '#main/run/entropy.ts';
import { plan } from '#shared/kernel/collections/agenda.ts';
import { beginRun, type Step } from '#shared/kernel/step.ts';
import type { World } from '#shared/kernel/world.ts';
import type { RunSetup } from '#shared/protocol/setup/run-setup.ts';
import { buildSetup } from './setup.ts';

/** The first step of a run with that set-up. */
export function begun(setup: RunSetup = buildSetup()): Step {
  const entropy = createEntropy('test')(0);
  return beginRun({ kind: 'run.began', at: 0, format: 1, engine: 'test', setup, entropy });
}

/** A virtual world whose clock runs at that speed, with one item due then. */
export function runningWorld(speed: number, dueAt: number, nowMs = 0): World {
  return { ...withItem(begun().world, dueAt), nowMs, clock: { state: 'running', speed } };
}

/** The world with one item on its agenda. */
export function withItem(world: World, dueAt: number): World {
  const task = { kind: 'delivery', message: 'm' } as const;
  return { ...world, agenda: plan(world.agenda, { id: 'm', dueAt, order: 0, cause: 0, task }) };
}
