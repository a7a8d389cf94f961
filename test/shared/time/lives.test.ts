/**
 * Ends for which no machine waits: of access tokens, refresh tokens, codes and locks. The provider
 * judges them by its own clock, and by what somebody made of them; what is sealed stays as it is.
 */
import { describe, expect, it } from 'vitest';
import { continuationOf } from '#shared/kernel/carried-state.ts';
import { mostLives } from '#shared/kernel/time/lives/lives.ts';
import { rulesOf } from '#shared/profiles/profiles.ts';
import { causesOf } from '#shared/projections/causes/causes.ts';
import { traceIndexOf } from '#shared/projections/causes/trace-index.ts';
import { addToLives, createLives, lifeLeft, livingAt } from '#shared/projections/timers/lives.ts';
import { type LifeKind, lifeId } from '#shared/protocol/life-name.ts';
import { paths } from '#shared/protocol/metadata.ts';
import { codeFor, codeRequest, signInSetup } from '#test/support/core/first-sign-in.ts';
import { grantTokens, tokenQuery, userinfoRequest } from '#test/support/core/granted-tokens.ts';
import { coder, keeper, outsideSetup } from '#test/support/core/outside-parties.ts';
import { authenticationRequest, refreshRequest } from '#test/support/core/outside-request.ts';
import { firstDifference, replayed } from '#test/support/core/recorded-run.ts';
import { createSimulation, type Simulation } from '#test/support/core/simulation.ts';

const hour = 3_600_000;

/** The newest life of that kind, as a screen has it. */
function lifeOf({ entries, now }: Simulation, kind: LifeKind) {
  const lives = createLives();
  for (const entry of entries) addToLives(lives, entry);
  const life = livingAt(lives, now()).findLast((one) => one.kind === kind);
  return life === undefined ? undefined : { ...life, left: lifeLeft(lives, life, now()) };
}

function timerOf(simulation: Simulation, kind: LifeKind): string {
  const life = lifeOf(simulation, kind);
  if (life === undefined) throw new Error(`There is no ${kind}.`);
  return life.timer;
}

/** Something with an end, and whether the provider finds that it has not come. */
interface Case {
  readonly kind: LifeKind;
  readonly begin: () => { readonly simulation: Simulation; readonly isGood: () => boolean };
}

function tokens(format: 'opaque' | 'jwt') {
  const provider = { access_token_format: format, access_token_lifetime: 300 };
  const simulation = createSimulation({ setup: outsideSetup({ provider }) });
  const { access } = grantTokens(simulation);
  const isGood = () => simulation.ask(userinfoRequest(`Bearer ${access}`)).status === 200;
  return { simulation, isGood };
}

function refreshTokens() {
  const provider = { refresh_token_lifetime: 300, rotate_refresh_tokens: true };
  const simulation = createSimulation({ setup: outsideSetup({ provider }) });
  const parameters = { scope: 'openid offline_access' };
  const { refresh } = grantTokens(simulation, { client: keeper, parameters });
  const query = tokenQuery(paths.introspection, refresh, { client: keeper });
  return { simulation, refresh, isGood: () => simulation.ask(query).body['active'] === true };
}

function codes() {
  const simulation = createSimulation({ setup: signInSetup });
  const code = codeFor(simulation);
  // A client that brings it to the wrong address hears of that only while the code is known.
  const wrong = codeRequest(code, { redirect_uri: 'https://elsewhere.example/cb' });
  const isGood = () => /redirect_uri/.test(String(simulation.ask(wrong).body['error_description']));
  return { simulation, code, isGood };
}

function locks() {
  const provider = { user_code_attempts: 1, user_code_lock_seconds: 300 };
  const simulation = createSimulation({ setup: outsideSetup({ provider }) });
  const ask = (user_code: string) =>
    simulation.ask(authenticationRequest({ login_hint: 'carla', user_code }, { client: coder }));
  ask('0000');
  return { simulation, isGood: () => ask('1234').status === 429 };
}

const cases: readonly (readonly [string, Case])[] = [
  ['a sealed access token', { kind: 'access-token', begin: () => tokens('opaque') }],
  ['an access token that is a JWT', { kind: 'access-token', begin: () => tokens('jwt') }],
  ['a refresh token', { kind: 'refresh-token', begin: refreshTokens }],
  ['an authorization code', { kind: 'code', begin: codes }],
  ['the lock of a person', { kind: 'lock', begin: locks }],
];

