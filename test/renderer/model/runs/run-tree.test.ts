/** The tree of forks: who left whom, and in which order. */
import { expect, it } from 'vitest';
import { type RunBranch, runTree } from '#renderer/model/runs/run-tree.ts';
import type { RunListing } from '#renderer/model/workbench-model.ts';

const listing = (
  run: string,
  createdAt: number,
  parent?: readonly [string, number],
): RunListing => ({
  run,
  name: run,
  mode: 'virtual',
  createdAt,
  parent: parent && { run: parent[0], at: parent[1], atMs: undefined },
  origin: undefined,
  listener: undefined,
});

const shape = ({ listing: { run }, forks }: RunBranch): unknown =>
  forks.length === 0 ? run : [run, ...forks.map(shape)];

it('puts every fork under the run that it left, in the order of the moments at which they left', () => {
  const runs = [
    listing('late', 5, ['root', 30]),
    listing('grandchild', 4, ['early', 12]),
    listing('other', 3),
    listing('early', 2, ['root', 10]),
    listing('root', 1),
  ];
  expect(runTree(runs).map(shape)).toEqual(['other', ['root', ['early', 'grandchild'], 'late']]);
});

it('loses no run: a fork of a run that is not on the list stands by itself', () => {
  expect(runTree([listing('orphan', 1, ['gone', 3])]).map(shape)).toEqual(['orphan']);
  expect(runTree([])).toEqual([]);
});
