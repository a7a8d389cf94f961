/**
 * The same world under another set-up: its settings, clients and people are the new ones, and
 * everything that happened stays. Whoever is left out is switched off, for requests may be waiting.
 */
import type { RunSetup } from '../protocol/setup/run-setup.ts';
import { mapGet, mapSet, type PersistentMap } from './collections/persistent-map.ts';
import { createPersons } from './parties/person-records.ts';
import { userIndex } from './provider/people.ts';
import type { World } from './world.ts';

/** The world with that set-up; clients that registered themselves are kept as they are. */
export function changeSetup(world: World, setup: RunSetup): World {
  const { setup: before } = world;
  const idOf = ({ client_id: id }: { readonly client_id: string }): string => id;
  const subOf = ({ sub }: { readonly sub: string }): string => sub;
  return {
    ...world,
    setup,
    clients: exchange(world.clients, before.clients, setup.clients, idOf),
    users: exchange(world.users, before.users, setup.users, subOf),
    subsByHint: userIndex(setup.users).subsByHint,
    persons: { ...world.persons, minds: createPersons(setup.users).minds },
  };
}

function exchange<Account extends { readonly disabled?: boolean | undefined }>(
  held: PersistentMap<Account>,
  before: readonly Account[],
  after: readonly Account[],
  nameOf: (account: Account) => string,
): PersistentMap<Account> {
  let map = held;
  for (const name of before.map(nameOf)) {
    const account = mapGet(map, name);
    if (account !== undefined) map = mapSet(map, name, { ...account, disabled: true });
  }
  for (const account of after) map = mapSet(map, nameOf(account), account);
  return map;
}
