/** What the record shows of people who act by themselves, and what older records do not have. */
import { describe, expect, it } from 'vitest';
import { continuationOf } from '#shared/kernel/carried-state.ts';
import { replayStep } from '#shared/kernel/step.ts';
import { machineAt, momentAt } from '#shared/projections/moment.ts';
import { addToDiagram, createSequenceDiagram } from '#shared/projections/sequence-diagram.ts';
import { peopleSetup, withAlice } from '#test/support/core/people.ts';
import { createSimulation } from '#test/support/core/simulation.ts';

const think = { kind: 'fixed', ms: 2000 } as const;

describe('the record of a person’s decision', () => {
  it('draws an arrow from the person to the phone, with the reason', () => {
    const simulation = withAlice({ temperament: 'prompt', think });
    simulation.signIn({ bindingMessage: 'TILL-1' });
    simulation.wait(20_000);
    const diagram = createSequenceDiagram();
    for (const entry of simulation.entries) addToDiagram(diagram, entry);
    const own = diagram.rows.filter(({ kind, from }) => kind === 'arrow' && from === 'person');
    expect(own).toMatchObject([
      { title: 'presses Sign in' },
      {
        to: 'authentication-device/phone-of-alice',
        title: 'approves',
        detail: 'The binding message is what the till shows.',
      },
    ]);
  });

  it('stands between what they saw and what they pressed', () => {
    const simulation = withAlice({ temperament: 'careless', think });
    simulation.signIn();
    simulation.wait(20_000);
    const decided = simulation.ofKind('person.decided')[0];
    const before = simulation.entries[decided?.causedBy[0] ?? -1];
    expect(before).toMatchObject({ kind: 'machine.moved', to: 'undecided.weighing' });
    const thinking = simulation
      .ofKind('timer.set')
      .find(({ event }) => event.startsWith('xstate.after.glance.person'));
    expect(thinking).toMatchObject({ party: 'person', at: 80, dueAt: 2080 });
    const pressed = simulation.ofKind('machine.moved').find(({ to }) => to === 'decided.waiting');
    expect(pressed?.causedBy).toEqual([decided?.seq]);
  });

  it('shows at any moment what the person is doing, and until when', () => {
    const simulation = withAlice({ temperament: 'prompt', think });
    simulation.signIn();
    simulation.wait(200);
    const moment = momentAt(simulation.entries, simulation.entries.length);
    const about = simulation.ofKind('request.opened')[0]?.authReqId ?? '';
    expect(machineAt(moment, 'person', about)).toMatchObject({
      state: 'undecided.thinking',
      about,
    });
    expect([...moment.timers.values()].find(({ machine }) => machine === 'person')).toMatchObject({
      dueAt: 1080,
    });
  });
});

describe('a run that goes on from one of an older engine', () => {
  it('has the people of its set-up, who know of nothing yet', () => {
    const simulation = createSimulation({ setup: peopleSetup({ temperament: 'careless' }) });
    const { state, ...rest } = continuationOf(simulation.world(), 'run-1', 'older');
    const { persons, ...older } = state;
    expect(persons).toBeDefined();
    const entropy = Buffer.alloc(32, 7).toString('base64');
    const input = { ...rest, state: older, at: 0, entropy };
    const { world } = replayStep(undefined, JSON.parse(JSON.stringify(input)));
    expect(world.persons.minds.size).toBe(1);
    expect(world.persons.reactions.size).toBe(0);
  });
});
