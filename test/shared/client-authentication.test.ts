/**
 * Client authentication at the backchannel endpoint by every method that is offered: what is accepted,
 * and that an assertion serves once. Refusals one by one are in `backchannel-refusals`.
 */
import { describe, expect, it } from 'vitest';
import { paths } from '#shared/protocol/metadata.ts';
import type { Client } from '#shared/protocol/setup/client-metadata.ts';
import { bank, castSetup, hermit, post, tower, vault } from '#test/support/clients/cast.ts';
import {
  asserted,
  beginSeconds,
  type ClaimChanges,
  type JwtChanges,
} from '#test/support/clients/client-assertion.ts';
import { certificateOf } from '#test/support/clients/peer-certificate.ts';
import { signedRequest } from '#test/support/clients/signed-request.ts';
import { openRequest } from '#test/support/core/decided-request.ts';
import {
  authenticationRequest,
  formPost,
  type Outside,
  tokenRequest,
} from '#test/support/core/outside-request.ts';
import { buildClient, testIssuer, till } from '#test/support/core/setup.ts';
import { createSimulation } from '#test/support/core/simulation.ts';

const setup = castSetup();
const authorization = null;

function ask(
  changes: Record<string, string | null>,
  outside: Outside = {},
  clients: readonly Client[] = [],
) {
  const all = { ...setup, clients: [...setup.clients, ...clients] };
  return createSimulation({ setup: all }).ask(authenticationRequest(changes, outside));
}

function askWith(changes: JwtChanges, client: Client = bank): number {
  return ask(asserted(client, changes), { authorization }).status;
}

describe('CIBA Core §7.2: the endpoint takes for the client', () => {
  it('a secret by HTTP Basic', () => {
    expect(ask({}).status).toBe(200);
  });

  it('a secret in the form', () => {
    const { client_id, client_secret } = post;
    expect(ask({ client_id, client_secret }, { authorization }).status).toBe(200);
  });

  it('an assertion signed with its secret', () => {
    expect(askWith({}, vault)).toBe(200);
  });

  it('an assertion signed with its key, with and without client_id beside it', () => {
    expect(askWith({})).toBe(200);
    const named = { ...asserted(bank), client_id: bank.client_id };
    expect(ask(named, { authorization }).status).toBe(200);
  });

  it('a certificate in its name from a trusted authority, however the name is spelled', () => {
    const request = signedRequest(tower);
    const form = { scope: null, login_hint: null, request, client_id: tower.client_id };
    for (const subject of ['CN=tower,O=Test', 'cn=tower, o=TEST']) {
      const certificate = certificateOf(tower, { subject });
      expect(ask(form, { authorization, certificate }).status).toBe(200);
    }
  });

  it.each([
    ['tls_client_auth_san_dns', 'tower.example'],
    ['tls_client_auth_san_uri', 'https://tower.example/id'],
    ['tls_client_auth_san_ip', '192.0.2.7'],
    ['tls_client_auth_san_email', 'tower@example.org'],
  ])('a certificate with the registered %s', (member, name) => {
    const token_endpoint_auth_method = 'tls_client_auth';
    const client = buildClient('named', { token_endpoint_auth_method, [member]: name });
    const certificate = certificateOf(tower);
    expect(ask({ client_id: 'named' }, { authorization, certificate }, [client]).status).toBe(200);
  });

  it('a certificate that it signed itself, by the key and not by the name', () => {
    const certificate = certificateOf(hermit, { subject: 'CN=anything', trusted: false });
    expect(ask({ client_id: hermit.client_id }, { authorization, certificate }).status).toBe(200);
  });

  it('its secret, though the connection has some certificate too', () => {
    const certificate = certificateOf({ client_id: 'whoever' }, { trusted: false });
    expect(ask({}, { certificate }).status).toBe(200);
    expect(ask({ client_id: till.client_id }, { certificate }).status).toBe(200);
  });
});

describe('CIBA Core §7.1: the endpoint takes an assertion whose aud is', () => {
  const token = testIssuer + paths.token;
  const backchannel = testIssuer + paths.backchannelAuthentication;

  it.each<[string, unknown]>([
    ['the issuer (R-043)', testIssuer],
    ['the token endpoint (R-044)', token],
    ['the backchannel endpoint (R-045)', backchannel],
    ['a list with the issuer (R-043)', ['https://elsewhere.example', testIssuer]],
    ['a list of one (R-045)', [backchannel]],
  ])('%s', (_title, aud) => {
    expect(askWith({ claims: { aud } })).toBe(200);
    expect(askWith({ claims: { aud } }, vault)).toBe(200);
  });
});

