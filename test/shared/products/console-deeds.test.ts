/** What an API of a console does is a step of that console: on from then on, on record, and on screen. */
import { describe, expect, it } from 'vitest';
import { consoleDeeds } from '#shared/profiles/console-step.ts';
import { profiles } from '#shared/profiles/profile-list.ts';
import { momentAt } from '#shared/projections/moment.ts';
import { addToSetupBoard, createSetupBoard } from '#shared/projections/setup/setup-board.ts';
import { cibaGrantType } from '#shared/protocol/metadata.ts';
import { profileNames } from '#shared/protocol/setup/run-setup.ts';
import { castSetup } from '#test/support/clients/cast.ts';
import { createSimulation, type Simulation } from '#test/support/core/simulation.ts';
import { productRequest } from '#test/support/products/product-request.ts';
import { changeOfClient, managementToken } from '#test/support/refusals/products/auth0-refusals.ts';

const begin = (console: Record<string, boolean>): Simulation =>
  createSimulation({
    setup: castSetup({
      profile: 'auth0',
      provider: { console, management_token: managementToken },
    }),
  });

const addGrant = changeOfClient({ grant_types: ['authorization_code', cibaGrantType] });
const takeGrant = changeOfClient({ grant_types: ['authorization_code'] });

describe('Auth0’s PATCH', () => {
  it('does the step of the grant where it adds the grant, so that the request succeeds', () => {
    const simulation = begin({ ciba_grant: false });
    expect(simulation.ask(productRequest('auth0')).status).toBe(403);
    expect(simulation.ask(addGrant).status).toBe(200);
    expect(simulation.ofKind('console.switched')).toMatchObject([{ steps: { ciba_grant: true } }]);
    expect(simulation.ask(productRequest('auth0')).status).toBe(200);
  });

  it('says nothing of a step that is done, and does no other', () => {
    const simulation = begin({ guardian_push: false });
    simulation.ask(addGrant);
    expect(simulation.ofKind('console.switched')).toEqual([]);
    expect(simulation.world().setup.provider.console).toEqual({ guardian_push: false });
  });

  it('does no step where it takes the grant away, or is refused', () => {
    const simulation = begin({ ciba_grant: false });
    simulation.ask(takeGrant);
    simulation.ask(changeOfClient({ grant_types: [cibaGrantType] }, { token: 'another' }));
    expect(simulation.ofKind('console.switched')).toEqual([]);
  });

  it('is seen by whoever looks at the set-up afterwards, and not before', () => {
    const simulation = begin({ ciba_grant: false });
    const before = simulation.entries.length;
    simulation.ask(addGrant);
    const { entries } = simulation;
    const board = createSetupBoard();
    for (const entry of entries) addToSetupBoard(board, entry);
    expect(board.setup?.provider.console).toEqual({ ciba_grant: true });
    expect(momentAt(entries, entries.length - 1).setup?.provider.console).toEqual({
      ciba_grant: true,
    });
    expect(momentAt(entries, before - 1).setup?.provider.console).toEqual({
      ciba_grant: false,
    });
  });
});

describe('the deeds of such APIs', () => {
  it('are each a step of some console, and of no console twice', () => {
    const done = profileNames.flatMap((profile) => {
      const deeds = (profiles[profile].console ?? []).flatMap(({ deed }) => deed ?? []);
      expect(new Set(deeds).size).toBe(deeds.length);
      return deeds;
    });
    expect(consoleDeeds.filter((deed) => !done.includes(deed))).toEqual([]);
  });
});
