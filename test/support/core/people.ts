/** A run with people who act by themselves: Alice with two phones, and whoever a test makes of her. */
import type { PersonSetup } from '#shared/protocol/setup/person.ts';
import type { RunSetup } from '#shared/protocol/setup/run-setup.ts';
import type { EntryOf } from '#shared/trace/entry.ts';
import { outsideSetup } from './outside-parties.ts';
import { createSimulation, type Simulation } from './simulation.ts';

/** Alice as that person, with a phone, or with a watch as well. */
export function peopleSetup(
  person: PersonSetup | undefined,
  changes: Parameters<typeof outsideSetup>[0] = {},
  devices: readonly string[] = ['phone-of-alice'],
): RunSetup {
  const { users, devices: known, ...usual } = outsideSetup(changes);
  const alice = { sub: 'u-1', username: 'alice', name: 'Alice Amberg', devices };
  return {
    ...usual,
    users: [person === undefined ? alice : { ...alice, person }, ...users.slice(1)],
    devices: [...known, { name: 'watch-of-alice', title: 'Alice’s watch' }],
  };
}

/** A run in which Alice is that person. */
export function withAlice(...given: Parameters<typeof peopleSetup>): Simulation {
  return createSimulation({ setup: peopleSetup(...given) });
}

/** What people decided so far, and why. */
export function decisions(simulation: Simulation): readonly string[] {
  return simulation.ofKind('person.decided').map(({ decision, why }) => `${decision}: ${why}`);
}

/** How the person went through one request, state by state. */
export function reactionOf(simulation: Simulation, about?: string): readonly string[] {
  return movesOf(simulation, 'person')
    .filter((move) => about === undefined || move.about === about)
    .map(({ to }) => to);
}

/** The moves of one kind of machine. */
export function movesOf(
  simulation: Simulation,
  name: EntryOf<'machine.moved'>['machine'],
): readonly EntryOf<'machine.moved'>[] {
  return simulation.ofKind('machine.moved').filter(({ machine }) => machine === name);
}
