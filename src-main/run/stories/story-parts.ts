/** What a story puts in the place of the demonstration's own parts. */
import { cibaGrantType } from '#shared/protocol/metadata.ts';
import type { RunSetup } from '#shared/protocol/setup/run-setup.ts';
import type { User } from '#shared/protocol/setup/user.ts';

export type StoryParts = Pick<RunSetup, 'clients' | 'users' | 'relyingParties'> &
  Partial<Pick<RunSetup, 'provider' | 'epochMs'>>;

/** What the clients of all stories have in common. */
export const storyClient = {
  token_endpoint_auth_method: 'client_secret_basic',
  grant_types: [cibaGrantType],
  id_token_signed_response_alg: 'ES256',
  // Who has agreed on a code with the provider is asked for it; nobody else notices.
  backchannel_user_code_parameter: true,
} as const;

/** Two people with a phone each. Bruno has agreed on a user code. */
export const storyUsers: readonly [User, User] = [
  {
    sub: 'u-1001',
    username: 'alice',
    name: 'Alice Amberg',
    email: 'alice@amberg.example',
    phone_number: '+49 30 5550 1001',
    claims: { birthdate: '1987-04-12', customer_number: '4410-7781' },
    devices: ['phone-of-alice'],
  },
  {
    sub: 'u-1002',
    username: 'bruno',
    name: 'Bruno Baltic',
    email: 'bruno@baltic.example',
    phone_number: '+49 40 5550 1002',
    claims: { birthdate: '1991-11-30', customer_number: '4410-9254' },
    user_code: '2468',
    devices: ['phone-of-bruno'],
  },
];
