/** The refusals of a refresh, once the client is known and no proof is wanting. */
import { approved } from '../core/decided-request.ts';
import { keeper, keyless, outsideSetup, pinged } from '../core/outside-parties.ts';
import { type Answer, refreshRequest, tokenRequest } from '../core/outside-request.ts';
import type { Simulation } from '../core/simulation.ts';
import type { RefusalCase } from './refusal-case.ts';

interface Fault extends Omit<RefusalCase, 'table' | 'status' | 'act' | 'clause'> {
  readonly clause?: string;
  readonly act: (simulation: Simulation) => Answer;
}

/** The first refresh token of a new grant. */
export function refreshTokenOf(
  simulation: Simulation,
  scope = 'openid payment offline_access',
): string {
  const authReqId = approved(simulation, { scope }, { client: keeper });
  const { body } = simulation.ask(tokenRequest(authReqId, {}, { client: keeper }));
  return String(body['refresh_token']);
}

const asKeeper = { client: keeper };

const faults: readonly Fault[] = [
  {
    clause: 'oidc-registration-2',
    title: 'a refresh whose ID token cannot be encrypted as registered',
    rule: 'ID token can be encrypted as registered',
    error: 'invalid_request',
    act: (simulation) => simulation.ask(refreshRequest('any', {}, { client: keyless })),
  },
  ...[null, ''].map((refresh_token) => ({
    title: `a refresh with ${refresh_token === null ? 'no' : 'an empty'} refresh_token`,
    rule: 'carries a refresh token',
    error: 'invalid_request' as const,
    act: (simulation: Simulation) =>
      simulation.ask(refreshRequest('', { refresh_token }, asKeeper)),
  })),
  {
    title: 'a refresh token that was never given out',
    rule: 'refresh token is known',
    error: 'invalid_grant',
    act: (simulation) => {
      const token = refreshTokenOf(simulation);
      return simulation.ask(refreshRequest(`${token.slice(0, -1)}_`, {}, asKeeper));
    },
  },
  {
    title: 'an access token in place of a refresh token',
    rule: 'refresh token is known',
    error: 'invalid_grant',
    act: (simulation) => {
      const authReqId = approved(simulation, {}, asKeeper);
      const { body } = simulation.ask(tokenRequest(authReqId, {}, asKeeper));
      return simulation.ask(refreshRequest(String(body['access_token']), {}, asKeeper));
    },
  },
  {
    title: 'a refresh token that has expired',
    rule: 'refresh token is known',
    error: 'invalid_grant',
    options: { setup: outsideSetup({ provider: { refresh_token_lifetime: 60 } }) },
    act: (simulation) => {
      const token = refreshTokenOf(simulation);
      simulation.wait(60_000);
      return simulation.ask(refreshRequest(token, {}, asKeeper));
    },
  },
  {
    title: 'a refresh token of another client (R-200)',
    rule: 'refresh token belongs to this client',
    error: 'invalid_grant',
    act: (simulation) =>
      simulation.ask(refreshRequest(refreshTokenOf(simulation), {}, { client: pinged })),
  },
  {
    title: 'a refresh token that was rotated away',
    rule: 'refresh token was not used before',
    error: 'invalid_grant',
    act: (simulation) => {
      const token = refreshTokenOf(simulation);
      simulation.ask(refreshRequest(token, {}, asKeeper));
      return simulation.ask(refreshRequest(token, {}, asKeeper));
    },
  },
  ...['openid profile', 'payment  openid', ''].map((scope) => ({
    title: `a refresh for the scope «${scope}», which was not granted`,
    rule: 'refresh asks for no more',
    error: 'invalid_scope' as const,
    act: (simulation: Simulation) =>
      simulation.ask(refreshRequest(refreshTokenOf(simulation), { scope }, asKeeper)),
  })),
  {
    title: 'a refresh for a person who was switched off (R-192)',
    rule: 'refreshing person may still sign in',
    error: 'invalid_grant',
    act: (simulation) => {
      const token = refreshTokenOf(simulation);
      simulation.switchAccount('user', 'u-1', false);
      return simulation.ask(refreshRequest(token, {}, asKeeper));
    },
  },
];

export const refreshRefusals: readonly RefusalCase[] = faults.map((fault) => ({
  clause: 'rfc6749-6',
  options: { setup: outsideSetup() },
  ...fault,
  table: 'refresh',
  status: 400,
}));
