/** How requests are written for a product: where they go, what they hold, how a client proves itself. */
import { pathOf } from '../../profiles/places.ts';
import type { ComparisonLine } from './comparison-line.ts';
import { ignoredNames, listed, parametersOf, shown, targetOf } from './tried-record.ts';

export const requestLines: readonly ComparisonLine[] = [
  { title: 'Request', read: (record) => targetOf(record, 'asked') },
  {
    title: 'Parameters of the request',
    read: (record) => listed([...parametersOf(record, 'asked for a long life').keys()]),
  },
  {
    title: 'login_hint',
    read: (record) => shown(parametersOf(record, 'asked').get('login_hint')),
  },
  { title: 'Parameters that are not read', read: ({ profile }) => listed(ignoredNames(profile)) },
  { title: 'Token call', read: (record) => targetOf(record, 'polled pending') },
  {
    title: 'Parameters of the token call',
    read: (record) => listed([...parametersOf(record, 'polled pending').keys()]),
  },
  { title: 'Keys', read: ({ setup }) => pathOf(setup.profile, 'jwks') },
  {
    title: 'Client authentication',
    read: ({ setup }) => listed(setup.provider.token_endpoint_auth_methods),
  },
  {
    title: 'Algorithms of client assertions',
    read: ({ setup }) => listed(setup.provider.client_assertion_algorithms),
  },
  {
    title: 'Algorithms of signed requests',
    read: ({ setup }) => listed(setup.provider.request_signing_algorithms),
  },
];
