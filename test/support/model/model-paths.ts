/**
 * The shortest path to every state of a model, found by `xstate/graph`, and then one step further by
 * every event to which that state reacts; and longer ways, which chance takes.
 */
import { getAdjacencyMap, getShortestPaths } from 'xstate/graph';
import { moveMachine, startMachine, stateName } from '#shared/machines/run-machine.ts';
import type { Random } from '../core/random.ts';
import { labelOf, type MachineModel, type ModelEvent } from './machine-model.ts';

export interface ModelPath {
  readonly events: readonly ModelEvent[];
  /** The state at the beginning, and each one that is entered from there. */
  readonly states: readonly string[];
  /** How many states have been entered when each event has happened. */
  readonly passed: readonly number[];
}

/** Every path of the model; together they take every transition that a run can come to. */
export function pathsOf(model: MachineModel): readonly ModelPath[] {
  const { machine, input, keyOf } = model;
  const keyOfSnapshot = (snapshot: Snapshot): string =>
    `${stateName(snapshot.value)} ${keyOf(snapshot.context)}`;
  const options = {
    input,
    events: model.events,
    serializeState: keyOfSnapshot,
    serializeEvent: labelOf,
    filterEvents: (snapshot: Snapshot, event: ModelEvent) =>
      snapshot.status === 'active' &&
      excuseFor(model, stateName(snapshot.value), labelOf(event)) === undefined &&
      moveMachine(machine, snapshot, event).moved,
  };
  const reached = new Map(
    getShortestPaths(machine, options).map(({ state, steps }) => [
      keyOfSnapshot(state),
      steps.map(({ event }): ModelEvent => event).filter(({ type }) => type !== 'xstate.init'),
    ]),
  );
  return Object.entries(getAdjacencyMap(machine, options)).flatMap(([key, { transitions }]) => {
    const before = reached.get(key);
    if (before === undefined) throw new Error(`No path of ${model.title} leads to «${key}».`);
    return Object.values<{ readonly event: ModelEvent }>(transitions).map(({ event }) =>
      pathOf(model, [...before, event]),
    );
  });
}

/** A way through the model that chance takes, until it ends or is long enough. */
export function walkOf(model: MachineModel, random: Random, mostEvents: number): ModelPath {
  const { machine, input } = model;
  const events: ModelEvent[] = [];
  let { state } = startMachine(machine, input);
  while (events.length < mostEvents) {
    const name = stateName(state.value);
    const possible = model.events.filter(
      (event) =>
        excuseFor(model, name, labelOf(event)) === undefined &&
        moveMachine(machine, state, event).moved,
    );
    const event = random.pick(possible);
    if (event === undefined) break;
    events.push(event);
    ({ state } = moveMachine(machine, state, event));
  }
  return pathOf(model, events);
}

type Snapshot = ReturnType<MachineModel['machine']['resolveState']>;

/** Why no run can come to that event in that state, if there is a reason. */
export function excuseFor(
  { impossible }: Pick<MachineModel, 'impossible'>,
  state: string,
  label: string,
): string | undefined {
  return impossible.find(({ states, events }) => states.includes(state) && events.includes(label))
    ?.reason;
}

/** The states by our own runner; a move that stays where it is enters none. */
function pathOf({ machine, input }: MachineModel, events: readonly ModelEvent[]): ModelPath {
  let { state } = startMachine(machine, input);
  const states = [stateName(state.value)];
  const passed: number[] = [];
  for (const event of events) {
    ({ state } = moveMachine(machine, state, event));
    const name = stateName(state.value);
    if (name !== states.at(-1)) states.push(name);
    passed.push(states.length - 1);
  }
  return { events, states, passed };
}
