/**
 * That nothing grows for ever: what has ended is remembered up to a number, and everything that was
 * needed on the way is gone.
 */
import { describe, expect, it } from 'vitest';
import { answered, openToldRequest } from '#test/support/core/called-client.ts';
import { openRequest } from '#test/support/core/decided-request.ts';
import { outsideSetup } from '#test/support/core/outside-parties.ts';
import { tokenRequest } from '#test/support/core/outside-request.ts';
import { createSimulation, type Simulation } from '#test/support/core/simulation.ts';

const flows = 5000;

type Flow = (simulation: Simulation) => void;

const poll: Flow = (simulation) => {
  const authReqId = openRequest(simulation);
  simulation.ask(tokenRequest(authReqId));
  simulation.decideFor(authReqId, { decision: 'approve' });
  expect(simulation.ask(tokenRequest(authReqId)).status).toBe(200);
};

const deny: Flow = (simulation) => {
  const authReqId = openRequest(simulation);
  simulation.wait(100);
  simulation.decideFor(authReqId, { decision: 'deny' });
  simulation.ask(tokenRequest(authReqId));
};

const expire: Flow = (simulation) => {
  simulation.ask(tokenRequest(openRequest(simulation, { requested_expiry: '1' })));
  simulation.wait(1000);
};

const ping: Flow = (simulation) => {
  simulation.decideFor(openToldRequest(simulation, 'ping'), { decision: 'approve' });
  simulation.endCall(answered(204));
};

const push: Flow = (simulation) => {
  simulation.decideFor(openToldRequest(simulation, 'push'), { decision: 'approve' });
  simulation.endCall(answered(500));
  simulation.wait(1000);
  simulation.endCall(answered(401));
};

const kinds = [poll, poll, poll, deny, expire, ping, push];

describe('a provider that has served for long', () => {
  it(`holds no more after ${flows} flows than the settings allow (R-300)`, () => {
    const kept = 100;
    const setup = outsideSetup({ provider: { ended_requests_kept: kept } });
    const simulation = createSimulation({ setup });
    const open = openRequest(simulation, { requested_expiry: '600' });
    for (let count = 0; count < flows; count += 1) kinds[count % kinds.length]?.(simulation);
    // What is on its way to a device arrives there, and whatever was granted and left lapses.
    simulation.wait(700_000);
    const world = simulation.world();
    expect(world.requests.size).toBeLessThanOrEqual(kept);
    expect(simulation.ask(tokenRequest(open)).body['error']).toMatch(/expired_token|invalid_grant/);
    const left = { ...world, expired: world.agenda.byId };
    for (const collection of [
      'prompts',
      'promptMessages',
      'openPrompts',
      'deliveries',
      'exchanges',
      'signatures',
      'calls',
      'inTransit',
      'pendingBySub',
      'expired',
    ] as const) {
      expect([collection, left[collection].size]).toEqual([collection, 0]);
    }
    expect(world.refreshFamilies.held.size).toBe(0);
  }, 60_000);

  it('keeps every request that is still waited for, however many others end (R-300)', () => {
    const setup = outsideSetup({ provider: { ended_requests_kept: 1 } });
    const simulation = createSimulation({ setup });
    const waiting = Array.from({ length: 20 }, () => openRequest(simulation));
    for (let count = 0; count < 50; count += 1) poll(simulation);
    expect(simulation.world().requests.size).toBe(21);
    for (const authReqId of waiting) {
      simulation.decideFor(authReqId, { decision: 'approve' });
      expect(simulation.ask(tokenRequest(authReqId)).status).toBe(200);
    }
  });

  it('forgets revoked grants when none of their tokens could be alive any more (R-300)', () => {
    const provider = { access_token_lifetime: 60, refresh_token_lifetime: 60 };
    const simulation = createSimulation({ setup: outsideSetup({ provider }) });
    for (let count = 0; count < 200; count += 1) {
      const authReqId = openRequest(simulation);
      simulation.decideFor(authReqId, { decision: 'approve' });
      simulation.ask(tokenRequest(authReqId));
      simulation.ask(tokenRequest(authReqId));
      simulation.wait(1000);
    }
    expect(simulation.ofKind('grant.revoked')).toHaveLength(200);
    expect(simulation.world().revokedGrants.held.size).toBeLessThan(70);
  });
});
