/** What a service says of a configured client that registration would refuse. */
import { describe, expect, it } from 'vitest';
import { clientRemarks } from '#main/serve/configuration/client-remarks.ts';
import { buildClient, buildSetup, till } from '#test/support/core/setup.ts';

const { client_secret, ...secretless } = till;

describe('a configured client', () => {
  it('of which nothing is amiss goes without remark', () => {
    expect(clientRemarks(buildSetup({ clients: [till] }))).toEqual([]);
  });

  it.each([
    ['has no secret', secretless, 'clients[1].client_secret'],
    [
      'wants pings and names no endpoint',
      buildClient('ping', { backchannel_token_delivery_mode: 'ping' }),
      'clients[1].backchannel_client_notification_endpoint',
    ],
  ])('that %s is named with its place in the file', (_fault, client, place) => {
    const [remark = '', ...others] = clientRemarks(buildSetup({ clients: [till, client] }));
    expect(remark).toContain(`${place}: `);
    expect(remark).toContain('Registration would refuse this client.');
    expect(others).toEqual([]);
  });
});
