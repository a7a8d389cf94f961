/**
 * Clocks that go wrong. What a party writes into its tokens and how it judges dates is by its own
 * clock; when its timers fire, and when messages arrive, is not.
 */
import { describe, expect, it } from 'vitest';
import { timeOf } from '#shared/kernel/time/time-of.ts';
import { readUnverifiedJwt } from '#shared/protocol/encoding/jwt.ts';
import type { Party } from '#shared/trace/party.ts';
import { dpopProof, withProof } from '#test/support/core/bound-request.ts';
import { approved } from '#test/support/core/decided-request.ts';
import { tokenRequest } from '#test/support/core/outside-request.ts';
import { idTokenFor, playElsewhere, tokensWith } from '#test/support/core/party-game.ts';
import { buildSetup } from '#test/support/core/setup.ts';
import { createSimulation, type Simulation } from '#test/support/core/simulation.ts';

const hour = 3_600_000;
const epochSeconds = buildSetup().epochMs / 1000;

function skewed(party: Party, ms: number, simulation = createSimulation()): Simulation {
  expect(simulation.time({ kind: 'skew.set', party, ms })).toBeUndefined();
  return simulation;
}

function claimsOf(jwt: unknown): Readonly<Record<string, unknown>> {
  return readUnverifiedJwt(String(jwt))?.claims ?? {};
}

function signedIn(simulation: Simulation): string | undefined {
  simulation.signIn();
  simulation.popUntil(() => simulation.ofKind('prompt.arrived').length > 0);
  const { prompt = '' } = simulation.ofKind('prompt.arrived')[0] ?? {};
  simulation.tap('prompt.opened', 'phone-of-alice', prompt);
  simulation.tap('prompt.approved', 'phone-of-alice', prompt);
  simulation.popUntil(() => simulation.ofKind('sign-in.ended').length > 0);
  const { state, reason } = simulation.ofKind('sign-in.ended')[0] ?? {};
  return reason ?? state;
}

describe('the provider’s clock', () => {
  it('is what its tokens say of when they were made and when somebody signed in', () => {
    const simulation = skewed('provider', hour);
    const authReqId = approved(simulation);
    const { body } = simulation.ask(tokenRequest(authReqId));
    const now = Math.floor(epochSeconds + (simulation.now() + hour) / 1000);
    const { iat, exp, auth_time: authTime } = claimsOf(body['id_token']);
    expect(iat).toBe(now);
    expect(exp).toBe(now + simulation.world().setup.provider.id_token_lifetime);
    expect(authTime).toBeGreaterThanOrEqual(epochSeconds + hour / 1000);
  });

  it('judges the dates of what it is sent', () => {
    const ask = (simulation: Simulation) =>
      simulation.ask(withProof(tokenRequest('none'), dpopProof())).body['error'];
    expect(ask(createSimulation())).toBe('invalid_grant');
    expect(ask(skewed('provider', hour))).toBe('invalid_dpop_proof');
    expect(ask(skewed('provider', -hour))).toBe('invalid_dpop_proof');
  });

  it('does not change when a request expires', () => {
    const simulation = skewed('provider', hour);
    approved(simulation);
    expect(simulation.ofKind('request.opened')[0]?.expiresAt).toBe(
      simulation.world().setup.provider.default_expires_in * 1000,
    );
  });
});

describe('a relying party', () => {
  it('takes the tokens of a provider whose clock is right, and of one that is wrong alike', () => {
    expect(signedIn(createSimulation())).toBe('signedIn');
    const both = skewed('relying-party/till', hour, skewed('provider', hour));
    expect(signedIn(both)).toBe('signedIn');
  });

  it('whose clock is ahead finds the ID token expired', () => {
    expect(signedIn(skewed('relying-party/till', 24 * hour))).toMatch(/^id_token: .*/);
  });

  it('whose clock is behind finds it made in the future', () => {
    expect(signedIn(skewed('relying-party/till', -hour))).toMatch(/^id_token: .*/);
  });

  it('dates its own assertions by it', () => {
    const game = playElsewhere({ client: { token_endpoint_auth_method: 'private_key_jwt' } });
    skewed('relying-party/till', -hour, game.simulation);
    game.press();
    const { iat, nbf, exp } = claimsOf(game.call().form.get('client_assertion'));
    const then = epochSeconds - hour / 1000;
    expect([iat, nbf, exp]).toEqual([then, then, then + 300]);
  });

  it('polls as often as ever', () => {
    const polls = (simulation: Simulation) => {
      simulation.signIn();
      simulation.wait(30_000);
      return simulation
        .ofKind('message.sent')
        .filter(({ wire }) => wire.kind === 'http.request')
        .map(({ at }) => at);
    };
    expect(polls(skewed('relying-party/till', -hour))).toEqual(polls(createSimulation()));
  });

  it('elsewhere is judged by its own clock as well', () => {
    const game = playElsewhere();
    skewed('relying-party/till', 24 * hour, game.simulation);
    game.press();
    game.acknowledge();
    game.simulation.wait(5000);
    game.answer(200, tokensWith(idTokenFor(game)));
    game.answer(200, { keys: [{ kty: 'EC', kid: 'op-1', alg: 'ES256' }] });
    expect(game.ended()?.reason).toMatch(/^id_token: /);
  });
});

describe('a skew', () => {
  it('is put right by setting it to nothing, and is on record', () => {
    const simulation = skewed('provider', hour);
    expect(timeOf(simulation.world(), 'provider')).toBe(hour);
    expect(timeOf(simulation.world(), 'relying-party/till')).toBe(0);
    simulation.time({ kind: 'skew.set', party: 'provider', ms: 0 });
    expect(simulation.world().time.skews).toBeNull();
    expect(simulation.ofKind('skew.changed').map(({ party, ms }) => [party, ms])).toEqual([
      ['provider', hour],
      ['provider', 0],
    ]);
  });

  it.each<[Party, RegExp]>([
    ['relying-party/nobody', /no party/],
    ['person', /Only the provider and the relying parties/],
    ['authentication-device/phone-of-alice', /Only the provider and the relying parties/],
  ])('of %s is refused', (party, sentence) => {
    expect(createSimulation().time({ kind: 'skew.set', party, ms: 1 })).toMatch(sentence);
  });
});
