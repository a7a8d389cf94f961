/** What Asgardeo refuses beyond its console: channels that lead nowhere, hints and messages. */
import type { ProviderSettings } from '#shared/protocol/setup/provider-settings.ts';
import { castSetup } from '../../clients/cast.ts';
import type { Simulation } from '../../core/simulation.ts';
import { productRequest } from '../../products/product-request.ts';
import type { RefusalCase } from '../refusal-case.ts';

const table = 'backchannel-authentication';

const options = (provider: Partial<ProviderSettings> = {}) => ({
  setup: castSetup({ profile: 'asgardeo', provider }),
});

const asking = (changes: Record<string, string | null>) => (simulation: Simulation) =>
  simulation.ask(productRequest('asgardeo', changes));

const channels: readonly RefusalCase[] = [
  { title: 'a channel that is not enabled', asked: 'external' },
  { title: 'a channel that nobody has', asked: 'pigeon' },
  { title: 'a channel without a name', asked: '' },
].map(({ title, asked }) => ({
  table,
  clause: 'workbench-limits',
  title: `under asgardeo, a request for ${title}`,
  rule: 'notification_channel is an enabled one',
  error: 'invalid_request',
  status: 400,
  options: options({ channels: ['email', 'sms'] }),
  act: asking({ notification_channel: asked }),
}));

const messages: readonly RefusalCase[] = [
  { title: 'blank', message: '   ' },
  { title: 'with markup', message: '<b>Pay</b>' },
  { title: 'with a control character', message: 'Pay\u0007' },
].map(({ title, message }) => ({
  table,
  clause: 'ciba-core-13',
  title: `under asgardeo, a binding_message that is ${title}`,
  rule: 'binding_message can be shown',
  error: 'invalid_binding_message',
  status: 400,
  options: options(),
  act: asking({ binding_message: message }),
}));

export const asgardeoRefusals: readonly RefusalCase[] = [
  ...channels,
  ...messages,
  {
    table,
    clause: 'ciba-core-7.1',
    title: 'under asgardeo, a login_hint_token',
    rule: 'no login_hint_token is sent',
    error: 'invalid_request',
    status: 400,
    options: options(),
    act: asking({ login_hint: null, login_hint_token: 'a.b.c' }),
  },
  {
    table,
    clause: 'ciba-core-8',
    title: 'under asgardeo, a request for somebody without an address or a number',
    rule: 'a notification channel leads to the person',
    error: 'invalid_request',
    status: 400,
    options: options(),
    act: asking({ login_hint: 'bruno' }),
  },
];
