/** What a screen can say of a run's time from the record alone, in a person's words. */
import { describe, expect, it } from 'vitest';
import { remainingMs } from '#shared/projections/timers/live-timers.ts';
import { lifeLeft, livingAt } from '#shared/projections/timers/lives.ts';
import {
  addToTimeBoard,
  createTimeBoard,
  type TimeBoard,
  timersInOrder,
} from '#shared/projections/timers/time-board.ts';
import { paths } from '#shared/protocol/metadata.ts';
import { approved, openRequest, prompted } from '#test/support/core/decided-request.ts';
import { grantTokens, tokenQuery } from '#test/support/core/granted-tokens.ts';
import { tokenRequest } from '#test/support/core/outside-request.ts';
import { createSimulation, type Simulation } from '#test/support/core/simulation.ts';
import { timerOf } from '#test/support/core/timers-of.ts';
import { matchOf } from '#test/support/match/match-of.ts';

function boardOf({ entries }: Simulation): TimeBoard {
  const board = createTimeBoard();
  for (const entry of entries) addToTimeBoard(board, entry);
  return board;
}

describe('a timer', () => {
  it('is told with its owner, its request, what it means and how long it still has', () => {
    const simulation = createSimulation();
    const authReqId = openRequest(simulation, { requested_expiry: '30' });
    prompted(simulation, authReqId);
    simulation.request(tokenRequest(authReqId));
    const board = boardOf(simulation);
    const told = timersInOrder(board, 1000).map((timer) => [
      timer.party,
      timer.about,
      timer.sentence,
      timer.totalMs,
      remainingMs(timer, 1000),
    ]);
    expect(told).toEqual([
      ['provider', authReqId, 'The client may poll again without being too soon.', 5000, 4040],
      ['provider', authReqId, 'The request expires.', 30_000, 29_000],
      [
        'authentication-device/phone-of-alice',
        authReqId,
        'The prompt lapses on the device.',
        30_000,
        29_040,
      ],
    ]);
  });

  it('has a sentence of its own, whichever chart of today it is of', () => {
    const simulation = createSimulation();
    simulation.signIn();
    simulation.popUntil(() => simulation.ofKind('prompt.arrived').length > 0);
    simulation.wait(6000);
    const sentences = timersInOrder(boardOf(simulation)).map(({ sentence }) => sentence);
    expect(sentences.length).toBeGreaterThan(3);
    expect(sentences.filter((sentence) => sentence.includes('of the chart'))).toEqual([]);
  });

  it('that is frozen stands last, and has as much left at any time', () => {
    const simulation = createSimulation();
    const authReqId = openRequest(simulation, { requested_expiry: '30' });
    simulation.request(tokenRequest(authReqId));
    simulation.time({ kind: 'timer.frozen', timer: timerOf(simulation, 'rest.polling') });
    const board = boardOf(simulation);
    const [first, last] = timersInOrder(board);
    expect(first?.sentence).toBe('The request expires.');
    expect(last?.due).toEqual({ kind: 'frozen', remainingMs: 5000 });
    expect(last && remainingMs(last, 1e9)).toBe(5000);
  });
});

describe('the life of tokens', () => {
  it('counts down, and ends', () => {
    const simulation = createSimulation();
    const authReqId = approved(simulation);
    simulation.ask(tokenRequest(authReqId));
    const { lives, at } = boardOf(simulation);
    const lifetime = simulation.world().setup.provider.access_token_lifetime * 1000;
    // What is sealed in a token says whole seconds.
    const totalMs = lifetime - (at % 1000);
    const [life] = livingAt(lives, at);
    expect(life).toMatchObject({
      kind: 'access-token',
      clientId: 'till',
      sub: 'u-1',
      about: authReqId,
      totalMs,
    });
    expect(life && lifeLeft(lives, life, at + 1000)).toBe(totalMs - 1000);
    expect(livingAt(lives, at + totalMs)).toEqual([]);
  });

  it('is shorter when the provider’s clock is put forward, and over when a grant is revoked', () => {
    const simulation = createSimulation();
    const { access } = grantTokens(simulation);
    simulation.time({ kind: 'skew.set', party: 'provider', ms: 10_000 });
    const { lives, at } = boardOf(simulation);
    const [life] = livingAt(lives, at);
    expect(life && life.totalMs - lifeLeft(lives, life, at)).toBe(10_000);
    simulation.ask(tokenQuery(paths.revocation, access));
    expect(livingAt(boardOf(simulation).lives, at)).toEqual([]);
  });
});

describe('the clock', () => {
  it('says what it runs to, what holds it up, and why it stands', () => {
    const simulation = createSimulation();
    const breakpoint = { id: 'b', title: 'A prompt', enabled: true, once: true };
    const on = matchOf('kind:prompt.arrived');
    simulation.time({ kind: 'breakpoints.set', list: [{ ...breakpoint, on }] });
    simulation.signIn();
    simulation.time({ kind: 'clock.until', goal: { kind: 'expiry' }, speed: 5, pace: 'event' });
    expect(boardOf(simulation).clock).toMatchObject({ state: 'running', pace: 'event', speed: 5 });
    simulation.popUntil(() => simulation.world().clock.state === 'paused');
    const { clock } = boardOf(simulation);
    expect(clock).toMatchObject({
      state: 'paused',
      goal: { kind: 'expiry' },
      stopped: { why: 'breakpoint' },
    });
    expect([...clock.hits.values()].map(({ title }) => title)).toEqual(['A prompt']);
    expect(clock.breakpoints[0]?.enabled).toBe(false);
  });
});