describe.each(cases)('%s', (_, { kind, begin }) => {
  it('ends when its screen says so, and not a moment sooner', () => {
    const { simulation, isGood } = begin();
    simulation.wait((lifeOf(simulation, kind)?.left ?? 0) - 1);
    expect(isGood()).toBe(true);
    simulation.wait(1);
    expect([isGood(), lifeOf(simulation, kind)]).toEqual([false, undefined]);
  });

  it('that is fired is over now, and its timer is gone', () => {
    const { simulation, isGood } = begin();
    const timer = timerOf(simulation, kind);
    expect(simulation.time({ kind: 'timer.fired', timer })).toBeUndefined();
    expect(simulation.ofKind('timer.changed')).toMatchObject([
      { party: 'provider', timer, change: 'fired' },
    ]);
    expect([isGood(), lifeOf(simulation, kind)]).toEqual([false, undefined]);
    expect(simulation.time({ kind: 'timer.fired', timer })).toMatch(/no such timer/);
  });

  it('that is frozen does not end, and goes on with what it had left', () => {
    const { simulation, isGood } = begin();
    simulation.wait(10_000);
    const timer = timerOf(simulation, kind);
    const left = lifeOf(simulation, kind)?.left ?? 0;
    simulation.time({ kind: 'timer.frozen', timer });
    simulation.wait(hour);
    expect([isGood(), lifeOf(simulation, kind)?.left]).toEqual([true, left]);
    expect(simulation.time({ kind: 'timer.frozen', timer })).toMatch(/frozen already/);
    simulation.time({ kind: 'timer.thawed', timer });
    expect(simulation.time({ kind: 'timer.thawed', timer })).toMatch(/not frozen/);
    simulation.wait(left - 1);
    expect(isGood()).toBe(true);
    simulation.wait(1);
    expect(isGood()).toBe(false);
  });

  it('that is moved ends then, later or sooner', () => {
    const { simulation, isGood } = begin();
    const timer = timerOf(simulation, kind);
    simulation.time({ kind: 'timer.moved', timer, to: hour });
    simulation.wait(hour - simulation.now() - 1000);
    expect(isGood()).toBe(true);
    expect(simulation.time({ kind: 'timer.moved', timer, to: 5 })).toMatch(/has passed/);
    simulation.time({ kind: 'timer.moved', timer, to: simulation.now() + 10 });
    simulation.wait(10);
    expect(isGood()).toBe(false);
  });

  it('ends by the provider’s own clock, whether it was moved or not', () => {
    const { simulation, isGood } = begin();
    const skew = (ms: number) => simulation.time({ kind: 'skew.set', party: 'provider', ms });
    skew(hour);
    expect(isGood()).toBe(false);
    skew(-hour);
    simulation.wait(400_000);
    expect(isGood()).toBe(true);
    skew(0);
    expect(isGood()).toBe(false);
    skew(-hour);
    simulation.time({ kind: 'timer.frozen', timer: timerOf(simulation, kind) });
    skew(hour);
    expect(isGood()).toBe(true);
  });

  it('tells in its verdict who took it in hand, and replays and goes on the same', () => {
    const { simulation, isGood } = begin();
    simulation.time({ kind: 'timer.frozen', timer: timerOf(simulation, kind) });
    simulation.wait(hour);
    isGood();
    const verdict = simulation.ofKind('rules.judged').at(-1)?.seq ?? -1;
    const index = traceIndexOf(simulation.entries);
    const told = causesOf(index, verdict, rulesOf)?.links.map(({ title }) => title);
    expect(told).toContain('freezes a timer');
    simulation.give(continuationOf(simulation.world(), 'test', 'test'));
    expect(isGood()).toBe(true);
    const { entries } = simulation;
    expect(firstDifference(replayed(entries).entries, entries)).toBeUndefined();
  });
});

describe('in a run that goes on from another one', () => {
  it.each(cases)('%s is shown as it was, moved or not', (_, { kind, begin }) => {
    const { simulation } = begin();
    const seen = () => {
      const { timer, left, isInHand, sub } = lifeOf(simulation, kind) ?? {};
      return { timer, left, isInHand, sub };
    };
    const afterwards = () => {
      const { entries } = simulation;
      const from = entries.findLastIndex((entry) => entry.kind === 'run.continued');
      return lifeOf({ ...simulation, entries: entries.slice(from) }, kind);
    };
    const plain = seen();
    simulation.give(continuationOf(simulation.world(), 'test', 'test'));
    // An access token that nobody moved is on no list, and so it is not known.
    const { timer, left, isInHand } = afterwards() ?? {};
    const unknown = { timer: undefined, left: undefined, isInHand: undefined };
    const expected = { timer: plain.timer, left: plain.left, isInHand: plain.isInHand };
    expect({ timer, left, isInHand }).toEqual(kind === 'access-token' ? unknown : expected);
    simulation.time({ kind: 'timer.frozen', timer: plain.timer ?? '' });
    simulation.wait(hour);
    const { sub, ...moved } = seen();
    simulation.give(continuationOf(simulation.world(), 'test', 'test'));
    expect(afterwards()).toMatchObject(moved);
  });
});

