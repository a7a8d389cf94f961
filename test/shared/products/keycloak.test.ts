/**
 * What a realm of Keycloak does in its own way: its paths, the life that it acknowledges, an interval
 * that slow_down leaves as it is, and the two modes that it has.
 */
import { describe, expect, it } from 'vitest';
import { pathOf } from '#shared/profiles/places.ts';
import { castSetup, pinger, pusher } from '#test/support/clients/cast.ts';
import { tokenRequest } from '#test/support/core/outside-request.ts';
import { createSimulation, type Simulation } from '#test/support/core/simulation.ts';
import { productRequest } from '#test/support/products/product-request.ts';

const start = (): Simulation => createSimulation({ setup: castSetup({ profile: 'keycloak' }) });

const poll = (simulation: Simulation, id: unknown) =>
  simulation.ask({ ...tokenRequest(String(id)), target: pathOf('keycloak', 'token') });

describe('a realm of Keycloak', () => {
  it('has its endpoints below the realm, whichever that is', () => {
    const path = '/protocol/openid-connect/ext/ciba/auth';
    for (const realm of ['workbench', 'shop']) {
      const request = { ...productRequest('keycloak'), target: `/realms/${realm}${path}` };
      expect(start().ask(request)).toMatchObject({
        status: 200,
        body: { expires_in: 120, interval: 5 },
      });
    }
    const elsewhere = { ...productRequest('keycloak'), target: path };
    expect(start().ask(elsewhere).status).toBe(404);
  });

  it('acknowledges its own expires_in, while the request lives as long as was asked', () => {
    const simulation = start();
    const { body } = simulation.ask(productRequest('keycloak', { requested_expiry: '30' }));
    expect(body).toMatchObject({ expires_in: 120 });
    simulation.wait(31_000);
    expect(poll(simulation, body['auth_req_id']).body).toMatchObject({ error: 'expired_token' });
  });

  it('answers slow_down again and again, and pending once the same interval has passed', () => {
    const simulation = start();
    const { body } = simulation.ask(productRequest('keycloak'));
    const errors = [0, 0, 0, 5100].map((ms) => {
      simulation.wait(ms);
      return poll(simulation, body['auth_req_id']).body['error'];
    });
    expect(errors).toEqual([
      'authorization_pending',
      'slow_down',
      'slow_down',
      'authorization_pending',
    ]);
  });

  it('serves ping and no push', () => {
    const request = { client_notification_token: 'a-token-of-160-bits-or-so' };
    const ask = (client: typeof pinger) =>
      start().ask(productRequest('keycloak', request, { client })).status;
    expect([ask(pinger), ask(pusher)]).toEqual([200, 401]);
  });
});
