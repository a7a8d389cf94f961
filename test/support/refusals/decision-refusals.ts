/**
 * The refusals of a decision from an authentication device. An honest device cannot earn most of
 * them, so these decisions are smuggled onto the channel.
 */
import { note } from '#shared/protocol/encoding/wire.ts';
import type { Party } from '#shared/trace/party.ts';
import { decide, openRequest, prompted } from '../core/decided-request.ts';
import type { Simulation } from '../core/simulation.ts';
import type { RefusalCase } from './refusal-case.ts';

type Fault = Omit<RefusalCase, 'table' | 'clause' | 'status'>;

const alice: Party = 'authentication-device/phone-of-alice';
const bruno: Party = 'authentication-device/phone-of-bruno';

/** Sends a decision about that request, for the prompt that the device really has. */
export function smuggleDecision(
  simulation: Simulation,
  from: Party,
  authReqId: string,
  decision: unknown,
): undefined {
  const prompt = simulation.ofKind('prompt.arrived').at(-1)?.prompt;
  const wire = note('decision', { auth_req_id: authReqId, prompt, decision });
  simulation.smuggle(from, 'provider', wire);
  simulation.popNext();
  return undefined;
}

const faults: readonly Fault[] = [
  ...['maybe', 'APPROVE', '', true, null, undefined].map((decision) => ({
    title: `a decision that is ${JSON.stringify(decision) ?? 'absent'}`,
    rule: 'decision is approve or deny',
    error: 'invalid_request' as const,
    act: (simulation: Simulation) => {
      const authReqId = openRequest(simulation);
      prompted(simulation, authReqId);
      return smuggleDecision(simulation, alice, authReqId, decision);
    },
  })),
  {
    title: 'a decision about a request that does not exist',
    rule: 'decision is about a known request',
    error: 'invalid_request',
    act: (simulation) => {
      prompted(simulation, openRequest(simulation));
      return smuggleDecision(simulation, alice, 'garbage', 'approve');
    },
  },
  {
    title: 'a decision of another person (R-206)',
    rule: 'decision comes from the device that was asked',
    error: 'access_denied',
    act: (simulation) => {
      const authReqId = openRequest(simulation);
      prompted(simulation, authReqId);
      return smuggleDecision(simulation, bruno, authReqId, 'approve');
    },
  },
  {
    title: 'an approval that arrives after expiry (R-207)',
    rule: 'request still waits for a decision',
    error: 'expired_token',
    act: (simulation) => {
      const authReqId = openRequest(simulation, { requested_expiry: '2' });
      simulation.wait(1990);
      decide(simulation, authReqId, 'prompt.approved');
      return undefined;
    },
  },
  {
    title: 'a second approval (R-208)',
    rule: 'request still waits for a decision',
    error: 'expired_token',
    act: (simulation) => {
      const authReqId = openRequest(simulation);
      decide(simulation, authReqId, 'prompt.approved');
      return smuggleDecision(simulation, alice, authReqId, 'approve');
    },
  },
  {
    title: 'an approval after a denial (R-208)',
    rule: 'request still waits for a decision',
    error: 'expired_token',
    act: (simulation) => {
      const authReqId = openRequest(simulation);
      decide(simulation, authReqId, 'prompt.denied');
      return smuggleDecision(simulation, alice, authReqId, 'approve');
    },
  },
];

export const decisionRefusals: readonly RefusalCase[] = faults.map((fault) => ({
  ...fault,
  table: 'device-decision',
  clause: 'ciba-core-8',
}));
