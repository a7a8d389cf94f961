/** What Keycloak refuses beyond its console, by the names of its deviations. */
import { castSetup, pinger } from '../../clients/cast.ts';
import type { Simulation } from '../../core/simulation.ts';
import { productRequest } from '../../products/product-request.ts';
import type { RefusalCase } from '../refusal-case.ts';

const table = 'backchannel-authentication';
const options = { setup: castSetup({ profile: 'keycloak' }) };
const usual = { table, error: 'invalid_request', status: 400, options } as const;

const asking = (changes: Record<string, string | null>) => (simulation: Simulation) =>
  simulation.ask(productRequest('keycloak', changes));

export const keycloakRefusals: readonly RefusalCase[] = [
  {
    ...usual,
    clause: 'ciba-core-7.2',
    title: 'under keycloak, somebody whom nobody knows',
    rule: 'hint names a known user',
    act: asking({ login_hint: 'nobody' }),
  },
  {
    ...usual,
    clause: 'ciba-core-7.2',
    title: 'under keycloak, somebody who was switched off',
    rule: 'hint names a known user',
    act: asking({ login_hint: 'doris' }),
  },
  {
    ...usual,
    clause: 'ciba-core-7.1',
    title: 'under keycloak, a user_code',
    rule: 'no user_code is sent',
    act: asking({ user_code: '1234' }),
  },
  {
    ...usual,
    clause: 'ciba-core-7.1',
    title: 'under keycloak, a notification token of a poll client',
    rule: 'no notification token is sent in poll mode',
    act: asking({ client_notification_token: 'a-token-of-160-bits-or-so' }),
  },
  {
    ...usual,
    clause: 'ciba-core-7.1',
    title: 'under keycloak, a ping client without a notification token',
    rule: 'carries a notification token',
    act: (simulation) => simulation.ask(productRequest('keycloak', {}, { client: pinger })),
  },
  {
    ...usual,
    clause: 'ciba-core-7.1',
    title: 'under keycloak, a hint other than login_hint alone',
    rule: 'has a hint',
    act: asking({ login_hint: null, id_token_hint: 'a.b.c' }),
  },
  {
    ...usual,
    error: 'invalid_binding_message',
    clause: 'workbench-limits',
    title: 'under keycloak, a binding_message with a space',
    rule: 'binding_message keeps to the characters of this product',
    act: asking({ binding_message: 'Pay 5' }),
  },
];
