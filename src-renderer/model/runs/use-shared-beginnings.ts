/** How many of its first entries every other run shares with this one; a few are enough to tell. */
import { useEffect, useState } from 'react';
import type { WorkbenchPort } from '#shared/workbench-port.ts';
import { useWindow, useWorkbench } from '../use-trace.ts';

/** As many are compared at most; forks of a longer beginning count as so many. */
export const mostCompared = 200;
const mostRuns = 40;

/** By run; empty until it was looked for. */
export function useSharedBeginnings(run: string): ReadonlyMap<string, number> {
  const { port } = useWindow().connection;
  const runs = useWorkbench((state) => state.runs);
  const [shared, share] = useState<ReadonlyMap<string, number>>(new Map());
  const others = runs
    .map((listing) => listing.run)
    .filter((other) => other !== run)
    .slice(0, mostRuns)
    .join(' ');
  useEffect(() => {
    let isWanted = true;
    void sharedWith(port, run, others.split(' ')).then((found) => {
      if (isWanted) share(found);
    });
    return () => {
      isWanted = false;
    };
  }, [port, run, others]);
  return shared;
}

async function sharedWith(
  port: WorkbenchPort,
  run: string,
  others: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const own = await beginningOf(port, run);
  const found = new Map<string, number>();
  for (const other of others.filter((name) => name !== '')) {
    const beginning = await beginningOf(port, other);
    const parting = own.findIndex((entry, place) => entry !== beginning[place]);
    found.set(other, parting < 0 ? own.length : parting);
  }
  return found;
}

async function beginningOf(port: WorkbenchPort, run: string): Promise<readonly string[]> {
  const { entries } = await port.readTrace(run, 0, mostCompared);
  return entries.map((entry) => JSON.stringify(entry));
}
