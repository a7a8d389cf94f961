/** Boards turn away what none of their parts takes in, and nothing else. */
import { describe, expect, it } from 'vitest';
import { addToFlights } from '#shared/projections/network-board/flights.ts';
import {
  addToNetworkBoard,
  createNetworkBoard,
} from '#shared/projections/network-board/network-board.ts';
import { addToOutages } from '#shared/projections/network-board/outages.ts';
import { addToPeople } from '#shared/projections/network-board/people.ts';
import { addToRules } from '#shared/projections/network-board/rules-in-force.ts';
import { addToLiveTimers } from '#shared/projections/timers/live-timers.ts';
import { addToLives } from '#shared/projections/timers/lives.ts';
import { addToRunClock } from '#shared/projections/timers/run-clock.ts';
import { addToTimeBoard, createTimeBoard } from '#shared/projections/timers/time-board.ts';
import type { Entry } from '#shared/trace/entry.ts';
import { createInvariants } from '../../support/core/invariants.ts';
import { randomRun } from '../../support/core/random-run.ts';
import { consoleRun } from '../../support/products/console-run.ts';

const randomRuns = Array.from({ length: 80 }, (_, seed) => randomRun(seed + 1));
const runs = [...randomRuns, consoleRun(createInvariants())];

function whole<Board>(
  run: readonly Entry[],
  board: Board,
  ...parts: ((board: Board, entry: Entry) => void)[]
): Board {
  for (const entry of run) for (const add of parts) add(board, entry);
  return board;
}

describe('a board', () => {
  it('of the time is what its parts make of every entry', () => {
    for (const run of runs) {
      const parts = whole(
        run,
        createTimeBoard(),
        (board, { at }) => (board.at = at),
        ({ clock }, entry) => addToRunClock(clock, entry),
        ({ timers }, entry) => addToLiveTimers(timers, entry),
        ({ lives }, entry) => addToLives(lives, entry),
      );
      expect(whole(run, createTimeBoard(), addToTimeBoard)).toEqual(parts);
    }
  });

  it('of the network is what its parts make of every entry', () => {
    for (const run of runs) {
      const parts = whole(
        run,
        createNetworkBoard(),
        ({ flights }, entry) => addToFlights(flights, entry),
        ({ faults }, entry) => addToRules(faults, entry),
        ({ outages }, entry) => addToOutages(outages, entry),
        ({ people }, entry) => addToPeople(people, entry),
      );
      expect(whole(run, createNetworkBoard(), addToNetworkBoard)).toEqual(parts);
    }
  });
});
