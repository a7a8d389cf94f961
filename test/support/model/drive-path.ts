/** Makes the events of a path happen in a run, and tells where the run went another way. */
import type { Entry } from '#shared/trace/entry.ts';
import { labelOf, type MachineModel } from './machine-model.ts';
import type { ModelPath } from './model-paths.ts';

interface Driven {
  readonly entries: readonly Entry[];
  /** The states that the machine entered after the beginning of the path. */
  readonly entered: readonly string[];
}

/** Drives a new run along the path. */
export function drive(model: MachineModel, { events }: ModelPath): Driven {
  const labels = events.map(labelOf);
  const { simulation, instance, movesBefore, deeds } = model.begin(labels);
  for (const label of labels) {
    const deed = deeds[label];
    if (deed === undefined) throw new Error(`Nobody knows how to bring about «${label}».`);
    deed();
  }
  const entered = simulation
    .ofKind('machine.moved')
    .filter((move) => move.machine === model.name && move.instance === instance())
    .slice(movesBefore)
    .map(({ to }) => to);
  return { entries: simulation.entries, entered };
}