describe('a life in hand', () => {
  it('is told by introspection as the provider judges it', () => {
    const { simulation } = tokens('opaque');
    const { access } = grantTokens(simulation);
    const timer = timerOf(simulation, 'access-token');
    simulation.time({ kind: 'timer.moved', timer, to: hour });
    const { exp } = simulation.ask(tokenQuery(paths.introspection, access)).body;
    expect(exp).toBe((simulation.world().setup.epochMs + hour) / 1000);
  });

  it('begins anew with the next refresh token of its grant', () => {
    const { simulation, refresh } = refreshTokens();
    simulation.time({ kind: 'timer.frozen', timer: timerOf(simulation, 'refresh-token') });
    simulation.wait(hour);
    expect(simulation.ask(refreshRequest(refresh, {}, { client: keeper })).status).toBe(200);
    expect(lifeOf(simulation, 'refresh-token')).toMatchObject({ isInHand: false, left: 300_000 });
    expect(simulation.world().time.lives.size).toBe(0);
  });

  it('of a code that was brought is over, and the second who brings it ends the grant', () => {
    const { simulation, code } = codes();
    simulation.time({ kind: 'timer.frozen', timer: timerOf(simulation, 'code') });
    simulation.wait(hour);
    expect(simulation.ask(codeRequest(code)).status).toBe(200);
    expect(lifeOf(simulation, 'code')).toBeUndefined();
    expect(simulation.ask(codeRequest(code)).status).toBe(400);
    expect(simulation.ofKind('grant.revoked')[0]?.reason).toBe('its code was used twice');
  });

  it('goes with its grant, however long it was frozen for', () => {
    const { simulation, isGood } = tokens('opaque');
    const { access } = grantTokens(simulation);
    simulation.time({ kind: 'timer.frozen', timer: timerOf(simulation, 'access-token') });
    simulation.ask(tokenQuery(paths.revocation, access));
    expect(simulation.world().time.lives.size).toBe(0);
    simulation.wait(hour);
    expect(simulation.ask(userinfoRequest(`Bearer ${access}`)).status).toBe(401);
    expect(isGood()).toBe(false);
  });

  it('is one of so many; what has ended for good makes room, and else it is refused', () => {
    const { simulation } = tokens('opaque');
    const end = Math.floor(simulation.world().setup.epochMs / 1000) + 100;
    const freeze = (place: number, exp = end + 1000) => {
      const timer = lifeId({ kind: 'access-token', of: `g${place}`, exp });
      return simulation.time({ kind: 'timer.frozen', timer });
    };
    simulation.time({
      kind: 'timer.moved',
      timer: lifeId({ kind: 'access-token', of: 'short', exp: end }),
      to: 50_000,
    });
    for (let place = 1; place < mostLives; place += 1) freeze(place);
    expect(simulation.world().time.lives.size).toBe(mostLives);
    expect(freeze(mostLives)).toMatch(/200 moved ends at most/);
    simulation.wait(101_000);
    simulation.give({ kind: 'clock.set', state: 'paused', speed: 1 });
    expect(freeze(mostLives)).toBeUndefined();
    expect(simulation.world().time.lives.size).toBe(mostLives);
    expect(freeze(mostLives + 1)).toMatch(/200 moved ends at most/);
  });

  it('is on no record where nobody took anything in hand', () => {
    const { simulation } = tokens('opaque');
    const { time, agenda } = simulation.world();
    expect([time.lives.size, agenda.byId.size]).toEqual([0, 0]);
  });
});

it('a verdict by a clock that was put wrong tells who did that', () => {
  const { simulation, isGood } = tokens('opaque');
  simulation.time({ kind: 'skew.set', party: 'provider', ms: hour });
  expect(isGood()).toBe(false);
  const verdict = simulation.ofKind('rules.judged').at(-1)?.seq ?? -1;
  const links = causesOf(traceIndexOf(simulation.entries), verdict, rulesOf)?.links ?? [];
  expect(links.map(({ sentence }) => sentence).join(' ')).toMatch(/The trainer sets .*clock/);
});
