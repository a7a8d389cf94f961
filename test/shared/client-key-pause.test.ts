/**
 * How often a client's jwks_uri is fetched: anybody may name a key that nobody knows, before they have
 * shown who they are, and the provider calls one address only so often for it.
 */
import { describe, expect, it } from 'vitest';
import type { Need } from '#shared/kernel/need.ts';
import type { Fact } from '#shared/protocol/fact.ts';
import { castSetup, roamingTill, stubPublicKey } from '#test/support/clients/cast.ts';
import { signed } from '#test/support/clients/signed-request.ts';
import { authenticationRequest } from '#test/support/core/outside-request.ts';
import { firstDifference, replayed } from '#test/support/core/recorded-run.ts';
import { createSimulation, type Simulation } from '#test/support/core/simulation.ts';
import { stubFact } from '#test/support/core/stub-signer.ts';

const setup = castSetup();
const client = roamingTill;
const pause = 30_000;
const held = (kid: string) => ({ keys: [stubPublicKey(kid)] as readonly unknown[] });

/** The shell as it would be with these keys at the address; it counts the fetches. */
function shellWith(published: { keys: readonly unknown[] | undefined }) {
  const fetched: string[] = [];
  const factOf = (need: Need): Fact => {
    if (need.kind !== 'fetch') return stubFact(need);
    fetched.push(need.url);
    const { keys } = published;
    const body = keys === undefined ? null : JSON.stringify({ keys });
    return { kind: 'fetched', url: need.url, body, fault: keys === undefined ? 'Down.' : null };
  };
  return { fetched, factOf };
}

function askWith(simulation: Simulation, kid: string): number {
  const form = signed(client, { header: { kid } });
  return simulation.ask(authenticationRequest(form, { client })).status;
}

describe('the keys at a jwks_uri', () => {
  it('are fetched no sooner than the pause after the last time, whoever names an unknown key', () => {
    const keys = { keys: held('old').keys };
    const { fetched, factOf } = shellWith(keys);
    const simulation = createSimulation({ setup, factOf });
    expect(askWith(simulation, 'old')).toBe(200);
    keys.keys = held('new').keys;
    for (let asked = 0; asked < 50; asked += 1)
      expect(askWith(simulation, `no ${asked}`)).toBe(400);
    simulation.wait(pause - 1);
    expect([askWith(simulation, 'new'), fetched.length]).toEqual([400, 1]);
    // What is known goes on being good meanwhile.
    expect(askWith(simulation, 'old')).toBe(200);
    simulation.wait(1);
    expect([askWith(simulation, 'new'), fetched.length]).toEqual([200, 2]);
    const { entries } = simulation;
    expect(firstDifference(replayed(entries).entries, entries)).toBeUndefined();
  });

  it('are asked for no sooner either where the address did not answer', () => {
    const { fetched, factOf } = shellWith({ keys: undefined });
    const simulation = createSimulation({ setup, factOf });
    for (let asked = 0; asked < 5; asked += 1) expect(askWith(simulation, 'any')).toBe(400);
    expect(fetched).toHaveLength(1);
    simulation.wait(pause);
    askWith(simulation, 'any');
    expect(fetched).toHaveLength(2);
  });

  it.each([
    [0, 3],
    [1, 1],
  ])('are fetched as often as the pause of %s s lets them', (seconds, times) => {
    const { fetched, factOf } = shellWith(held('roaming-till-1'));
    const provider = { ...setup.provider, jwks_refetch_seconds: seconds };
    const simulation = createSimulation({ setup: { ...setup, provider }, factOf });
    for (const kid of ['roaming-till-1', 'one', 'two']) askWith(simulation, kid);
    expect(fetched).toHaveLength(times);
  });

  it('are fetched every time in a run of an engine that knew no pause', () => {
    const { fetched, factOf } = shellWith(held('roaming-till-1'));
    const { jwks_refetch_seconds: _, ...provider } = setup.provider;
    const simulation = createSimulation({ setup: { ...setup, provider }, factOf });
    for (const kid of ['roaming-till-1', 'one', 'two']) askWith(simulation, kid);
    expect(fetched).toHaveLength(3);
  });
});
