/** A run of a product in which an API of its console does a step, undone before: what no run of the core has. */

import type { Step } from '#shared/kernel/step.ts';
import { cibaGrantType } from '#shared/protocol/metadata.ts';
import type { Entry } from '#shared/trace/entry.ts';
import { castSetup } from '../clients/cast.ts';
import { createSimulation } from '../core/simulation.ts';
import { changeOfClient, managementToken } from '../refusals/products/auth0-refusals.ts';
import { productRequest } from './product-request.ts';

/** Refused, set up by the API, asked again and left to its end; the watcher sees every step. */
export function consoleRun(watch: (step: Step) => void): readonly Entry[] {
  const provider = { console: { ciba_grant: false }, management_token: managementToken };
  const setup = castSetup({ profile: 'auth0', provider });
  const simulation = createSimulation({ setup, watch });
  simulation.ask(productRequest('auth0'));
  simulation.ask(changeOfClient({ grant_types: [cibaGrantType] }));
  simulation.ask(productRequest('auth0'));
  simulation.wait(400_000);
  return simulation.entries;
}
