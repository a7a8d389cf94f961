/** Makes the events of a path happen in a run, and looks after each whether the run went where the chart says. */
import type { Entry } from '#shared/trace/entry.ts';
import { labelOf, type MachineModel } from './machine-model.ts';
import type { ModelPath } from './model-paths.ts';
import type { PortDesk } from './port/port-desk.ts';

interface Driven {
  /** The whole run, as the port told it. */
  readonly entries: readonly Entry[];
  /** Where the run stood elsewhere than the chart, as sentences. */
  readonly strays: readonly string[];
}

/** Drives a new run along the path. */
export async function drive(
  model: MachineModel,
  { events, states, passed }: ModelPath,
  desk: PortDesk,
): Promise<Driven> {
  const labels = events.map(labelOf);
  const { run, instance, movesBefore, deeds } = await model.begin(desk, labels);
  const expected = states.slice(1);
  const strays: string[] = [];
  for (const [index, label] of labels.entries()) {
    const deed = deeds[label];
    if (deed === undefined) throw new Error(`Nobody knows how to bring about «${label}».`);
    await deed();
    const entered = run
      .movesOf(model.name, instance())
      .slice(movesBefore)
      .map(({ to }) => to);
    // What happens by itself may be ahead of the path, but never beside it.
    const isOnPath = entered.every((state, at) => (expected[at] ?? state) === state);
    if (!isOnPath || entered.length < (passed[index] ?? 0))
      strays.push(`After ${label}: ${entered.join(', ')}; by the chart: ${expected.join(', ')}.`);
  }
  return { entries: run.entries, strays };
}
