/** A service that goes on with other people in its configuration: they act as the new one says. */
import { describe, expect, it } from 'vitest';
import { createEntropy } from '#main/run/entropy.ts';
import { continuationOf } from '#shared/kernel/carried-state.ts';
import { changeSetup } from '#shared/kernel/change-setup.ts';
import { nextItem } from '#shared/kernel/collections/agenda.ts';
import { mapValues } from '#shared/kernel/collections/persistent-map.ts';
import { replayStep, step } from '#shared/kernel/step.ts';
import type { World } from '#shared/kernel/world.ts';
import type { PersonSetup } from '#shared/protocol/setup/person.ts';
import type { Entry, EntryOf } from '#shared/trace/entry.ts';
import { openRequest } from '#test/support/core/decided-request.ts';
import { keeper } from '#test/support/core/outside-parties.ts';
import { peopleSetup, withAlice } from '#test/support/core/people.ts';

const entropy = createEntropy('service');

/** Somebody slow has been prompted; then the service goes on with another configuration. */
function goneOn(person: PersonSetup | undefined): World {
  const simulation = withAlice({ temperament: 'slow' });
  openRequest(simulation, {}, { client: keeper });
  simulation.wait(1000);
  const world = changeSetup(simulation.world(), peopleSetup(person));
  const stamp = { at: world.nowMs, entropy: entropy(world.nextSeq) };
  return replayStep(undefined, { ...continuationOf(world, 'run-1', 'test'), ...stamp }).world;
}

/** Pops what is planned until nothing is. */
function played(from: World): { readonly world: World; readonly entries: readonly Entry[] } {
  let world = from;
  const entries: Entry[] = [];
  for (let item = nextItem(world.agenda); item !== undefined; item = nextItem(world.agenda)) {
    const stamp = { at: item.dueAt, entropy: entropy(world.nextSeq) };
    const done = step(world, { kind: 'agenda.popped', item: item.id, facts: [], ...stamp });
    entries.push(...done.entries);
    ({ world } = done);
  }
  return { world, entries };
}

function decisionsIn(entries: readonly Entry[]): readonly EntryOf<'person.decided'>[] {
  return entries.filter((entry) => entry.kind === 'person.decided');
}

describe('a service whose configuration changed', () => {
  it('has the decision of somebody who acts differently now', () => {
    const { entries } = played(goneOn({ temperament: 'careless' }));
    expect(decisionsIn(entries)).toMatchObject([{ temperament: 'careless', decision: 'approve' }]);
  });

  it('has none of somebody who is to click again, and nothing of them is left behind', () => {
    const { world, entries } = played(goneOn(undefined));
    expect(decisionsIn(entries)).toEqual([]);
    expect([...mapValues(world.persons.reactions)]).toEqual([]);
    const moves = entries.filter((entry) => entry.kind === 'machine.moved');
    expect(moves.findLast(({ machine }) => machine === 'person')?.to).toBe('replaced');
    expect(moves.findLast(({ machine }) => machine === 'authentication-device')?.to).toBe('lapsed');
  });
});
