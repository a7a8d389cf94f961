/**
 * Runs in whose time people meddle all the while: every invariant holds after every step, the inputs
 * make the run again byte for byte, and the board of its time says what the world says.
 */
import { expect, it } from 'vitest';
import { mapEntries } from '#shared/kernel/collections/persistent-map.ts';
import type { Step } from '#shared/kernel/step.ts';
import type { World } from '#shared/kernel/world.ts';
import {
  addToTimeBoard,
  createTimeBoard,
  type TimeBoard,
  timersInOrder,
} from '#shared/projections/timers/time-board.ts';
import { createInvariants } from '#test/support/core/invariants.ts';
import { randomRun } from '#test/support/core/random-run.ts';
import { firstDifference, replayed } from '#test/support/core/recorded-run.ts';
import { timeDeeds } from '#test/support/core/time-deeds.ts';

const runs = process.env['FULL'] === '1' ? 2000 : 300;

/** What the world says of its time, in the words of the board. */
function timeIn({ agenda, time, clock }: World) {
  const running = [...mapEntries(agenda.byId)].flatMap(([id, { task, dueAt }]) =>
    task.kind === 'timer' ? [[id, { kind: 'running', at: dueAt }]] : [],
  );
  const frozen = [...mapEntries(time.frozen)].map(([id, { remainingMs }]) => [
    id,
    { kind: 'frozen', remainingMs },
  ]);
  return {
    timers: Object.fromEntries([...running, ...frozen]),
    skews: time.skews ?? {},
    clock: [clock.state, clock.speed, clock.pace ?? 'wall'],
    goal: time.watch?.goal?.goal ?? null,
    hits: time.watch?.hits.map(({ hit }) => hit) ?? [],
    breakpoints: time.watch?.breakpoints.map(({ id, enabled }) => [id, enabled]) ?? [],
  };
}

function timeOn(board: TimeBoard) {
  const { clock } = board;
  return {
    timers: Object.fromEntries(timersInOrder(board).map(({ timer, due }) => [timer, due])),
    skews: Object.fromEntries(clock.skews),
    clock: [clock.state, clock.speed, clock.pace],
    goal: clock.goal,
    hits: [...clock.hits.keys()],
    breakpoints: clock.breakpoints.map(({ id, enabled }) => [id, enabled]),
  };
}

it(`replays byte for byte and shows its time as it is, ${runs} times`, () => {
  const kinds = new Map<string, number>();
  for (let seed = 1; seed <= runs; seed += 1) {
    const judge = createInvariants();
    const board = createTimeBoard();
    const watch = (step: Step): void => {
      judge(step);
      for (const one of step.entries) addToTimeBoard(board, one);
      expect(timeOn(board), `seed ${seed}, entry ${board.at}`).toEqual(timeIn(step.world));
    };
    const made = randomRun(100_000 + seed, watch, timeDeeds);
    const again = replayed(made);
    expect(firstDifference(again.entries, made), `seed ${seed}`).toBeUndefined();
    for (const { kind } of made) kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
  }
  console.log(`replayed ${runs} runs of meddled time: ${counted(kinds)}`);
  for (const kind of told)
    expect(kinds.get(kind), `${kind} is met often`).toBeGreaterThan(runs / 10);
}, 300_000);

const told: readonly string[] = [
  'clock.started',
  'clock.stopped',
  'break.hit',
  'break.resumed',
  'timer.changed',
  'skew.changed',
];

function counted(kinds: ReadonlyMap<string, number>): string {
  return told.map((kind) => `${kinds.get(kind) ?? 0} ${kind}`).join(', ');
}
