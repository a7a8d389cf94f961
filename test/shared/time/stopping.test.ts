/**
 * What stops the time of a run: a goal that is reached, a breakpoint that is hit; and what lets it go
 * on. All of it is part of the step that did it.
 */
import { describe, expect, it } from 'vitest';
import type { Breakpoint, Goal } from '#shared/intents/clock-intents.ts';
import { breakpointThatHolds } from '#shared/kernel/time/watch-step.ts';
import { authenticationRequest } from '#test/support/core/outside-request.ts';
import { firstDifference, replayed } from '#test/support/core/recorded-run.ts';
import { buildSetup } from '#test/support/core/setup.ts';
import { createSimulation, type Simulation } from '#test/support/core/simulation.ts';
import { matchOf } from '#test/support/match/match-of.ts';

function breakpoint(id: string, text: string, changes: Partial<Breakpoint> = {}): Breakpoint {
  return { id, title: `Stop at ${id}`, on: matchOf(text), enabled: true, once: false, ...changes };
}

function run(simulation: Simulation): void {
  simulation.give({ kind: 'clock.set', state: 'running', speed: 1 });
}

/** Pops until the clock stands. */
function popUntilStopped(simulation: Simulation): void {
  simulation.popUntil(() => simulation.world().clock.state === 'paused');
}

function broken(...list: Breakpoint[]): Simulation {
  const simulation = createSimulation();
  simulation.time({ kind: 'breakpoints.set', list });
  run(simulation);
  return simulation;
}

const hitsOf = (simulation: Simulation) => simulation.world().time.watch?.hits ?? [];

describe('time that runs until a goal', () => {
  const goals: [string, Goal, (simulation: Simulation, seq: number) => unknown, unknown][] = [
    ['the next message', { kind: 'message' }, kindAt, 'message.sent'],
    ['the next answer', { kind: 'answer', relyingParty: 'till' }, partyAt, 'relying-party/till'],
    ['a kind of entry', { kind: 'entry', is: 'prompt.arrived' }, kindAt, 'prompt.arrived'],
    ['expiry', { kind: 'expiry' }, stateAt, 'expired'],
    [
      'a match',
      { kind: 'match', on: matchOf('#2 kind:message.received') },
      kindAt,
      'message.received',
    ],
  ];

  it.each(goals)('stops at %s', (_, goal, read, expected) => {
    const simulation = createSimulation();
    simulation.signIn();
    expect(simulation.time({ kind: 'clock.until', goal, speed: 1 })).toBeUndefined();
    expect(simulation.world().clock).toEqual({ state: 'running', speed: 1, pace: 'wall' });
    popUntilStopped(simulation);
    const [stopped] = simulation.ofKind('clock.stopped');
    expect(stopped?.why).toBe('goal');
    expect(read(simulation, stopped?.entry ?? 0)).toBe(expected);
    expect(simulation.world().time.watch).toBeNull();
  });

  function kindAt(simulation: Simulation, seq: number): unknown {
    return simulation.entries[seq]?.kind;
  }
  function partyAt(simulation: Simulation, seq: number): unknown {
    return simulation.entries[seq]?.party;
  }
  function stateAt(simulation: Simulation, seq: number): unknown {
    const entry = simulation.entries[seq];
    return entry?.kind === 'machine.moved' ? entry.to : entry?.kind;
  }

  it('stops in the very step that reaches it, so that a replay stops there as well', () => {
    const simulation = createSimulation();
    simulation.signIn();
    simulation.time({ kind: 'clock.until', goal: { kind: 'answer' }, speed: 10 });
    popUntilStopped(simulation);
    const made = replayed(simulation.entries);
    expect(firstDifference(made.entries, simulation.entries)).toBeUndefined();
    expect(made.world?.clock).toEqual(simulation.world().clock);
  });

  it('gives the goal up when a person pauses it', () => {
    const simulation = createSimulation();
    simulation.time({ kind: 'clock.until', goal: { kind: 'expiry' }, speed: 1 });
    simulation.give({ kind: 'clock.set', state: 'paused', speed: 1 });
    expect(simulation.world().time.watch).toBeNull();
  });

  it('is refused in a wall run with the sentence of every other change of its clock', () => {
    const simulation = createSimulation({ setup: buildSetup({ mode: 'wall' }) });
    const refusal = simulation.time({ kind: 'clock.until', goal: { kind: 'message' }, speed: 1 });
    expect(refusal).toMatch(/follows the wall clock/);
  });
});

