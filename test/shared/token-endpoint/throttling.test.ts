/** How often a client may poll: the first time at once, then by its interval, which only grows. */
import { describe, expect, it } from 'vitest';
import { approved, decide, openRequest } from '#test/support/core/decided-request.ts';
import { outsideSetup, pinged, withToken } from '#test/support/core/outside-parties.ts';
import { tokenRequest } from '#test/support/core/outside-request.ts';
import { buildSetup, kiosk } from '#test/support/core/setup.ts';
import { createSimulation, type Simulation } from '#test/support/core/simulation.ts';

function errorOf(simulation: Simulation, authReqId: string): unknown {
  return simulation.ask(tokenRequest(authReqId)).body['error'];
}

/** What is answered to polls that come so long after each other. */
function polledAfter(simulation: Simulation, authReqId: string, rests: readonly number[]) {
  return rests.map((restMs) => {
    simulation.wait(restMs);
    return errorOf(simulation, authReqId);
  });
}

const pending = 'authorization_pending';
const slow = 'slow_down';

describe('CIBA Core §11: the token endpoint throttles', () => {
  it('never the first poll, not even at the moment of the acknowledgement (R-166)', () => {
    const simulation = createSimulation();
    expect(errorOf(simulation, openRequest(simulation))).toBe(pending);
  });

  it('no client that waits for exactly the interval (R-167)', () => {
    const simulation = createSimulation();
    const rests = [0, ...Array<number>(9).fill(5000)];
    const answers = polledAfter(simulation, openRequest(simulation), rests);
    expect(answers).toEqual(rests.map(() => pending));
  });

  it('a poll that comes a millisecond early, and adds five seconds that stay (R-168, R-169)', () => {
    const simulation = createSimulation();
    const rests = [0, 4999, 10_000, 9_999, 15_000, 15_000];
    const answers = polledAfter(simulation, openRequest(simulation), rests);
    expect(answers).toEqual([pending, slow, pending, slow, pending, pending]);
  });

  it('six seconds after a slow_down at interval five, and not after ten (R-169)', () => {
    const early = createSimulation();
    expect(polledAfter(early, openRequest(early), [0, 1000, 6000]).at(-1)).toBe(slow);
    const patient = createSimulation();
    expect(polledAfter(patient, openRequest(patient), [0, 1000, 10_000]).at(-1)).toBe(pending);
  });

  it('by the seconds of its settings', () => {
    const setup = buildSetup({ provider: { interval: 2, slow_down_seconds: 1 } });
    const simulation = createSimulation({ setup });
    const rests = [0, 1999, 2999, 4000, 3999];
    const answers = polledAfter(simulation, openRequest(simulation), rests);
    expect(answers).toEqual([pending, slow, slow, pending, slow]);
  });

  it('twenty rapid polls without ever giving tokens (R-170)', () => {
    const simulation = createSimulation();
    const answers = polledAfter(simulation, openRequest(simulation), Array<number>(20).fill(0));
    expect(answers).toEqual([pending, ...Array(19).fill(slow)]);
  });

  it('each request by itself', () => {
    const simulation = createSimulation();
    const [one, other] = [openRequest(simulation), openRequest(simulation)];
    errorOf(simulation, one);
    expect(errorOf(simulation, one)).toBe(slow);
    expect(errorOf(simulation, other)).toBe(pending);
  });

  it('no owner for the polls of another client (R-181)', () => {
    const simulation = createSimulation();
    const authReqId = openRequest(simulation);
    simulation.ask(tokenRequest(authReqId, {}, { client: kiosk }));
    simulation.ask(tokenRequest(authReqId, {}, { client: kiosk }));
    expect(errorOf(simulation, authReqId)).toBe(pending);
  });

  it('a ping client that does not wait for its ping like any poll client (R-194)', () => {
    const simulation = createSimulation({ setup: outsideSetup() });
    const asPinged = { client: pinged };
    const authReqId = openRequest(simulation, withToken, asPinged);
    const answers = [0, 4000, 10_000].map((restMs) => {
      simulation.wait(restMs);
      return simulation.ask(tokenRequest(authReqId, {}, asPinged)).body['error'];
    });
    expect(answers).toEqual([pending, slow, pending]);
    decide(simulation, authReqId, 'prompt.approved');
    expect(simulation.ask(tokenRequest(authReqId, {}, asPinged)).status).toBe(200);
  });

  it('nobody any more once the person has agreed (R-174)', () => {
    const simulation = createSimulation();
    const authReqId = openRequest(simulation);
    errorOf(simulation, authReqId);
    errorOf(simulation, authReqId);
    decide(simulation, authReqId, 'prompt.approved');
    expect(simulation.ask(tokenRequest(authReqId)).status).toBe(200);
  });
});

describe('CIBA Core §11: a client that will not slow down', () => {
  const setup = buildSetup({ provider: { polls_too_soon_limit: 3 } });

  /** A request whose client has just polled too soon once too often. */
  function abused(simulation: Simulation): string {
    const authReqId = openRequest(simulation);
    const answers = polledAfter(simulation, authReqId, [100, 0, 0, 0, 0]);
    expect(answers).toEqual([pending, slow, slow, slow, 'invalid_request']);
    return authReqId;
  }

  it('loses its request for good, whatever the person says (R-171)', () => {
    const simulation = createSimulation({ setup });
    const authReqId = abused(simulation);
    expect(errorOf(simulation, authReqId)).toBe('invalid_grant');
    expect(simulation.decideFor(authReqId, { decision: 'approve' })).toMatch(/no longer waits/);
    simulation.wait(60_000);
    expect(errorOf(simulation, authReqId)).toBe('invalid_grant');
  });

  it('has its prompts withdrawn, so that nobody answers in vain (R-171)', () => {
    const simulation = createSimulation({ setup });
    abused(simulation);
    simulation.wait(100);
    const [prompt] = simulation.ofKind('machine.moved').slice(-1);
    expect(prompt).toMatchObject({ machine: 'authentication-device', to: 'withdrawn' });
    expect(simulation.world().prompts.size).toBe(0);
  });

  it('does not have a grant revoked that never was', () => {
    const simulation = createSimulation({ setup });
    errorOf(simulation, abused(simulation));
    expect(simulation.ofKind('grant.revoked')).toEqual([]);
  });

  it('is borne for ever where the settings say so', () => {
    const simulation = createSimulation({
      setup: buildSetup({ provider: { polls_too_soon_limit: 0 } }),
    });
    const answers = polledAfter(simulation, openRequest(simulation), Array<number>(60).fill(0));
    expect(answers.slice(1)).toEqual(Array(59).fill(slow));
  });

  it('is counted for each request anew', () => {
    const simulation = createSimulation({ setup });
    abused(simulation);
    expect(simulation.ask(tokenRequest(approved(simulation))).status).toBe(200);
  });
});
