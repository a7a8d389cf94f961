/**
 * Every chart as a model: each state and each transition is reached by real intents and inputs, and
 * the run goes where the chart says. What no run can come to is named, with the reason.
 */
import { describe, expect, it } from 'vitest';
import { machineName } from '#shared/trace/machine-name.ts';
import {
  restingStatesOf,
  surrounds,
  transitionsOf,
} from '#test/support/model/chart-transitions.ts';
import { drive } from '#test/support/model/drive-path.ts';
import { labelOf, type MachineModel } from '#test/support/model/machine-model.ts';
import { deliveryModel } from '#test/support/model/machines/delivery-model.ts';
import { deviceModel } from '#test/support/model/machines/device-model.ts';
import { personModels } from '#test/support/model/machines/person-models.ts';
import { pollingModels } from '#test/support/model/machines/polling-models.ts';
import { relyingPartyModels } from '#test/support/model/machines/relying-party-models.ts';
import { requestModel } from '#test/support/model/machines/request-model.ts';
import { pathsOf } from '#test/support/model/model-paths.ts';
import { createCoverage } from '#test/support/model/transition-coverage.ts';

const models: readonly MachineModel[] = [
  requestModel,
  ...pollingModels,
  deliveryModel,
  ...relyingPartyModels,
  deviceModel,
  ...personModels,
];
const machines = [...new Set(models.map(({ machine }) => machine))];

/** States and transitions of a chart that no run can come to or rest in. */
const outOfReach: ReadonlyMap<string, string> = new Map([
  ['relying-party: the state pressed', 'a sign-in leaves it in the step that begins it'],
  [
    'person: decided.lost, decision.accepted',
    'answers come in the order of the decisions, so a later one is refused as well',
  ],
]);

const coverage = createCoverage(machines);
let driven = 0;

describe('the charts of a run', () => {
  it('are all among the models', () => {
    expect(machines.map(({ id }) => id).toSorted()).toEqual([...machineName.options].toSorted());
  });

  describe.each(models.map((model) => [model.title, model] as const))('%s', (_title, model) => {
    const paths = pathsOf(model);
    it.each(paths.map((path) => [path.events.map(labelOf).join(', '), path] as const))(
      'goes where its chart says by %s',
      (_events, path) => {
        const { entries, entered } = drive(model, path);
        const [, ...expected] = path.states;
        expect(entered.slice(0, expected.length)).toEqual(expected);
        coverage.add(entries);
        driven += 1;
      },
    );
  });

  it('are taken whole: every state is entered and every transition taken', () => {
    const rows = machines.flatMap((machine) => [
      ...restingStatesOf(machine).map((state) => ({
        name: `${machine.id}: the state ${state}`,
        times: coverage.timesEntered(machine.id, state),
      })),
      ...transitionsOf(machine).map(({ id }) => ({ name: id, times: coverage.timesTaken(id) })),
    ]);
    const table = rows.map(({ name, times }) => {
      const reason = outOfReach.get(name);
      return `${String(times).padStart(6)}  ${name}${reason === undefined ? '' : ` (${reason})`}`;
    });
    console.log(`${driven} paths took these states and transitions:\n${table.join('\n')}`);
    const missed = rows.filter(({ name, times }) => times === 0 && !outOfReach.has(name));
    expect(missed.map(({ name }) => name)).toEqual([]);
    const excused = rows.filter(({ name }) => outOfReach.has(name));
    expect(excused).toHaveLength(outOfReach.size);
    expect(excused.filter(({ times }) => times > 0).map(({ name }) => name)).toEqual([]);
  });

  it('are excused only where they would move', () => {
    const idle = models.flatMap(({ title, machine, impossible }) =>
      impossible.flatMap(({ states, events }) =>
        states.flatMap((state) =>
          events
            .filter((event) => !reacts(machine, state, event))
            .map((event) => `${title}: ${state}, ${event}`),
        ),
      ),
    );
    expect(idle).toEqual([]);
  });
});

function reacts(machine: MachineModel['machine'], state: string, label: string): boolean {
  return transitionsOf(machine).some(
    ({ source, event }) =>
      surrounds(source, state) && labelOf({ type: event }) === label.split(',')[0],
  );
}
