/** Finds out what the core needs to know before a step: verifications, and what stands at an address. */
import type { Need } from '#shared/kernel/need.ts';
import type { Fact, Fetched } from '#shared/protocol/fact.ts';
import { verify } from './verifier.ts';

export type FactFinder = (needs: readonly Need[]) => Promise<readonly Fact[]>;

/** Fetches an address as text; answers why not where that fails. */
export type Fetcher = (url: string) => Promise<Pick<Fetched, 'body' | 'fault'>>;

/** A fact finder that fetches with that fetcher; the same address is fetched once at a time. */
export function createFactFinder(fetcher: Fetcher): FactFinder {
  const underWay = new Map<string, Promise<Fetched>>();

  function fetchOnce(url: string): Promise<Fetched> {
    const running =
      underWay.get(url) ??
      fetcher(url)
        .then((found): Fetched => ({ kind: 'fetched', url, ...found }))
        .finally(() => underWay.delete(url));
    underWay.set(url, running);
    return running;
  }

  return (needs) =>
    Promise.all(needs.map((need) => (need.kind === 'verify' ? verify(need) : fetchOnce(need.url))));
}
