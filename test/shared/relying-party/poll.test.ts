/**
 * The simulated relying party at work in a run: what it sends, when it polls, when it stops, and
 * which ID tokens it does not take.
 */
import { describe, expect, it } from 'vitest';
import { bodyText } from '#shared/protocol/encoding/wire.ts';
import type { TokenRecipe } from '#shared/protocol/token-recipe.ts';
import { decide, prompted } from '#test/support/core/decided-request.ts';
import { buildSetup } from '#test/support/core/setup.ts';
import { createSimulation, type Simulation } from '#test/support/core/simulation.ts';
import { stubJwt } from '#test/support/core/stub-signer.ts';

const issuedAt = Math.floor(buildSetup().epochMs / 1000);

function endOf(simulation: Simulation): string | undefined {
  return simulation.ofKind('machine.moved').findLast(({ machine }) => machine === 'relying-party')
    ?.to;
}

function pollsOf(simulation: Simulation): number[] {
  return simulation
    .ofKind('message.sent')
    .filter(({ wire }) => wire.kind === 'http.request' && wire.target === '/token')
    .map(({ at }) => at);
}

function aboutOf(simulation: Simulation): string {
  simulation.popUntil(() => simulation.ofKind('request.opened').length > 0);
  return simulation.ofKind('request.opened')[0]?.authReqId ?? '';
}

describe('the simulated relying party', () => {
  it('sends one form with its scope, one hint and its message (R-256)', () => {
    const simulation = createSimulation();
    simulation.signIn({ bindingMessage: 'W4SCT', scope: 'openid payment' });
    const wire = simulation.ofKind('message.sent')[0]?.wire;
    expect(wire).toMatchObject({ method: 'POST', target: '/backchannel/authentication' });
    expect(wire && bodyText(wire)).toBe(
      'scope=openid+payment&login_hint=alice&binding_message=W4SCT',
    );
  });

  it('signs the person in after an approval, with every check of the ID token passed', () => {
    const simulation = createSimulation();
    simulation.signIn({ scope: 'openid profile' });
    decide(simulation, aboutOf(simulation), 'prompt.approved');
    simulation.popUntil(() => endOf(simulation) === 'signedIn');
    const verified = simulation.ofKind('id-token.verified')[0];
    expect(verified?.claims).toMatchObject({ sub: 'u-1', name: 'Alice Amberg' });
    expect(verified?.checks.filter(({ passed }) => !passed)).toEqual([]);
  });

  it('fetches the keys once and keeps them for the next sign-in', () => {
    const simulation = createSimulation();
    for (const count of [1, 2]) {
      simulation.signIn();
      simulation.popUntil(() => simulation.ofKind('prompt.arrived').length === count);
      const about = simulation.ofKind('prompt.arrived').at(-1)?.about ?? '';
      decide(simulation, about, 'prompt.approved');
      simulation.popUntil(() => simulation.ofKind('id-token.verified').length === count);
    }
    const fetched = simulation
      .ofKind('message.sent')
      .filter(({ wire }) => wire.kind === 'http.request' && wire.target === '/jwks');
    expect(fetched).toHaveLength(1);
  });

  it.each([5, 31])('polls every %i seconds and never sooner (R-263, R-264)', (interval) => {
    const simulation = createSimulation({ setup: buildSetup({ provider: { interval } }) });
    simulation.signIn();
    simulation.wait(100_000);
    const [first = 0, ...later] = pollsOf(simulation);
    expect(first).toBe(80 + interval * 1000);
    for (const [index, at] of later.entries()) {
      expect(at).toBe(first + (index + 1) * interval * 1000);
    }
    expect(later.length).toBeGreaterThan(1);
  });

  it('never meets slow_down when the network is slower than its interval', () => {
    const setup = buildSetup({ latencyMs: 4000, provider: { interval: 1 } });
    const simulation = createSimulation({ setup });
    simulation.signIn();
    simulation.wait(100_000);
    const errors = simulation.ofKind('rules.judged').map(({ refusal }) => refusal?.error);
    expect(errors).toContain('authorization_pending');
    expect(errors).not.toContain('slow_down');
  });

  it.each([
    ['denied', 'prompt.denied', 'denied'],
    ['expired', undefined, 'expired'],
  ] as const)('stops polling when the request was %s (R-270, R-271)', (_title, decision, end) => {
    const simulation = createSimulation();
    simulation.signIn();
    const about = aboutOf(simulation);
    if (decision === undefined) prompted(simulation, about);
    else decide(simulation, about, decision);
    simulation.popUntil(() => endOf(simulation) === end);
    const polls = pollsOf(simulation).length;
    simulation.wait(300_000);
    expect(pollsOf(simulation)).toHaveLength(polls);
  });

  it('makes no token call when its request is refused (R-262)', () => {
    const simulation = createSimulation();
    simulation.signIn({ loginHint: 'nobody' });
    simulation.wait(60_000);
    expect(endOf(simulation)).toBe('refused');
    expect(pollsOf(simulation)).toEqual([]);
  });
});

describe('OpenID Connect Core §3.1.3.7: the relying party does not take an ID token with', () => {
  function changed(changes: TokenRecipe['claims'], signature?: string) {
    return (recipe: TokenRecipe) =>
      stubJwt({ ...recipe, claims: { ...recipe.claims, ...changes } }, signature);
  }

  it.each<[string, (recipe: TokenRecipe) => string, string]>([
    ['a bad signature (R-277)', changed({}, 'forged'), 'signature'],
    ['an unknown key (R-277)', (recipe) => stubJwt({ ...recipe, kid: 'other' }), 'signature'],
    ['another algorithm (R-277)', (recipe) => stubJwt({ ...recipe, alg: 'RS256' }), 'alg'],
    ['another issuer (R-275)', changed({ iss: 'https://evil.example' }), 'iss'],
    ['another audience (R-276)', changed({ aud: 'kiosk' }), 'aud'],
    ['an expiry that is past (R-278)', changed({ exp: issuedAt - 1 }), 'exp'],
    ['an iat a week old (R-278)', changed({ iat: issuedAt - 7 * 86_400 }), 'iat'],
    ['no subject', changed({ sub: '' }), 'sub'],
  ])('%s', (_title, sign, check) => {
    const simulation = createSimulation({ sign });
    simulation.signIn();
    decide(simulation, aboutOf(simulation), 'prompt.approved');
    simulation.popUntil(() => endOf(simulation) === 'failed');
    const { checks = [] } = simulation.ofKind('id-token.verified')[0] ?? {};
    expect(checks.filter(({ passed }) => !passed).map(({ name }) => name)).toEqual([check]);
  });
});
