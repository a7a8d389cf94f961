/** An ID token from the first sign-in names the person of a CIBA request (CIBA Core §7.1, §14). */
import { decodeJwt } from 'jose';
import { describe, expect, it } from 'vitest';
import type { JsonObject } from '#shared/protocol/token-recipe.ts';
import { codeFor, codeRequest, portal, signInSetup } from '#test/support/core/first-sign-in.ts';
import { authenticationRequest } from '#test/support/core/outside-request.ts';
import { createSimulation, type Simulation } from '#test/support/core/simulation.ts';
import { stubJwt } from '#test/support/core/stub-signer.ts';

const hour = 3_600_000;

function signedIn(simulation: Simulation): string {
  return String(simulation.ask(codeRequest(codeFor(simulation))).body['id_token']);
}

function hint(simulation: Simulation, id_token_hint: string) {
  const request = authenticationRequest({ login_hint: null, id_token_hint }, { client: portal });
  return simulation.ask(request);
}

/** The same token with other claims, signed with the provider's key as the stub knows it. */
function changed(idToken: string, claims: JsonObject): string {
  const held = decodeJwt<JsonObject>(idToken);
  return stubJwt({ alg: 'ES256', kid: 'stub-1', claims: { ...held, ...claims } as JsonObject });
}

describe('CIBA Core §7.1: an ID token from the first sign-in as id_token_hint', () => {
  it('leads to the person who signed in (R-076)', () => {
    const simulation = createSimulation({ setup: signInSetup });
    const { status, body } = hint(simulation, signedIn(simulation));
    expect(status).toBe(200);
    const opened = simulation.ofKind('request.opened').at(-1);
    expect(opened).toMatchObject({ authReqId: body['auth_req_id'], sub: 'u-1' });
  });

  it('still does when it expired a short while ago, and no more after long (R-077)', () => {
    const simulation = createSimulation({ setup: signInSetup });
    const idToken = signedIn(simulation);
    simulation.wait(2 * hour);
    expect(hint(simulation, idToken).status).toBe(200);
    simulation.wait(7 * 24 * hour);
    expect(hint(simulation, idToken).body['error']).toBe('invalid_request');
  });

  it('is refused when its aud holds what is no text (R-080)', () => {
    const simulation = createSimulation({ setup: signInSetup });
    const idToken = changed(signedIn(simulation), { aud: ['portal', 7] });
    expect(hint(simulation, idToken)).toMatchObject({
      status: 400,
      body: { error: 'invalid_request' },
    });
  });

  it('is refused to another client than the one that it was given to (R-079)', () => {
    const simulation = createSimulation({ setup: signInSetup });
    const idToken = changed(signedIn(simulation), { aud: 'till' });
    expect(hint(simulation, idToken).body['error']).toBe('invalid_request');
  });

  it('leads to nobody when the person was removed (R-081)', () => {
    const simulation = createSimulation({ setup: signInSetup });
    const gone = changed(signedIn(simulation), { sub: 'u-404' });
    expect(hint(simulation, gone).body['error']).toBe('unknown_user_id');
    const idToken = signedIn(simulation);
    const off = { subject: 'user', id: 'u-1', on: false } as const;
    const intent = { kind: 'account.switched', run: 'test', ...off } as const;
    simulation.give({ kind: 'intent.given', intent });
    expect(hint(simulation, idToken)).toMatchObject({
      status: 400,
      body: { error: 'unknown_user_id' },
    });
  });
});
