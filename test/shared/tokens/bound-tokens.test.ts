/** Tokens bound to a key or a certificate: to which, and that a fault consumes nothing. */
import { describe, expect, it } from 'vitest';
import { unseal } from '#shared/kernel/provider/tokens/sealed-token.ts';
import { thumbprintOf } from '#shared/protocol/json-web-keys.ts';
import { paths } from '#shared/protocol/metadata.ts';
import {
  dpopProof,
  epochSeconds,
  otherProofKey,
  proofKey,
  withCertificate,
  withProof,
} from '#test/support/core/bound-request.ts';
import { approved } from '#test/support/core/decided-request.ts';
import {
  keeper,
  outsideSetup,
  pushedSafe,
  pushedVault,
  safe,
  vault,
  withToken,
} from '#test/support/core/outside-parties.ts';
import {
  authenticationRequest,
  refreshRequest,
  tokenRequest,
} from '#test/support/core/outside-request.ts';
import { createSimulation } from '#test/support/core/simulation.ts';
import { openTokens } from '#test/support/core/token-content.ts';

const setup = outsideSetup();
const offline = { scope: 'openid offline_access' };
const asVault = { client: vault };

describe('RFC 9449 §5: with a good DPoP proof', () => {
  it('the token is of type DPoP and bound to the key of the proof (R-215)', () => {
    const simulation = createSimulation({ setup });
    const authReqId = approved(simulation, {}, asVault);
    const call = withProof(tokenRequest(authReqId, {}, asVault), dpopProof());
    const { answer, access } = openTokens(simulation, simulation.ask(call));
    expect(answer.body['token_type']).toBe('DPoP');
    expect(access['cnf']).toEqual({ jkt: thumbprintOf(proofKey) });
    expect(simulation.ofKind('tokens.issued')[0]?.binding).toBe('dpop');
  });

  it('so is the token of a client that need not have sent one (R-215)', () => {
    const simulation = createSimulation({ setup });
    const authReqId = approved(simulation, {}, { client: keeper });
    const call = withProof(tokenRequest(authReqId, {}, { client: keeper }), dpopProof());
    expect(simulation.ask(call).body['token_type']).toBe('DPoP');
  });

  it.each([
    ['none at all (R-216)', []],
    [
      'one for another endpoint (R-217)',
      [dpopProof({ claims: { htu: 'https://other.example/' } })],
    ],
    ['one from an hour ago (R-217)', [dpopProof({ claims: { iat: epochSeconds - 3600 } })]],
    ['one with a bad signature (R-217)', [dpopProof({ signature: 'bad' })]],
  ])('after %s the request can still be redeemed: nothing was consumed', (_title, proofs) => {
    const simulation = createSimulation({ setup });
    const authReqId = approved(simulation, {}, asVault);
    const call = tokenRequest(authReqId, {}, asVault);
    const refused = simulation.ask(withProof(call, ...proofs));
    expect([refused.status, refused.body['error']]).toEqual([400, 'invalid_dpop_proof']);
    expect(simulation.ask(withProof(call, dpopProof())).status).toBe(200);
  });

  it('a proof serves once, even where its first call was only told to wait (R-217)', () => {
    const simulation = createSimulation({ setup });
    const { body } = simulation.ask(authenticationRequest({}, asVault));
    const authReqId = String(body['auth_req_id']);
    const call = withProof(tokenRequest(authReqId, {}, asVault), dpopProof());
    expect(simulation.ask(call).body['error']).toBe('authorization_pending');
    simulation.decideFor(authReqId, { decision: 'approve' });
    expect(simulation.ask(call).body['error']).toBe('invalid_dpop_proof');
  });

  it('the address in it counts without query and fragment (R-217)', () => {
    const simulation = createSimulation({ setup });
    const authReqId = approved(simulation, {}, asVault);
    const proof = dpopProof({ claims: { htu: `${setup.issuer}${paths.token}?a=1#b` } });
    const call = withProof(tokenRequest(authReqId, {}, asVault), proof);
    expect(simulation.ask(call).status).toBe(200);
  });
});

describe('RFC 9449 §8: where a nonce is demanded', () => {
  const demanding = outsideSetup({ provider: { dpop_nonce: true } });

  it('the first call is told which, and the second one succeeds (R-218)', () => {
    const simulation = createSimulation({ setup: demanding });
    const authReqId = approved(simulation, {}, asVault);
    const call = tokenRequest(authReqId, {}, asVault);
    const told = simulation.ask(withProof(call, dpopProof()));
    expect([told.status, told.body['error']]).toEqual([400, 'use_dpop_nonce']);
    const nonce = told.headers.get('dpop-nonce') ?? '';
    const given = simulation.ask(withProof(call, dpopProof({ claims: { nonce } })));
    expect(given.status).toBe(200);
    expect(given.headers.get('dpop-nonce')).toBe(nonce);
  });

  it('one from a moment ago still counts, one from long ago does not (R-218)', () => {
    const simulation = createSimulation({ setup: demanding });
    const call = tokenRequest('any', {}, asVault);
    const ask = (nonce = '') => {
      const iat = epochSeconds + Math.floor(simulation.now() / 1000);
      return simulation.ask(withProof(call, dpopProof({ claims: { nonce, iat } })));
    };
    const nonce = ask().headers.get('dpop-nonce') ?? '';
    simulation.wait(130_000);
    expect(ask(nonce).body['error']).toBe('invalid_grant');
    simulation.wait(120_000);
    expect(ask(nonce).body['error']).toBe('use_dpop_nonce');
  });

  it('a push client is told at the endpoint where its request begins (R-218, R-220)', () => {
    const simulation = createSimulation({ setup: demanding });
    const call = authenticationRequest(withToken, { client: pushedVault });
    const htu = setup.issuer + paths.backchannelAuthentication;
    const told = simulation.ask(withProof(call, dpopProof({ claims: { htu } })));
    expect(told.body['error']).toBe('use_dpop_nonce');
    const nonce = told.headers.get('dpop-nonce') ?? '';
    expect(simulation.ask(withProof(call, dpopProof({ claims: { htu, nonce } }))).status).toBe(200);
  });
});

