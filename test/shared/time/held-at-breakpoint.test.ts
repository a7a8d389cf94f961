/**
 * A wall run's time cannot stand still, for clients outside wait; there a breakpoint stops the message
 * that meets it, for as long as a hold may last.
 */
import { describe, expect, it } from 'vitest';
import type { Match } from '#shared/trace/match/match.ts';
import { parseMatch } from '#shared/trace/match/text/match-text.ts';
import { openRequest } from '#test/support/core/decided-request.ts';
import { outsideSetup } from '#test/support/core/outside-parties.ts';
import { authenticationRequest, tokenRequest } from '#test/support/core/outside-request.ts';
import { firstDifference, replayed } from '#test/support/core/recorded-run.ts';
import { createSimulation, type Simulation } from '#test/support/core/simulation.ts';

function matchOf(text: string): Match {
  const parsed = parseMatch(text);
  if (parsed.kind === 'refused') throw new Error(parsed.sentence);
  return parsed.match;
}

function stoppedAt(text: string, once = false): Simulation {
  const simulation = createSimulation({ setup: outsideSetup({ mode: 'wall' }) });
  const on = matchOf(text);
  const list = [{ id: 'b', title: 'the poll', on, enabled: true, once }];
  simulation.offer({ kind: 'breakpoints.set', run: 'test', list });
  return simulation;
}

function expectReplay({ entries }: Simulation): void {
  expect(firstDifference(entries, replayed(entries).entries)).toBeUndefined();
}

describe('a breakpoint in a wall run', () => {
  it('holds a request from outside before anybody has read it, and hands it on when the hit is let go', () => {
    const simulation = stoppedAt('endpoint:backchannel-authentication direction:request');
    const exchange = simulation.request(authenticationRequest());
    expect(simulation.ofKind('break.hit')).toHaveLength(1);
    expect(simulation.ofKind('message.held')).toMatchObject([{ why: 'breakpoint' }]);
    simulation.wait(5000);
    expect(simulation.answerTo(exchange)).toBeUndefined();
    const { hit = '' } = simulation.ofKind('break.hit')[0] ?? {};
    simulation.offer({ kind: 'break.resumed', run: 'test', hit });
    simulation.popNext();
    expect(simulation.answerTo(exchange)?.status).toBe(200);
    expectReplay(simulation);
  });

  it('holds the second answer of the token endpoint, and lets it go at the limit', () => {
    const simulation = stoppedAt('#2 (endpoint:token direction:response)');
    const authReqId = openRequest(simulation);
    expect(simulation.ask(tokenRequest(authReqId)).body['error']).toBe('authorization_pending');
    simulation.wait(6000);
    const exchange = simulation.request(tokenRequest(authReqId));
    simulation.wait(29_999);
    expect(simulation.answerTo(exchange)).toBeUndefined();
    simulation.wait(1);
    expect(simulation.answerTo(exchange)?.body['error']).toBe('authorization_pending');
    expect(simulation.ofKind('message.released')).toMatchObject([{ why: 'limit' }]);
    expectReplay(simulation);
  });

  it('that is for the next one alone lets the one after that pass', () => {
    const simulation = stoppedAt('endpoint:backchannel-authentication direction:request', true);
    simulation.request(authenticationRequest());
    const second = simulation.request(authenticationRequest());
    expect(simulation.answerTo(second)?.status).toBe(200);
    expect(simulation.ofKind('message.held')).toHaveLength(1);
    simulation.offer({ kind: 'break.resumed-all', run: 'test' });
    expect(simulation.ofKind('message.released')).toHaveLength(1);
    expectReplay(simulation);
  });

  it('whose client hangs up meanwhile holds nothing any more, and its hit can be let go', () => {
    const simulation = stoppedAt('endpoint:backchannel-authentication direction:request');
    const exchange = simulation.request(authenticationRequest());
    simulation.give({ kind: 'http.hung-up', exchange });
    simulation.offer({ kind: 'break.resumed-all', run: 'test' });
    expect(simulation.ofKind('request.opened')).toEqual([]);
    expect(simulation.world().inTransit.size).toBe(0);
    expectReplay(simulation);
  });
});