describe('RFC 7523 §3: the times of an assertion', () => {
  it.each<[string, ClaimChanges, number]>([
    ['a little too late, within the tolerance', { exp: beginSeconds - 9 }, 200],
    [
      'a little too early, within the tolerance',
      { nbf: beginSeconds + 10, iat: beginSeconds + 10 },
      200,
    ],
    ['no iat and no nbf', { iat: undefined, nbf: undefined }, 200],
    ['a day of life', { exp: beginSeconds + 86_400 }, 200],
    ['a second more than a day', { exp: beginSeconds + 86_401 }, 401],
    ['an end that overflows', { exp: 1e308 }, 401],
  ])('%s', (_title, claims, status) => {
    expect(askWith({ claims })).toBe(status);
  });
});

describe('RFC 7523 §3: an assertion', () => {
  const again = asserted(bank);
  const outside = { authorization };

  it('serves once (R-049)', () => {
    const simulation = createSimulation({ setup });
    expect(simulation.ask(authenticationRequest(again, outside)).status).toBe(200);
    expect(simulation.ask(authenticationRequest(again, outside))).toMatchObject({
      status: 401,
      body: { error: 'invalid_client' },
    });
    expect(simulation.ofKind('rules.judged').at(-1)?.refusal).toMatchObject({
      rule: 'assertion serves once',
      clause: 'rfc7523-3',
    });
  });

  it('is used up by a request that is refused for something else (R-049)', () => {
    const simulation = createSimulation({ setup });
    const nobody = { ...again, login_hint: 'nobody' };
    expect(simulation.ask(authenticationRequest(nobody, outside)).status).toBe(400);
    expect(simulation.ask(authenticationRequest(again, outside)).status).toBe(401);
  });

  it('is not used up by a request whose form could not be read', () => {
    const simulation = createSimulation({ setup });
    const json = { ...outside, contentType: 'application/json' };
    expect(simulation.ask(authenticationRequest(again, json)).status).toBe(400);
    expect(simulation.ask(authenticationRequest(again, outside)).status).toBe(200);
  });

  it('that was used at the token endpoint is used up here (R-049)', () => {
    const simulation = createSimulation({ setup });
    expect(simulation.ask(tokenRequest('garbage', again, outside)).body['error']).toBe(
      'invalid_grant',
    );
    expect(simulation.ask(authenticationRequest(again, outside)).status).toBe(401);
  });

  it('is still remembered in the last second in which it is valid', () => {
    const simulation = createSimulation({ setup });
    simulation.ask(authenticationRequest(again, outside));
    // 60 s of life, and 10 s of tolerance.
    simulation.wait(69_999);
    const { status } = simulation.ask(authenticationRequest(again, outside));
    expect(status).toBe(401);
    expect(simulation.ofKind('rules.judged').at(-1)?.refusal?.rule).toBe('assertion serves once');
  });

  it('may have the jti of another client’s assertion, and of a signed request', () => {
    const simulation = createSimulation({ setup });
    const claims = { jti: 'the same' };
    for (const client of [bank, vault]) {
      const { status } = simulation.ask(
        authenticationRequest(asserted(client, { claims }), outside),
      );
      expect(status).toBe(200);
    }
  });
});

describe('a client that is switched off', () => {
  const switched = (on: boolean) =>
    ({ kind: 'account.switched', run: 'test', subject: 'client', id: 'till', on }) as const;

  it('is unknown from that moment, and known again when it is switched on (R-059)', () => {
    const simulation = createSimulation();
    openRequest(simulation);
    simulation.give({ kind: 'intent.given', intent: switched(false) });
    const { status, body } = simulation.ask(authenticationRequest());
    expect([status, body['error']]).toEqual([401, 'invalid_client']);
    simulation.give({ kind: 'intent.given', intent: switched(true) });
    expect(simulation.ask(authenticationRequest()).status).toBe(200);
  });
});

describe('RFC 6749 §5.2: a failed authentication', () => {
  it('is answered with a challenge (R-040)', () => {
    const answer = ask({}, { authorization: 'Basic bm9ib2R5Ong=' });
    expect(answer.headers.get('www-authenticate')).toBe('Basic realm="ciba-workbench"');
  });

  it('does not say whether the client or its secret was wrong', () => {
    const known = ask({}, { client: { ...till, client_secret: 'wrong' } });
    expect(ask({}, { client: { ...till, client_id: 'nobody' } })).toEqual(known);
  });
});

describe('a query string', () => {
  it('carries no parameter', () => {
    const target = `${paths.backchannelAuthentication}?login_hint=alice&scope=openid`;
    const answer = createSimulation().ask(formPost(target, []));
    expect(answer.body).toMatchObject({
      error: 'invalid_request',
      error_description: 'scope is missing.',
    });
  });
});
