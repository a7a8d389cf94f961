/** The refusals of the token endpoint, once the client is known. */
import { decide, openRequest } from '../core/decided-request.ts';
import { type Answer, tokenRequest } from '../core/outside-request.ts';
import { kiosk, webShop } from '../core/setup.ts';
import type { Simulation } from '../core/simulation.ts';
import type { RefusalCase } from './refusal-case.ts';

interface Fault extends Omit<RefusalCase, 'table' | 'status' | 'act'> {
  readonly act: (simulation: Simulation) => Answer;
}

const notAGrant = { clause: 'rfc6749-4.5' } as const;
const clause = 'ciba-core-11';

const faults: readonly Fault[] = [
  ...[null, ''].map((grant_type) => ({
    ...notAGrant,
    title: `a ${grant_type === null ? 'missing' : 'empty'} grant_type`,
    rule: 'names a grant type',
    error: 'invalid_request' as const,
    act: (simulation: Simulation) =>
      simulation.ask(tokenRequest(openRequest(simulation), { grant_type })),
  })),
  {
    ...notAGrant,
    title: 'another grant',
    rule: 'asks for the CIBA grant',
    error: 'unsupported_grant_type',
    act: (simulation) =>
      simulation.ask(tokenRequest(openRequest(simulation), { grant_type: 'authorization_code' })),
  },
  {
    clause,
    title: 'a client without the CIBA grant (R-187)',
    rule: 'client may use the CIBA grant',
    error: 'unauthorized_client',
    act: (simulation) =>
      simulation.ask(tokenRequest(openRequest(simulation), {}, { client: webShop })),
  },
  ...[null, ''].map((auth_req_id) => ({
    clause: 'ciba-core-10.1',
    title: `a ${auth_req_id === null ? 'missing' : 'empty'} auth_req_id (R-182)`,
    rule: 'carries an auth_req_id',
    error: 'invalid_request' as const,
    act: (simulation: Simulation) => simulation.ask(tokenRequest('', { auth_req_id })),
  })),
  {
    clause,
    title: 'an auth_req_id that was never given out (R-180)',
    rule: 'auth_req_id is known',
    error: 'invalid_grant',
    act: (simulation) => simulation.ask(tokenRequest(`${openRequest(simulation)}x`)),
  },
  {
    clause: 'ciba-core-10.1',
    title: 'an auth_req_id of another client (R-181)',
    rule: 'auth_req_id belongs to this client',
    error: 'invalid_grant',
    act: (simulation) => {
      const authReqId = openRequest(simulation);
      decide(simulation, authReqId, 'prompt.approved');
      return simulation.ask(tokenRequest(authReqId, {}, { client: kiosk }));
    },
  },
  {
    clause: 'ciba-core-10.1',
    title: 'a second redemption (R-183)',
    rule: 'auth_req_id was not redeemed before',
    error: 'invalid_grant',
    act: (simulation) => {
      const authReqId = openRequest(simulation);
      decide(simulation, authReqId, 'prompt.approved');
      simulation.ask(tokenRequest(authReqId));
      return simulation.ask(tokenRequest(authReqId));
    },
  },
  {
    clause,
    title: 'a poll after the request expired undecided (R-177)',
    rule: 'auth_req_id is alive',
    error: 'expired_token',
    act: (simulation) => {
      const authReqId = openRequest(simulation, { requested_expiry: '10' });
      simulation.wait(10_000);
      return simulation.ask(tokenRequest(authReqId));
    },
  },
  {
    clause,
    title: 'a poll after an approved request expired (R-178)',
    rule: 'auth_req_id is alive',
    error: 'expired_token',
    act: (simulation) => {
      const authReqId = openRequest(simulation, { requested_expiry: '10' });
      decide(simulation, authReqId, 'prompt.approved');
      simulation.wait(10_000);
      return simulation.ask(tokenRequest(authReqId));
    },
  },
  {
    clause,
    title: 'a poll after the person said no (R-175)',
    rule: 'person did not refuse',
    error: 'access_denied',
    act: (simulation) => {
      const authReqId = openRequest(simulation);
      decide(simulation, authReqId, 'prompt.denied');
      return simulation.ask(tokenRequest(authReqId));
    },
  },
  {
    clause,
    title: 'a second poll before the interval is over (R-168)',
    rule: 'waits for the interval',
    error: 'slow_down',
    act: (simulation) => {
      const authReqId = openRequest(simulation);
      simulation.ask(tokenRequest(authReqId));
      simulation.wait(4999);
      return simulation.ask(tokenRequest(authReqId));
    },
  },
  {
    clause,
    title: 'a first poll while the person has not decided (R-166)',
    rule: 'person has decided',
    error: 'authorization_pending',
    act: (simulation) => simulation.ask(tokenRequest(openRequest(simulation))),
  },
];

export const tokenRefusals: readonly RefusalCase[] = faults.map((fault) => ({
  ...fault,
  table: 'token',
  status: 400,
}));
