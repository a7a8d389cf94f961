/** Where a notification goes (CIBA Core §10.2): exactly to the registered endpoint, however it is written. */
import { describe, expect, it } from 'vitest';
import { openRequest } from '#test/support/core/decided-request.ts';
import { buildClient, buildSetup } from '#test/support/core/setup.ts';
import { createSimulation } from '#test/support/core/simulation.ts';

/** A run in which a ping to that endpoint is under way. */
function pinging(endpoint: string) {
  const client = buildClient('pinger', {
    backchannel_token_delivery_mode: 'ping',
    backchannel_client_notification_endpoint: endpoint,
  });
  const simulation = createSimulation({ setup: buildSetup({ clients: [client] }) });
  const told = { client_notification_token: 'a-token-of-the-client-0123456789' };
  const authReqId = openRequest(simulation, told, { client });
  const intent = { kind: 'request.decided', run: 'test', authReqId, decision: 'approve' } as const;
  simulation.give({ kind: 'intent.given', intent });
  return simulation;
}

describe('a notification', () => {
  it.each([
    ['https://client.example/cb?x=1', 'https://client.example', 'client.example', '/cb?x=1'],
    // The caller refuses a Host that is not its URL's own; that of the usual port names none.
    ['https://Client.Example:443/cb', 'https://client.example', 'client.example', '/cb'],
    ['http://localhost:80', 'http://localhost', 'localhost', '/'],
    [
      'https://client.example:8443?x=1#y',
      'https://client.example:8443',
      'client.example:8443',
      '/?x=1',
    ],
  ])('to %s names the host as the address does', (endpoint, origin, host, target) => {
    const [call] = pinging(endpoint).calls;
    expect(call).toMatchObject({ origin, request: { target } });
    expect(call?.request.headers).toContainEqual(['Host', host]);
  });

  it.each(['file:///etc/passwd', 'http://a:b@127.0.0.1/', 'nowhere'])(
    'to %s goes to the shell as it is, so that the record tells why it was not sent',
    (endpoint) => {
      const simulation = pinging(endpoint);
      expect(simulation.calls).toMatchObject([{ origin: endpoint, request: { target: '' } }]);
      simulation.endCall({ kind: 'refused', reason: 'It is no absolute address.' });
      const moves = simulation
        .ofKind('machine.moved')
        .filter(({ machine }) => machine === 'notification-delivery');
      expect(moves.map(({ to }) => to)).toEqual(['sending', 'givenUp']);
    },
  );
});
