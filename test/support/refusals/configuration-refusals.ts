/** The refusals of the client configuration endpoint. */
import type { Answer } from '../core/outside-request.ts';
import { jsonRequest, type Members, register } from '../core/registration-request.ts';
import type { Simulation } from '../core/simulation.ts';
import type { RefusalCase } from './refusal-case.ts';

/** An update by the holder of the token: what was registered, with these changes. */
function update(simulation: Simulation, changes: Members): Answer {
  const { target, token, clientId } = register(simulation);
  const members = { client_id: clientId, ...changes };
  return simulation.ask(jsonRequest(members, { method: 'PUT', target, bearer: token }));
}

const strangers = ['GET', 'PUT', 'DELETE'].flatMap((method): readonly RefusalCase[] => [
  {
    table: 'client-configuration',
    title: `${method} without a token`,
    rule: 'carries a registration access token',
    clause: 'rfc7592-2',
    error: 'invalid_token',
    status: 401,
    act: (simulation) =>
      simulation.ask(jsonRequest({}, { method, target: register(simulation).target })),
  },
  {
    table: 'client-configuration',
    title: `${method} with another client’s token`,
    rule: 'registration access token is good',
    clause: 'rfc7592-2',
    error: 'invalid_token',
    status: 401,
    act: (simulation) => {
      const { token: bearer } = register(simulation);
      const { target } = register(simulation);
      return simulation.ask(jsonRequest({}, { method, target, bearer }));
    },
  },
]);

const updates: readonly (Pick<RefusalCase, 'title' | 'rule'> & { readonly changes: Members })[] = [
  {
    title: 'an update that names no client',
    rule: 'update names its client',
    changes: { client_id: undefined },
  },
  {
    title: 'an update that names another client',
    rule: 'update names its client',
    changes: { client_id: 'till' },
  },
  {
    title: 'an update of the registration access token',
    rule: 'update leaves the provider’s own members alone',
    changes: { registration_access_token: 'mine' },
  },
  {
    title: 'an update that chooses a secret',
    rule: 'update keeps the secret',
    changes: { client_secret: 'password' },
  },
];

export const configurationRefusals: readonly RefusalCase[] = [
  ...strangers,
  {
    table: 'client-configuration',
    title: 'a client that the set-up made, which nobody may manage',
    rule: 'registration access token is good',
    clause: 'rfc7592-2',
    error: 'invalid_token',
    status: 401,
    act: (simulation) =>
      simulation.ask(jsonRequest({}, { method: 'GET', target: '/register/till', bearer: 'x' })),
  },
  ...updates.map(
    ({ title, rule, changes }): RefusalCase => ({
      table: 'client-configuration',
      title,
      rule,
      clause: 'rfc7592-2',
      error: 'invalid_client_metadata',
      status: 400,
      act: (simulation) => update(simulation, changes),
    }),
  ),
];
