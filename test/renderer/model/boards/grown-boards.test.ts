/** The boards of a run at any moment: what a fold from the start gives, for the work of a few entries. */
import { describe, expect, it } from 'vitest';
import { createGrownBoards } from '#renderer/model/boards/grown-boards.ts';
import {
  addToNetworkBoard,
  copyNetworkBoard,
  createNetworkBoard,
} from '#shared/projections/network-board/network-board.ts';
import {
  addToTimeBoard,
  copyTimeBoard,
  createTimeBoard,
} from '#shared/projections/timers/time-board.ts';
import type { Entry } from '#shared/trace/entry.ts';
import { randomRun } from '../../../support/core/random-run.ts';

const network = { create: createNetworkBoard, add: addToNetworkBoard, copy: copyNetworkBoard };
const time = { create: createTimeBoard, add: addToTimeBoard, copy: copyTimeBoard };

function folded<Board>(
  { create, add }: { create: () => Board; add: (board: Board, entry: Entry) => void },
  entries: readonly Entry[],
  seq: number,
): Board {
  const board = create();
  for (const entry of entries.filter((one) => one.seq <= seq)) add(board, entry);
  return board;
}

/** The same entries again and again, numbered on. */
function longRun(length: number): Entry[] {
  const once = randomRun(7);
  return Array.from({ length }, (_, seq) => {
    const entry = once[seq % once.length];
    if (entry === undefined) throw new Error('The run is empty.');
    return { ...entry, seq };
  });
}

describe('the boards of a run', () => {
  const entries = longRun(3500);
  const sought = [3400, 12, 2999, 3000, 3001, 1500, 1499, 40, 3499, 0];

  it('show the network at any moment as a fold from the start does', () => {
    const boards = createGrownBoards(network);
    for (const seq of sought)
      expect(boards.at({ entries }, seq)).toEqual(folded(network, entries, seq));
  });

  it('show the time at any moment as a fold from the start does', () => {
    const boards = createGrownBoards(time);
    const run = { entries };
    for (const seq of sought) expect(boards.at(run, seq)).toEqual(folded(time, entries, seq));
    expect(boards.live(run)).toEqual(folded(time, entries, 3499));
  });

  it('stay as they were handed out while the run grows and others are asked for', () => {
    const run = { entries: entries.slice(0, 2500) };
    const boards = createGrownBoards(network);
    const held = boards.at(run, 1200);
    run.entries.push(...entries.slice(2500));
    for (const seq of [1201, 3200, 1100, 2]) boards.at(run, seq);
    expect(held).toEqual(folded(network, entries, 1200));
    expect(boards.live(run)).toEqual(folded(network, entries, 3499));
  });

  it('take in no more than a thousand entries to go anywhere, forth or back', () => {
    let taken = 0;
    const counted = {
      ...network,
      add: (...given: Parameters<typeof addToNetworkBoard>) => {
        taken += 1;
        addToNetworkBoard(...given);
      },
    };
    const boards = createGrownBoards(counted);
    const run = { entries };
    boards.live(run);
    for (const seq of sought) {
      taken = 0;
      boards.at(run, seq);
      expect(taken).toBeLessThanOrEqual(1000);
    }
  });
});
