/** The runs as a tree: every fork under the run that it left, in the order in which they left it. */
import type { RunListing } from '../workbench-model.ts';

export interface RunBranch {
  /** The run; a list that grows at its head knows its lines by it. */
  readonly id: string;
  readonly listing: RunListing;
  readonly forks: readonly RunBranch[];
}

/** The roots in the order of the list; a fork of a run that is not on the list is a root too. */
export function runTree(runs: readonly RunListing[]): readonly RunBranch[] {
  const known = new Set(runs.map(({ run }) => run));
  const forksOf = Map.groupBy(
    runs.filter(({ parent }) => parent !== undefined && known.has(parent.run)),
    ({ parent }) => parent?.run,
  );
  const branch = (listing: RunListing): RunBranch => ({
    id: listing.run,
    listing,
    forks: (forksOf.get(listing.run) ?? []).toSorted(inOrder).map(branch),
  });
  return runs.filter(({ parent }) => parent === undefined || !known.has(parent.run)).map(branch);
}

function inOrder(left: RunListing, right: RunListing): number {
  return (left.parent?.at ?? 0) - (right.parent?.at ?? 0) || left.createdAt - right.createdAt;
}
