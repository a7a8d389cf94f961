/** The management of a registration (RFC 7592): reading, replacing and ending it. */
import { describe, expect, it } from 'vitest';
import { cibaGrantType } from '#shared/protocol/metadata.ts';
import { openRequest, prompted } from '#test/support/core/decided-request.ts';
import { authenticationRequest, tokenRequest } from '#test/support/core/outside-request.ts';
import {
  ecKey,
  jsonRequest,
  type Members,
  notified,
  type Registered,
  register,
} from '#test/support/core/registration-request.ts';
import { buildClient, buildSetup } from '#test/support/core/setup.ts';
import { createSimulation } from '#test/support/core/simulation.ts';
import { configurationRefusals } from '#test/support/refusals/configuration-refusals.ts';
import { expectRefused } from '#test/support/refusals/expect-refused.ts';

const given = [
  'registration_access_token',
  'registration_client_uri',
  'client_secret_expires_at',
  'client_id_issued_at',
];

/** What a client sends back: all that it was told, without what is not its own. */
function ownMembers(body: Members): Members {
  return Object.fromEntries(Object.entries(body).filter(([name]) => !given.includes(name)));
}

function manage({ target, token }: Registered, method: string, members?: Members) {
  return jsonRequest(members, { method, target, bearer: token });
}

describe('RFC 7592 §2: the configuration endpoint refuses', () => {
  for (const refusal of configurationRefusals) {
    it(`${refusal.title}, with ${refusal.error}`, () => expectRefused(refusal));
  }

  it('PATCH with 405', () => {
    const simulation = createSimulation();
    expect(simulation.ask(manage(register(simulation), 'PATCH', {})).status).toBe(405);
  });

  it('an update that registration would refuse, and changes nothing', () => {
    const simulation = createSimulation();
    const registered = register(simulation);
    const update = { client_id: registered.clientId, grant_types: ['implicit'] };
    const { status, body } = simulation.ask(manage(registered, 'PUT', update));
    expect([status, body['error']]).toEqual([400, 'invalid_client_metadata']);
    expect(simulation.ask(manage(registered, 'GET')).body).toEqual(registered.body);
  });
});

describe('RFC 7592 §2: a registration', () => {
  const cibaMembers: Members = {
    ...notified('ping'),
    jwks: { keys: [ecKey] },
    backchannel_authentication_request_signing_alg: 'ES256',
    backchannel_user_code_parameter: true,
  };

  it('reads as it was answered (R-036)', () => {
    const simulation = createSimulation();
    const registered = register(simulation, cibaMembers);
    const { status, body } = simulation.ask(manage(registered, 'GET'));
    expect([status, body]).toEqual([200, registered.body]);
    expect(body).toMatchObject(cibaMembers);
  });

  it('comes through an update of itself unchanged (R-036)', () => {
    const simulation = createSimulation();
    const registered = register(simulation, cibaMembers);
    const update = ownMembers(registered.body);
    const { status, body } = simulation.ask(manage(registered, 'PUT', update));
    expect([status, body]).toEqual([200, registered.body]);
  });

  it('is replaced by an update: what is left out is gone', () => {
    const simulation = createSimulation();
    const registered = register(simulation, cibaMembers);
    const { body } = simulation.ask(
      manage(registered, 'PUT', {
        client_id: registered.clientId,
        grant_types: [cibaGrantType],
        backchannel_token_delivery_mode: 'poll',
      }),
    );
    expect(body).toMatchObject({
      client_id: registered.clientId,
      client_secret: registered.secret,
      backchannel_token_delivery_mode: 'poll',
      backchannel_user_code_parameter: false,
    });
    expect(body).not.toHaveProperty('jwks');
    expect(body).not.toHaveProperty('client_name');
  });

  it('counts at once: the client signs a person in, and after its end it is unknown', () => {
    const simulation = createSimulation();
    const registered = register(simulation);
    const client = buildClient(registered.clientId, { client_secret: registered.secret });
    openRequest(simulation, {}, { client });
    const ended = simulation.ask(manage(registered, 'DELETE'));
    expect([ended.status, ended.body]).toEqual([204, {}]);
    const { status, body } = simulation.ask(authenticationRequest({}, { client }));
    expect([status, body['error']]).toEqual([401, 'invalid_client']);
    expect(simulation.ask(manage(registered, 'GET')).status).toBe(401);
    expect(simulation.ofKind('client.registered').map(({ change }) => change)).toEqual([
      'registered',
      'removed',
    ]);
  });

  it('takes with it what still waits for a decision: a held poll is answered, a prompt withdrawn', () => {
    const setup = buildSetup({ provider: { long_poll_seconds: 30 } });
    const simulation = createSimulation({ setup });
    const registered = register(simulation);
    const client = buildClient(registered.clientId, { client_secret: registered.secret });
    const authReqId = openRequest(simulation, {}, { client });
    const { device, prompt } = prompted(simulation, authReqId);
    const poll = simulation.request(tokenRequest(authReqId, {}, { client }));
    expect(simulation.answerTo(poll)).toBeUndefined();
    simulation.ask(manage(registered, 'DELETE'));
    expect(simulation.answerTo(poll)?.body['error']).toBe('invalid_client');
    simulation.wait(1000);
    expect(simulation.tap('prompt.opened', device, prompt)).toMatch(/^(This|There)/);
    expect(simulation.ofKind('tokens.issued')).toEqual([]);
  });
});