describe('a breakpoint', () => {
  it('stops the clock in the step in which an entry matches, and says which', () => {
    const simulation = broken(breakpoint('b', 'endpoint:token direction:request'));
    simulation.signIn();
    popUntilStopped(simulation);
    const [hit] = simulation.ofKind('break.hit');
    expect(hit).toMatchObject({ breakpoint: 'b', title: 'Stop at b', once: false });
    expect(simulation.entries[hit?.entry ?? 0]).toMatchObject({
      kind: 'message.sent',
      from: 'relying-party/till',
    });
    expect(hit?.causedBy).toEqual([hit?.entry]);
    expect(simulation.ofKind('clock.stopped')[0]).toMatchObject({
      why: 'breakpoint',
      entry: hit?.entry,
    });
  });

  it('knows an answer by the request that it answers, though that is long gone', () => {
    const simulation = createSimulation();
    simulation.signIn();
    simulation.popUntil(() => simulation.ofKind('rules.judged').length === 1);
    simulation.time({
      kind: 'breakpoints.set',
      list: [breakpoint('b', 'endpoint:token direction:response')],
    });
    run(simulation);
    popUntilStopped(simulation);
    const stopped = simulation.entries[simulation.ofKind('break.hit')[0]?.entry ?? 0];
    expect(stopped).toMatchObject({ kind: 'message.sent', wire: { status: 400 } });
  });

  it('queues several hits of one step, and time goes on after the last of them', () => {
    const simulation = broken(
      breakpoint('a', 'kind:sign-in.began'),
      breakpoint('b', 'kind:message.sent'),
    );
    simulation.signIn();
    expect(hitsOf(simulation).map((hit) => hit.breakpoint)).toEqual(['a', 'b']);
    const [first, second] = hitsOf(simulation).map(({ hit }) => hit);
    simulation.time({ kind: 'break.resumed', hit: first ?? '' });
    expect(simulation.world().clock.state).toBe('paused');
    simulation.time({ kind: 'break.resumed', hit: second ?? '' });
    expect(simulation.world().clock.state).toBe('running');
    expect(simulation.ofKind('clock.started').map(({ why }) => why)).toEqual(['resumed']);
    expect(simulation.time({ kind: 'break.resumed', hit: second ?? '' })).toMatch(
      /not open any more/,
    );
  });

  it.each(['break.resumed-all', 'clock.set'] as const)('lets every hit go by %s', (kind) => {
    const simulation = broken(
      breakpoint('a', 'kind:sign-in.began'),
      breakpoint('b', 'kind:message.sent'),
    );
    simulation.signIn();
    if (kind === 'clock.set') run(simulation);
    else simulation.time({ kind });
    expect(hitsOf(simulation)).toEqual([]);
    expect(simulation.world().clock.state).toBe('running');
    expect(simulation.ofKind('break.resumed')).toHaveLength(2);
  });

  it('leaves a clock standing that stood, or that a person has paused meanwhile', () => {
    const simulation = broken(breakpoint('b', 'kind:sign-in.began'));
    simulation.signIn();
    simulation.give({ kind: 'clock.set', state: 'paused', speed: 1 });
    simulation.time({ kind: 'break.resumed-all' });
    expect(simulation.world().clock.state).toBe('paused');
    simulation.signIn();
    expect(hitsOf(simulation)).toHaveLength(1);
    simulation.time({ kind: 'break.resumed-all' });
    expect(simulation.world().clock.state).toBe('paused');
  });

  it('for only the next one is off after it', () => {
    const simulation = broken(breakpoint('b', 'kind:sign-in.began', { once: true }));
    simulation.signIn();
    simulation.time({ kind: 'break.resumed-all' });
    simulation.signIn();
    expect(simulation.ofKind('break.hit')).toHaveLength(1);
    expect(simulation.world().time.watch?.breakpoints[0]?.enabled).toBe(false);
  });

  it('that is off stops nothing, and neither does one that is taken out', () => {
    const simulation = broken(breakpoint('b', 'kind:sign-in.began', { enabled: false }));
    simulation.signIn();
    simulation.time({ kind: 'breakpoints.set', list: [] });
    expect(simulation.world().time.watch).toBeNull();
    simulation.signIn();
    expect(simulation.ofKind('break.hit')).toEqual([]);
  });

  it('counts across a change of the others', () => {
    const third = breakpoint('third', '#3 kind:sign-in.began');
    const simulation = broken(third);
    simulation.signIn();
    simulation.signIn();
    simulation.time({
      kind: 'breakpoints.set',
      list: [breakpoint('b', 'kind:user.locked'), third],
    });
    simulation.signIn();
    expect(simulation.ofKind('break.hit').map((hit) => hit.breakpoint)).toEqual(['third']);
  });

  it('goes on to the goal that time was running to', () => {
    const simulation = createSimulation();
    simulation.time({ kind: 'breakpoints.set', list: [breakpoint('b', 'kind:prompt.arrived')] });
    simulation.signIn();
    simulation.time({ kind: 'clock.until', goal: { kind: 'expiry' }, speed: 1 });
    popUntilStopped(simulation);
    simulation.time({ kind: 'break.resumed-all' });
    expect(simulation.ofKind('clock.started').at(-1)?.goal).toEqual({ kind: 'expiry' });
    popUntilStopped(simulation);
    expect(simulation.ofKind('clock.stopped').map(({ why }) => why)).toEqual([
      'breakpoint',
      'goal',
    ]);
  });

  it('is refused when two have the same id', () => {
    const list = [breakpoint('b', 'kind:user.locked'), breakpoint('b', 'kind:user.locked')];
    expect(createSimulation().time({ kind: 'breakpoints.set', list })).toMatch(/same id/);
  });
});

describe('a breakpoint of a wall run', () => {
  const simulation = createSimulation({ setup: buildSetup({ mode: 'wall' }) });
  const list = [breakpoint('b', 'endpoint:backchannel-authentication direction:request')];
  simulation.time({ kind: 'breakpoints.set', list });

  it('is hit without stopping time', () => {
    simulation.request(authenticationRequest());
    expect(simulation.ofKind('break.hit')).toHaveLength(1);
    expect(simulation.ofKind('clock.stopped')).toEqual([]);
    expect(simulation.world().clock.state).toBe('running');
  });

  it('asks for a message to be held before it goes on its way', () => {
    const wire = authenticationRequest();
    const sending = { from: 'outside-client', to: 'provider', wire } as const;
    expect(breakpointThatHolds(simulation.world(), sending)).toBe('b');
    const other = { ...sending, wire: { ...wire, target: '/token' } };
    expect(breakpointThatHolds(simulation.world(), other)).toBeUndefined();
  });
});
