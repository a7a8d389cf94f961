/** The flow that CIBA Core describes for each delivery mode, step by step with its clause. */
import type { DeliveryMode } from '../../protocol/setup/provider-settings.ts';
import type { ExpectedStep, Wanted } from './expected-step.ts';

const client = 'relying-party';
const device = 'authentication-device';

const asked = (title: string, wants: Wanted, clause: ExpectedStep['clause']) =>
  ({
    from: client,
    to: 'provider',
    title,
    wants: { half: 'request', ...wants },
    ...(clause === undefined ? {} : { clause }),
  }) as const satisfies ExpectedStep;
const answered = (title: string, wants: Wanted, clause: ExpectedStep['clause']) =>
  ({
    from: 'provider',
    to: client,
    title,
    wants: { half: 'response', ...wants },
    ...(clause === undefined ? {} : { clause }),
  }) as const satisfies ExpectedStep;

const endings = {
  access_denied: 'The person has denied: the request ends here, without tokens.',
  expired_token: 'The request has expired before anybody decided: it ends here, without tokens.',
  transaction_failed: 'The provider gave up for a reason of its own: the request ends here.',
  invalid_grant: 'The auth_req_id is not the client’s, is unknown, or was used already.',
  slow_down: 'The client asked too soon, and has to wait five seconds longer from now on.',
} as const;

const beginning: readonly ExpectedStep[] = [
  asked('Authentication request', { endpoint: 'backchannel-authentication' }, 'ciba-core-7.1'),
  answered('200 auth_req_id', { status: 200, words: ['auth req id'] }, 'ciba-core-7.3'),
];

/** How the provider reaches the person is its own affair; that it does is not. */
const authentication: readonly ExpectedStep[] = [
  {
    from: 'provider',
    to: device,
    title: 'The person is asked',
    wants: { half: 'note', words: ['prompt'] },
    isFree: true,
    clause: 'ciba-core-8',
  },
  {
    from: device,
    to: 'provider',
    title: 'The person decides',
    wants: { half: 'note', words: ['decision'] },
    isFree: true,
    clause: 'ciba-core-8',
  },
  {
    from: 'provider',
    to: device,
    title: 'The decision is taken',
    wants: { half: 'note', words: ['accepted'] },
    isFree: true,
    isOptional: true,
    clause: 'ciba-core-8',
  },
];

const pending: readonly ExpectedStep[] = [
  { ...asked('Poll', { endpoint: 'token' }, 'ciba-core-10.1'), loop: 1 },
  {
    ...answered('400 authorization_pending', { error: 'authorization_pending' }, 'ciba-core-11'),
    loop: 1,
    instead: endings,
  },
];

const tokens: readonly ExpectedStep[] = [
  asked('Token request', { endpoint: 'token' }, 'ciba-core-10.1'),
  {
    ...answered('200 tokens', { status: 200, words: ['id token'] }, 'ciba-core-10.1.1'),
    instead: endings,
  },
];

const keys: readonly ExpectedStep[] = [
  { ...asked('Keys of the provider', { endpoint: 'jwks' }, undefined), isOptional: true },
  { ...answered('200 keys', { isSuccess: true, words: ['keys'] }, undefined), isOptional: true },
];

const called = (title: string, word: string, clause: 'ciba-core-10.2' | 'ciba-core-10.3.1') =>
  [
    {
      from: 'provider',
      to: client,
      title,
      wants: { half: 'request', endpoint: 'notification', words: [word], isSuccess: true },
      clause,
      instead: endings,
    },
    {
      from: client,
      to: 'provider',
      title: '2xx, taken',
      wants: { half: 'response', isSuccess: true },
      clause,
    },
  ] as const satisfies readonly ExpectedStep[];

const flows: Readonly<Record<DeliveryMode, readonly ExpectedStep[]>> = {
  poll: [...beginning, ...authentication, ...pending, ...tokens, ...keys],
  // CIBA Core §10.2: a client that is pinged may poll as well.
  ping: [
    ...beginning,
    ...authentication,
    ...pending,
    ...called('Ping', 'ping', 'ciba-core-10.2'),
    ...tokens,
    ...keys,
  ],
  push: [
    ...beginning,
    ...authentication,
    ...called('Push of the tokens', 'access token', 'ciba-core-10.3.1'),
    ...keys,
  ],
};

/** What should happen to a request in that mode. */
export function normativeFlow(mode: DeliveryMode): readonly ExpectedStep[] {
  return flows[mode];
}
