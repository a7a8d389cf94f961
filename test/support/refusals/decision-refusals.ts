/**
 * The refusals of a decision from an authentication device. An honest device cannot earn most of
 * them, so these decisions are smuggled onto the channel.
 */
import { coreSettings } from '#shared/profiles/core.ts';
import { note } from '#shared/protocol/encoding/wire.ts';
import type { Party } from '#shared/trace/party.ts';
import { decide, openRequest, prompted } from '../core/decided-request.ts';
import type { Simulation } from '../core/simulation.ts';
import type { RefusalCase } from './refusal-case.ts';

type Fault = Omit<RefusalCase, 'table' | 'clause' | 'status'> & { readonly clause?: string };

const alice: Party = 'authentication-device/phone-of-alice';
const bruno: Party = 'authentication-device/phone-of-bruno';

const [tap = '', pin = ''] = coreSettings.acr_values_supported;

/** Sends a decision about that request, for the prompt that the device really has. */
export function smuggleDecision(
  simulation: Simulation,
  from: Party,
  authReqId: string,
  decision: unknown,
  more: object = {},
): undefined {
  const prompt = simulation.ofKind('prompt.arrived').at(-1)?.prompt;
  const wire = note('decision', { auth_req_id: authReqId, prompt, decision, ...more });
  simulation.smuggle(from, 'provider', wire);
  simulation.popNext();
  return undefined;
}

const faults: readonly Fault[] = [
  ...['maybe', 'APPROVE', '', true, null, undefined].map((decision) => ({
    title: `a decision that is ${JSON.stringify(decision) ?? 'absent'}`,
    rule: 'decision is a plain one',
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
    rule: 'decision comes from a device that was asked',
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
  {
    title: 'an approval by a person who was switched off meanwhile (R-192)',
    rule: 'deciding person may still sign in',
    error: 'access_denied',
    act: (simulation) => {
      const authReqId = openRequest(simulation);
      prompted(simulation, authReqId);
      simulation.switchAccount('user', 'u-1', false);
      return smuggleDecision(simulation, alice, authReqId, 'approve');
    },
  },
  ...['openid email payment', 'payment', '', 7].map((scope) => ({
    title: `an approval for the scope «${scope}», of «openid payment»`,
    clause: 'rfc6749-3.3',
    rule: 'grants no more than was asked',
    error: 'invalid_scope' as const,
    act: (simulation: Simulation) => {
      const authReqId = openRequest(simulation, { scope: 'openid payment' });
      prompted(simulation, authReqId);
      return smuggleDecision(simulation, alice, authReqId, 'approve', { scope });
    },
  })),
  ...[tap, 'urn:unheard-of', 7].map((acr) => ({
    title: `an approval that reached only ${acr}, where a PIN was asked for (R-250)`,
    clause: 'fapi-ciba-id1-5.2.2',
    rule: 'reaches the context that was asked for',
    error: 'access_denied' as const,
    act: (simulation: Simulation) => {
      const authReqId = openRequest(simulation, { acr_values: pin });
      prompted(simulation, authReqId);
      return smuggleDecision(simulation, alice, authReqId, 'approve', { acr });
    },
  })),
];

export const decisionRefusals: readonly RefusalCase[] = faults.map((fault) => ({
  clause: 'ciba-core-8',
  ...fault,
  table: 'device-decision',
}));
