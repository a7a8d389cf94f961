/**
 * Every chart as a model: each state, and each transition in each state, is come to in runs of a real
 * workbench that is asked through its port alone, and every run goes where the chart says. What no
 * run can come to is named, with the reason.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Entry } from '#shared/trace/entry.ts';
import { machineName } from '#shared/trace/machine-name.ts';
import { createRandom } from '#test/support/core/random.ts';
import { firstDifference, replayed } from '#test/support/core/recorded-run.ts';
import {
  openTransitionsOf,
  restingStatesOf,
  surrounds,
  transitionsOf,
} from '#test/support/model/chart-transitions.ts';
import { drive } from '#test/support/model/drive-path.ts';
import { labelOf, type MachineModel } from '#test/support/model/machine-model.ts';
import { deliveryModel } from '#test/support/model/machines/delivery-model.ts';
import { deviceModel } from '#test/support/model/machines/device-model.ts';
import { outsideModels } from '#test/support/model/machines/outside-models.ts';
import { personModels } from '#test/support/model/machines/person-models.ts';
import { pollingModels } from '#test/support/model/machines/polling-models.ts';
import { relyingPartyModels } from '#test/support/model/machines/relying-party-models.ts';
import { requestModel } from '#test/support/model/machines/request-model.ts';
import { type ModelPath, pathsOf, walkOf } from '#test/support/model/model-paths.ts';
import { openPortDesk, type PortDesk } from '#test/support/model/port/port-desk.ts';
import { createCoverage } from '#test/support/model/transition-coverage.ts';

const walksOfEach = process.env['FULL'] === undefined ? 6 : 100;
const mostEvents = 12;

const models: readonly MachineModel[] = [
  requestModel,
  ...pollingModels,
  deliveryModel,
  ...relyingPartyModels,
  deviceModel,
  ...personModels,
  ...outsideModels,
];
const machines = [...new Set(models.map(({ machine }) => machine))];

/** Transitions that are open in a state of their chart, and that no run can come to there. */
const outOfReach: ReadonlyMap<string, string> = new Map([
  [
    'authentication-request: alive, polls.abused, in alive.granted',
    'the next poll redeems a granted request, so it is not too soon',
  ],
  [
    'person: undecided, prompt.gone, in undecided.weighing',
    'a prompt is weighed and decided in one step, and nothing comes between',
  ],
  [
    'person: undecided, person.changed, in undecided.weighing',
    'a prompt is weighed and decided in one step, and nothing comes between',
  ],
]);

/** What every run was told by its port; several paths may lead through one run. */
const records = new Set<readonly Entry[]>();
let driven = 0;
let desk: PortDesk;

beforeAll(async () => {
  desk = await openPortDesk();
});

afterAll(() => desk.close());

describe('the charts of a run', () => {
  it('are all among the models', () => {
    expect(machines.map(({ id }) => id).toSorted()).toEqual([...machineName.options].toSorted());
  });

  describe.each(models.map((model) => [model.title, model] as const))('%s', (_title, model) => {
    const paths = pathsOf(model);
    it.each(paths.map((path) => [path.events.map(labelOf).join(', '), path] as const))(
      'goes where its chart says by %s',
      async (_events, path) => expect(await straysOf(model, path)).toEqual([]),
    );

    const walks = Array.from({ length: model.wanders ? walksOfEach : 0 }, (_, seed) => seed);
    it.each(walks)('goes where its chart says on the way that seed %i takes', async (seed) => {
      const walk = walkOf(model, createRandom(seed), mostEvents);
      expect(await straysOf(model, walk)).toEqual([]);
    });
  });

  it('are taken whole: every state is entered, and in each every transition taken', () => {
    const coverage = createCoverage(machines);
    for (const entries of records) coverage.add(entries);
    const rows = machines.flatMap((machine) => [
      ...restingStatesOf(machine).map((state) => ({
        name: `${machine.id}: the state ${state}`,
        times: coverage.timesEntered(machine.id, state),
      })),
      ...openTransitionsOf(machine).map((open) => ({
        name: open.id,
        times: coverage.timesTaken(open),
      })),
    ]);
    const missed = rows.filter(({ times }) => times === 0).map(({ name }) => name);
    console.log(`${driven} paths took ${rows.length} states and transitions in states.`);
    if (missed.some((name) => !outOfReach.has(name)))
      console.log(
        rows.map(({ name, times }) => `${String(times).padStart(6)}  ${name}`).join('\n'),
      );
    expect(missed.toSorted()).toEqual([...outOfReach.keys()].toSorted());
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

/** Where a run that is driven along the path leaves it, or derives otherwise than it was told. */
async function straysOf(model: MachineModel, path: ModelPath): Promise<readonly unknown[]> {
  const { entries, strays } = await drive(model, path, desk);
  records.add(entries);
  driven += 1;
  return [...strays, firstDifference(entries, replayed(entries).entries) ?? []].flat();
}

function reacts(machine: MachineModel['machine'], state: string, label: string): boolean {
  return transitionsOf(machine).some(
    ({ source, event }) =>
      surrounds(source, state) && labelOf({ type: event }) === label.split(',')[0],
  );
}
