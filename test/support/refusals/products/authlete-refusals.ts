/** What Authlete refuses in an order of its own: the person first, then the code, then the message. */
import type { ProviderSettings } from '#shared/protocol/setup/provider-settings.ts';
import { castSetup, codedTill } from '../../clients/cast.ts';
import { beginSeconds } from '../../clients/client-assertion.ts';
import { loginHintToken, trustingHints } from '../../clients/hint-token.ts';
import { productRequest } from '../../products/product-request.ts';
import type { RefusalCase } from '../refusal-case.ts';

const table = 'backchannel-authentication';
const options = (provider: Partial<ProviderSettings> = {}) => ({
  setup: castSetup({ profile: 'authlete', provider }),
});

const expired = (claims: { readonly sub?: string } = {}) => ({
  login_hint: null,
  login_hint_token: loginHintToken({ claims: { exp: beginSeconds - 60, ...claims } }),
});

export const authleteRefusals: readonly RefusalCase[] = [
  {
    table,
    title: 'under authlete, no user code where both sides know them, whoever is meant',
    rule: 'carries a user code where both sides know them',
    clause: 'ciba-core-7.1.2',
    error: 'missing_user_code',
    status: 400,
    options: options(),
    act: (simulation) =>
      simulation.ask(productRequest('authlete', { login_hint: 'nobody' }, { client: codedTill })),
  },
  {
    table,
    title: 'under authlete, an expired login_hint_token about nobody as one about nobody',
    rule: 'hint names a known user',
    clause: 'ciba-core-7.2',
    error: 'unknown_user_id',
    status: 400,
    options: options(trustingHints),
    act: (simulation) => simulation.ask(productRequest('authlete', expired({ sub: 'nobody' }))),
  },
  {
    table,
    title: 'under authlete, an expired login_hint_token about somebody as an expired one',
    rule: 'login_hint_token has not expired',
    clause: 'ciba-core-13',
    error: 'expired_login_hint_token',
    status: 400,
    options: options(trustingHints),
    act: (simulation) => simulation.ask(productRequest('authlete', expired())),
  },
  {
    table,
    title: 'under authlete, a wrong user code before a message that cannot be shown',
    rule: 'user code is right',
    clause: 'ciba-core-7.1.2',
    error: 'invalid_user_code',
    status: 400,
    options: options(),
    act: (simulation) =>
      simulation.ask(
        productRequest(
          'authlete',
          { login_hint: 'carla', user_code: '1', binding_message: '<b>' },
          { client: codedTill },
        ),
      ),
  },
  {
    table,
    title: 'under authlete, an unknown person before a message that cannot be shown',
    rule: 'hint names a known user',
    clause: 'ciba-core-7.2',
    error: 'unknown_user_id',
    status: 400,
    options: options(),
    act: (simulation) =>
      simulation.ask(productRequest('authlete', { login_hint: 'nobody', binding_message: '<b>' })),
  },
  {
    table,
    title: 'under authlete, a message that cannot be shown, last of all',
    rule: 'binding_message can be shown',
    clause: 'ciba-core-13',
    error: 'invalid_binding_message',
    status: 400,
    options: options(),
    act: (simulation) => simulation.ask(productRequest('authlete', { binding_message: '<b>' })),
  },
];
