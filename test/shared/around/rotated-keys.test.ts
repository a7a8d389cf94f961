/** What a rotation of the provider’s keys changes for its clients: new tokens, and nothing else. */
import { decodeProtectedHeader } from 'jose';
import { describe, expect, it } from 'vitest';
import { paths } from '#shared/protocol/metadata.ts';
import { codeFor, codeRequest, portal, signInSetup } from '#test/support/core/first-sign-in.ts';
import { grantTokens, tokenQuery, userinfoRequest } from '#test/support/core/granted-tokens.ts';
import { authenticationRequest } from '#test/support/core/outside-request.ts';
import { buildSetup, stubKey } from '#test/support/core/setup.ts';
import { createSimulation, type Simulation } from '#test/support/core/simulation.ts';

const newKey = { ...stubKey, kid: 'stub-2' };
const otherAlgorithm = { ...stubKey, kid: 'other-2', alg: 'RS256' };

function rotate(simulation: Simulation, keys = [newKey]): void {
  simulation.give({ kind: 'keys.rotated', keys });
}

function kidOf(jwt: string): string | undefined {
  return decodeProtectedHeader(jwt).kid;
}

describe('after a rotation', () => {
  it('the key set holds the new keys behind the old ones, each under a name of its own (R-009)', () => {
    const simulation = createSimulation();
    rotate(simulation);
    const get = userinfoRequest();
    const { body } = simulation.ask({ ...get, target: paths.jwks });
    expect(body).toEqual({ keys: [stubKey, newKey] });
  });

  it('an ID token is signed with the newest key of the client’s own algorithm', () => {
    const simulation = createSimulation();
    expect(kidOf(grantTokens(simulation).idToken)).toBe('stub-1');
    rotate(simulation, [newKey, otherAlgorithm]);
    expect(kidOf(grantTokens(simulation).idToken)).toBe('stub-2');
  });

  it('an older ID token still says who is meant (R-076)', () => {
    const simulation = createSimulation({ setup: signInSetup });
    const idToken = String(simulation.ask(codeRequest(codeFor(simulation))).body['id_token']);
    rotate(simulation);
    const parameters = { login_hint: null, id_token_hint: idToken };
    const { status } = simulation.ask(authenticationRequest(parameters, { client: portal }));
    expect(status).toBe(200);
  });

  it('an older access token is good until it expires, whatever it looks like', () => {
    for (const access_token_format of ['opaque', 'jwt'] as const) {
      const setup = buildSetup({ provider: { access_token_format } });
      const simulation = createSimulation({ setup });
      const { access } = grantTokens(simulation);
      rotate(simulation);
      expect(simulation.ask(userinfoRequest(`Bearer ${access}`)).status).toBe(200);
      const looked = simulation.ask(tokenQuery(paths.introspection, access));
      expect(looked.body['active']).toBe(true);
    }
  });

  it('the simulated till looks for the new key and believes what it signed', () => {
    const simulation = createSimulation();
    for (const round of [1, 2]) {
      const signIn = simulation.signIn();
      simulation.popUntil(() => simulation.ofKind('prompt.arrived').length === round);
      const { prompt = '', party = '' } = simulation.ofKind('prompt.arrived').at(-1) ?? {};
      const device = party.slice(party.indexOf('/') + 1);
      simulation.tap('prompt.opened', device, prompt);
      simulation.tap('prompt.approved', device, prompt);
      simulation.popUntil(() => simulation.ofKind('id-token.verified').length === round);
      const verified = simulation.ofKind('id-token.verified').at(-1);
      expect(verified?.signIn).toBe(signIn);
      expect(verified?.checks.filter(({ passed }) => !passed)).toEqual([]);
      rotate(simulation, [{ ...stubKey, kid: `stub-${round + 1}` }]);
    }
  });
});