describe('RFC 8705 §3: over mutual TLS', () => {
  it('the token of a bound client carries the certificate’s thumbprint (R-213)', () => {
    const simulation = createSimulation({ setup });
    const authReqId = approved(simulation, {}, { client: safe });
    const call = withCertificate(tokenRequest(authReqId, {}, { client: safe }), 'thumb');
    const { answer, access } = openTokens(simulation, simulation.ask(call));
    expect(answer.body['token_type']).toBe('Bearer');
    expect(access['cnf']).toEqual({ 'x5t#S256': 'thumb' });
  });

  it('a bound client without its certificate gets nothing, and loses nothing (R-214)', () => {
    const simulation = createSimulation({ setup });
    const authReqId = approved(simulation, {}, { client: safe });
    const call = tokenRequest(authReqId, {}, { client: safe });
    expect(simulation.ask(call)).toMatchObject({ status: 400, body: { error: 'invalid_request' } });
    expect(simulation.ofKind('tokens.issued')).toEqual([]);
    expect(simulation.ask(withCertificate(call, 'thumb')).status).toBe(200);
  });

  it('the token of any other client is not bound by the certificate it happens to show', () => {
    const simulation = createSimulation({ setup });
    const authReqId = approved(simulation, {}, { client: keeper });
    const call = withCertificate(tokenRequest(authReqId, {}, { client: keeper }), 'thumb');
    expect(openTokens(simulation, simulation.ask(call)).access).not.toHaveProperty('cnf');
  });
});

describe('a refresh with another proof', () => {
  it('is allowed to a confidential client, and binds the new token to the new key (R-219)', () => {
    const simulation = createSimulation({ setup });
    const authReqId = approved(simulation, offline, asVault);
    const first = simulation.ask(withProof(tokenRequest(authReqId, {}, asVault), dpopProof()));
    const call = refreshRequest(String(first.body['refresh_token']), {}, asVault);
    const proof = dpopProof({ header: { jwk: otherProofKey } });
    const { access } = openTokens(simulation, simulation.ask(withProof(call, proof)));
    expect(access['cnf']).toEqual({ jkt: thumbprintOf(otherProofKey) });
  });

  it('binds to the new certificate just so (R-213, R-219)', () => {
    const simulation = createSimulation({ setup });
    const asSafe = { client: safe };
    const authReqId = approved(simulation, offline, asSafe);
    const first = simulation.ask(withCertificate(tokenRequest(authReqId, {}, asSafe), 'old'));
    const call = refreshRequest(String(first.body['refresh_token']), {}, asSafe);
    const { access } = openTokens(simulation, simulation.ask(withCertificate(call, 'new')));
    expect(access['cnf']).toEqual({ 'x5t#S256': 'new' });
  });
});

describe('CIBA Core §5: the tokens of a push', () => {
  /** The access token that was sent to the client. */
  function pushedToken(simulation: ReturnType<typeof createSimulation>) {
    const body = Buffer.from(simulation.calls[0]?.request.body ?? '', 'base64').toString();
    const pushed: Readonly<Record<string, unknown>> = JSON.parse(body);
    const token = String(pushed['access_token']);
    return { type: pushed['token_type'], cnf: unseal(simulation.world().secret, token)?.['cnf'] };
  }

  it('are bound to the certificate that the client showed when it asked (R-220)', () => {
    const simulation = createSimulation({ setup });
    const call = authenticationRequest(withToken, { client: pushedSafe });
    const { body } = simulation.ask(withCertificate(call, 'thumb'));
    simulation.decideFor(String(body['auth_req_id']), { decision: 'approve' });
    expect(pushedToken(simulation)).toEqual({ type: 'Bearer', cnf: { 'x5t#S256': 'thumb' } });
  });

  it('are bound to the key that the client proved when it asked (R-220)', () => {
    const simulation = createSimulation({ setup });
    const call = authenticationRequest(withToken, { client: pushedVault });
    const htu = setup.issuer + paths.backchannelAuthentication;
    const { body } = simulation.ask(withProof(call, dpopProof({ claims: { htu } })));
    simulation.decideFor(String(body['auth_req_id']), { decision: 'approve' });
    const jkt = thumbprintOf(proofKey);
    expect(pushedToken(simulation)).toEqual({ type: 'DPoP', cnf: { jkt } });
  });

  it('of a client that polls are bound by its poll, whatever came with its request', () => {
    const simulation = createSimulation({ setup });
    const request = authenticationRequest({}, { client: keeper });
    const { body } = simulation.ask(withProof(request, 'no proof at all'));
    const authReqId = String(body['auth_req_id']);
    simulation.decideFor(authReqId, { decision: 'approve' });
    const call = tokenRequest(authReqId, {}, { client: keeper });
    expect(openTokens(simulation, simulation.ask(call)).access).not.toHaveProperty('cnf');
  });
});
