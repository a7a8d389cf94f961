/**
 * By which way Auth0 asks: a push for five minutes at most, an e-mail for longer or where no push can
 * go out, and nobody at all where the client or the address forbids that.
 */
import { describe, expect, it } from 'vitest';
import type { Client } from '#shared/protocol/setup/client-metadata.ts';
import type { User } from '#shared/protocol/setup/user.ts';
import { castSetup } from '#test/support/clients/cast.ts';
import { createSimulation } from '#test/support/core/simulation.ts';
import { productRequest } from '#test/support/products/product-request.ts';

interface Case {
  readonly expiry?: string;
  readonly channels?: Client['async_approval_notification_channels'];
  readonly user?: Partial<User>;
  readonly console?: Readonly<Record<string, boolean>>;
}

/** What reaches Alice, or the status that refuses. */
function asked({ expiry = '300', channels, user = {}, console: steps = {} }: Case): unknown {
  const setup = castSetup({ profile: 'auth0', provider: { console: steps } });
  const simulation = createSimulation({
    setup: {
      ...setup,
      clients: setup.clients.map((one) =>
        one.client_id === 'till' ? { ...one, async_approval_notification_channels: channels } : one,
      ),
      users: setup.users.map((one) => (one.sub === 'u-1' ? { ...one, ...user } : one)),
    },
  });
  const answer = simulation.ask(productRequest('auth0', { requested_expiry: expiry }));
  if (answer.status !== 200) return answer.status;
  simulation.popNext();
  simulation.popNext();
  if (simulation.ofKind('prompt.arrived').length > 0) return 'push';
  return simulation.ofKind('letter.arrived')[0]?.channel;
}

const both = ['guardian-push', 'email'] as const;
const email = 'alice@example.org';

describe('Auth0 asks', () => {
  it.each<[string, Case, unknown]>([
    ['by a push for 300 seconds', { channels: both, user: { email } }, 'push'],
    ['by e-mail for 301 seconds', { expiry: '301', channels: both, user: { email } }, 'email'],
    ['nobody for 301 seconds without the channel', { expiry: '301', user: { email } }, 403],
    ['nobody for 301 seconds without an address', { expiry: '301', channels: both }, 403],
    [
      'nobody at an address that is not verified',
      { expiry: '301', channels: both, user: { email, claims: { email_verified: false } } },
      403,
    ],
    ['by e-mail where the client has no other', { channels: ['email'], user: { email } }, 'email'],
    [
      'by e-mail who is not enrolled in pushes',
      { channels: both, user: { email }, console: { push_enrolled: false } },
      'email',
    ],
    [
      'nobody who is not enrolled and has no verified address',
      { channels: both, console: { push_enrolled: false } },
      403,
    ],
    ['by a push what asks for no life', { expiry: '1', user: { email } }, 'push'],
  ])('%s', (_title, given, expected) => {
    expect(asked(given)).toBe(expected);
  });

  it('for three days at most', () => {
    const setup = castSetup({ profile: 'auth0' });
    const users = setup.users.map((one) => ({ ...one, email: `${one.username}@example.org` }));
    const clients = setup.clients.map((one) => ({
      ...one,
      async_approval_notification_channels: both,
    }));
    const simulation = createSimulation({ setup: { ...setup, users, clients } });
    const answer = simulation.ask(productRequest('auth0', { requested_expiry: '999999' }));
    expect(answer.body).toMatchObject({ expires_in: 259_200 });
  });

  it('again a minute later, when somebody was asked five times in one', () => {
    const simulation = createSimulation({ setup: castSetup({ profile: 'auth0' }) });
    const statuses = Array.from(
      { length: 6 },
      () => simulation.ask(productRequest('auth0')).status,
    );
    expect(statuses).toEqual([200, 200, 200, 200, 200, 429]);
    simulation.popUntil(() => simulation.now() >= 60_000);
    expect(simulation.ask(productRequest('auth0')).status).toBe(200);
  });

  it('for a simulated party too, which looks its hint up before', () => {
    const simulation = createSimulation({ setup: castSetup({ profile: 'auth0' }) });
    simulation.signIn({ bindingMessage: 'Order 1' });
    simulation.popUntil(() => simulation.ofKind('prompt.arrived').length > 0);
    expect(simulation.ofKind('prompt.arrived')).toHaveLength(1);
  });

  it('nothing of a client that was changed to have no authentication', () => {
    const setup = castSetup({ profile: 'auth0' });
    const clients = setup.clients.map((one) => ({
      ...one,
      token_endpoint_auth_method: 'none' as const,
    }));
    const simulation = createSimulation({ setup: { ...setup, clients } });
    const request = productRequest('auth0', { client_id: 'till' }, { authorization: null });
    expect(simulation.ask(request)).toMatchObject({
      status: 401,
      body: { error: 'invalid_client' },
    });
  });
});
