/** Takes a wall-clock world off the network: its time is virtual from then on, and stands. */
import { mapValues } from './collections/persistent-map.ts';
import type { Draft } from './draft.ts';
import { loseArrival } from './network/silence.ts';
import { loseExchange } from './provider/provider.ts';

/** Nobody outside is heard any more; whoever waits for an answer is marked lost. */
export function detach(draft: Draft): void {
  draft.setup = { ...draft.setup, mode: 'virtual' };
  draft.clock = { ...draft.clock, state: 'paused' };
  for (const { id, outside } of mapValues(draft.exchanges)) {
    if (!outside) continue;
    loseExchange(draft, id);
    loseArrival(draft, id);
  }
}
