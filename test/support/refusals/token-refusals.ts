/** The refusals of the CIBA grant at the token endpoint, once the client is known. */
import { approved, decide, openRequest } from '../core/decided-request.ts';
import { keyless, outsideSetup, pushed } from '../core/outside-parties.ts';
import { type Answer, tokenRequest } from '../core/outside-request.ts';
import { buildSetup, kiosk, webShop } from '../core/setup.ts';
import type { Simulation } from '../core/simulation.ts';
import type { RefusalCase } from './refusal-case.ts';

interface Fault extends Omit<RefusalCase, 'table' | 'status' | 'act'> {
  readonly act: (simulation: Simulation) => Answer;
}

const notAGrant = { clause: 'rfc6749-4.5' } as const;
const clause = 'ciba-core-11';

const callFaults: readonly Fault[] = [
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
    rule: 'asks for a grant that is served here',
    error: 'unsupported_grant_type',
    act: (simulation) =>
      simulation.ask(tokenRequest(openRequest(simulation), { grant_type: 'password' })),
  },
  {
    clause: 'oidc-registration-2',
    title: 'a client whose ID tokens cannot be encrypted as it registered',
    rule: 'ID token can be encrypted as registered',
    error: 'invalid_request',
    options: { setup: outsideSetup() },
    act: (simulation) => simulation.ask(tokenRequest('any', {}, { client: keyless })),
  },
  {
    clause,
    title: 'a push client, even with its own auth_req_id (R-186)',
    rule: 'client does not wait for a push',
    error: 'unauthorized_client',
    options: { setup: outsideSetup() },
    act: (simulation) => simulation.ask(tokenRequest('any', {}, { client: pushed })),
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
    act: (simulation) => simulation.ask(tokenRequest(approved(simulation), {}, { client: kiosk })),
  },
];

const endFaults: readonly Fault[] = [
  {
    clause: 'ciba-core-10.1',
    title: 'a second redemption (R-183)',
    rule: 'auth_req_id was not redeemed before',
    error: 'invalid_grant',
    act: (simulation) => {
      const authReqId = approved(simulation);
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
      const authReqId = approved(simulation, { requested_expiry: '10' });
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
    title: 'a client that polls too soon without end (R-171)',
    rule: 'does not poll without end',
    error: 'invalid_request',
    options: { setup: buildSetup({ provider: { polls_too_soon_limit: 2 } }) },
    act: (simulation) => {
      const authReqId = openRequest(simulation);
      const answers = [1, 2, 3, 4].map(() => simulation.ask(tokenRequest(authReqId)));
      return answers.at(-1) ?? { status: 0, body: {}, headers: new Map() };
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
  {
    clause: 'rfc6749-5.2',
    title: 'the redemption for a person who was switched off after agreeing (R-192)',
    rule: 'person may still sign in',
    error: 'invalid_grant',
    act: (simulation) => {
      const authReqId = approved(simulation);
      simulation.switchAccount('user', 'u-1', false);
      return simulation.ask(tokenRequest(authReqId));
    },
  },
];

export const tokenRefusals: readonly RefusalCase[] = [...callFaults, ...endFaults].map((fault) => ({
  ...fault,
  table: 'token',
  status: 400,
}));
