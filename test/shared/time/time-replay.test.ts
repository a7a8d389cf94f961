/**
 * Runs in whose time people meddle all the while: every invariant holds after every step, the inputs
 * make the run again byte for byte, and the board of its time says what the world says.
 */
import { expect, it } from 'vitest';
import { mapEntries } from '#shared/kernel/collections/persistent-map.ts';
import type { Step } from '#shared/kernel/step.ts';
import { endOf, isOver } from '#shared/kernel/time/lives/lives.ts';
import { timeOf } from '#shared/kernel/time/time-of.ts';
import type { World } from '#shared/kernel/world.ts';
import {
  addToFlights,
  createFlights,
  type Flights,
} from '#shared/projections/network-board/flights.ts';
import { lifeLeft, livingAt } from '#shared/projections/timers/lives.ts';
import {
  addToTimeBoard,
  createTimeBoard,
  type TimeBoard,
  timersInOrder,
} from '#shared/projections/timers/time-board.ts';
import { readLifeId } from '#shared/protocol/life-name.ts';
import type { Entry } from '#shared/trace/entry.ts';
import { createInvariants } from '#test/support/core/invariants.ts';
import { randomRun } from '#test/support/core/random-run.ts';
import { firstDifference, replayed } from '#test/support/core/recorded-run.ts';
import { timeDeeds } from '#test/support/core/time-deeds.ts';

const runs = process.env['FULL'] === '1' ? 2000 : 300;

/** What the world says of its time, in the words of the board. */
function timeIn(world: World) {
  const { agenda, time, clock, nowMs } = world;
  const running = [...mapEntries(agenda.byId)].flatMap(([id, { task, dueAt }]) =>
    task.kind === 'timer' ? [[id, { kind: 'running', at: dueAt }]] : [],
  );
  const frozen = [...mapEntries(time.frozen)].flatMap(([id, { task, remainingMs }]) =>
    task.kind === 'timer' ? [[id, { kind: 'frozen', remainingMs }]] : [],
  );
  const messages = [...mapEntries(time.frozen)].flatMap(([id, { task, remainingMs }]) =>
    task.kind === 'timer' ? [] : [[id, remainingMs]],
  );
  const lives = [...mapEntries(time.lives)].flatMap(([id, life]) =>
    isOver(world, life) ? [] : [[id, endOf(world, life) - timeOf(world, 'provider') + nowMs]],
  );
  return {
    timers: Object.fromEntries([...running, ...frozen]),
    messages: Object.fromEntries(messages),
    lives: Object.fromEntries(lives),
    skews: time.skews ?? {},
    clock: [clock.state, clock.speed, clock.pace ?? 'wall'],
    goal: time.watch?.goal?.goal ?? null,
    hits: time.watch?.hits.map(({ hit }) => hit) ?? [],
    breakpoints: time.watch?.breakpoints.map(({ id, enabled }) => [id, enabled]) ?? [],
  };
}

function timeOn(board: TimeBoard, { byId }: Flights) {
  const { clock, lives, at } = board;
  const messages = [...byId.values()].flatMap(({ message, way }) =>
    way.kind === 'held' && way.why === 'frozen' ? [[message, way.remainingMs]] : [],
  );
  const inHand = livingAt(lives, at).filter(({ isInHand }) => isInHand);
  return {
    timers: Object.fromEntries(timersInOrder(board).map(({ timer, due }) => [timer, due])),
    messages: Object.fromEntries(messages),
    lives: Object.fromEntries(inHand.map((life) => [life.timer, at + lifeLeft(lives, life, at)])),
    skews: Object.fromEntries(clock.skews),
    clock: [clock.state, clock.speed, clock.pace],
    goal: clock.goal,
    hits: [...clock.hits.keys()],
    breakpoints: clock.breakpoints.map(({ id, enabled }) => [id, enabled]),
  };
}

it(`replays byte for byte and shows its time as it is, ${runs} times`, () => {
  const kinds = new Map<string, number>();
  const handled = new Map<string, number>();
  for (let seed = 1; seed <= runs; seed += 1) {
    const judge = createInvariants();
    const board = createTimeBoard();
    const flights = createFlights();
    const watch = (step: Step): void => {
      judge(step);
      for (const one of step.entries) {
        addToTimeBoard(board, one);
        addToFlights(flights, one);
        for (const what of handOn(one)) handled.set(what, (handled.get(what) ?? 0) + 1);
      }
      expect(timeOn(board, flights), `seed ${seed}, entry ${board.at}`).toEqual(timeIn(step.world));
    };
    const made = randomRun(100_000 + seed, watch, timeDeeds);
    const again = replayed(made);
    expect(firstDifference(again.entries, made), `seed ${seed}`).toBeUndefined();
    for (const { kind } of made) kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
  }
  console.log(`replayed ${runs} runs of meddled time: ${counted(kinds)}`);
  for (const kind of told)
    expect(kinds.get(kind), `${kind} is met often`).toBeGreaterThan(runs / 10);
  console.log(`by hand: ${[...handled].map(([what, count]) => `${count} ${what}`).join(', ')}`);
  for (const thawed of ['access-token thawed', 'message thawed', 'machine thawed'])
    expect([...handled.keys()]).toContain(thawed);
  for (const kind of ['access-token', 'refresh-token', 'code', 'lock', 'message', 'machine'])
    for (const change of ['frozen', 'fired', 'moved'])
      expect(handled.get(`${kind} ${change}`), `${kind} is ${change}`).toBeGreaterThan(0);
}, 300_000);

/** What was done to which kind of timer. */
function handOn(entry: Entry): readonly string[] {
  if (entry.kind === 'timer.changed')
    return [`${readLifeId(entry.timer)?.kind ?? 'machine'} ${entry.change}`];
  const intent = entry.kind === 'intent.given' ? entry.intent : undefined;
  const isMessage = intent !== undefined && 'timer' in intent && /^(m\d|in-)/.test(intent.timer);
  return isMessage ? [intent.kind.replace('timer.', 'message ')] : [];
}

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
