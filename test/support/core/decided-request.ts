/**
 * The stretches of a run that most tests begin with: an outside client's request that was accepted,
 * and a person who opened the prompt and decided.
 */
import { authenticationRequest, type Outside } from './outside-request.ts';
import type { Simulation } from './simulation.ts';

export interface Prompted {
  readonly authReqId: string;
  readonly device: string;
  readonly prompt: string;
}

/** Opens a request from outside and answers its auth_req_id. */
export function openRequest(
  simulation: Simulation,
  changes: Readonly<Record<string, string | null>> = {},
  outside: Outside = {},
): string {
  const { status, body } = simulation.ask(authenticationRequest(changes, outside));
  const authReqId = body['auth_req_id'];
  if (status !== 200 || typeof authReqId !== 'string') throw new Error('It was not accepted.');
  return authReqId;
}

/** Lets the request's prompt arrive on the device. */
export function prompted(simulation: Simulation, authReqId: string): Prompted {
  const arrived = () =>
    simulation.ofKind('prompt.arrived').find(({ about }) => about === authReqId);
  simulation.popUntil(() => arrived() !== undefined);
  const { prompt = '', party = '' } = arrived() ?? {};
  return { authReqId, prompt, device: party.slice(party.indexOf('/') + 1) };
}

/** A request that was opened and approved. */
export function approved(
  simulation: Simulation,
  changes: Readonly<Record<string, string>> = {},
  outside: Outside = {},
): string {
  const authReqId = openRequest(simulation, changes, outside);
  decide(simulation, authReqId, 'prompt.approved');
  return authReqId;
}

/** The person opens the prompt and decides; the decision reaches the provider. */
export function decide(
  simulation: Simulation,
  authReqId: string,
  decision: 'prompt.approved' | 'prompt.denied' | 'prompt.reported',
): Prompted {
  const at = prompted(simulation, authReqId);
  simulation.tap('prompt.opened', at.device, at.prompt);
  simulation.tap(decision, at.device, at.prompt);
  simulation.wait(simulation.world().setup.latencyMs * 2);
  return at;
}
