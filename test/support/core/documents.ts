/** Stands in for what the shell fetches: a few addresses with a document each, and nothing elsewhere. */
import type { Need } from '#shared/kernel/need.ts';
import type { Fact } from '#shared/protocol/fact.ts';
import { stubFact } from './stub-signer.ts';

/** Facts for a simulation in which these documents are on the web. */
export function factsWith(documents: Readonly<Record<string, unknown>>): (need: Need) => Fact {
  return (need) => {
    if (need.kind !== 'fetch' || !Object.hasOwn(documents, need.url)) return stubFact(need);
    const body = JSON.stringify(documents[need.url]);
    return { kind: 'fetched', url: need.url, body, fault: null };
  };
}
