/**
 * The run that is kept in `test/golden/`: an outside client that polls too fast, is slowed down,
 * gets its tokens in the end and then tries to redeem a second time.
 */
import type { Entry } from '#shared/trace/entry.ts';
import { decide, openRequest } from './decided-request.ts';
import { tokenRequest } from './outside-request.ts';
import { createSimulation } from './simulation.ts';

/** The entries of that run; always the same. */
export function impatientClient(): readonly Entry[] {
  const simulation = createSimulation({ seed: 'impatient-client' });
  const authReqId = openRequest(simulation, { binding_message: 'W4SCT', scope: 'openid profile' });
  for (const restMs of [100, 1000, 1000, 16_000]) {
    simulation.wait(restMs);
    simulation.ask(tokenRequest(authReqId));
  }
  decide(simulation, authReqId, 'prompt.approved');
  simulation.wait(1000);
  simulation.ask(tokenRequest(authReqId));
  simulation.ask(tokenRequest(authReqId));
  return simulation.entries;
}
