/**
 * A trainer changes the set-up of a run that goes on. Rules read the settings when they judge, so the
 * next call is judged by the new ones; what a request was promised when it was opened it keeps.
 */
import type { PartyIntent } from '../intents.ts';
import type { RunSetup } from '../protocol/setup/run-setup.ts';
import { changedSetup, type SetupChange } from '../protocol/setup/setup-change.ts';
import { mapGet, mapSet, type PersistentMap } from './collections/persistent-map.ts';
import type { Draft } from './draft.ts';
import { changePerson } from './parties/person-change.ts';
import { lackOf } from './parties/relying-party-judge.ts';
import { userIndex } from './provider/people.ts';
import type { World } from './world.ts';

type Changed = Extract<PartyIntent, { kind: 'settings.changed' }>;

/** Carries out a change that was judged before. */
export function changeSettings(draft: Draft, { run, change }: Changed): void {
  const { setup: before } = draft;
  const after = changedSetup(before, change);
  draft.setup = after;
  const { clients, users } = change;
  if (clients !== undefined)
    draft.clients = exchange(draft.clients, before.clients, clients, (one) => one.client_id);
  if (users === undefined) return;
  draft.users = exchange(draft.users, before.users, users, (one) => one.sub);
  draft.subsByHint = userIndex(users).subsByHint;
  const acted = new Map(before.users.map(({ sub, person }) => [sub, JSON.stringify(person)]));
  for (const { sub, person } of users) {
    if (acted.get(sub) === JSON.stringify(person)) continue;
    const as = person ?? { temperament: 'manual' };
    changePerson(draft, { kind: 'person.changed', run, sub, person: as });
  }
}

/**
 * Whoever is written otherwise than before is so from now on. Who is left out is switched off while
 * requests may wait for them; who was not touched stays as they are now.
 */
function exchange<Account extends { readonly disabled?: boolean | undefined }>(
  held: PersistentMap<Account>,
  before: readonly Account[],
  after: readonly Account[],
  nameOf: (account: Account) => string,
): PersistentMap<Account> {
  const written = new Map(before.map((one) => [nameOf(one), JSON.stringify(one)]));
  const kept = new Set(after.map(nameOf));
  let map = held;
  for (const name of written.keys()) {
    const account = mapGet(map, name);
    if (account !== undefined && !kept.has(name))
      map = mapSet(map, name, { ...account, disabled: true });
  }
  for (const account of after) {
    const name = nameOf(account);
    if (written.get(name) !== JSON.stringify(account)) map = mapSet(map, name, account);
  }
  return map;
}

/** Why the set-up cannot be changed so while the run goes on; undefined when it can. */
export function judgeSettings(world: World, { change }: Changed): string | undefined {
  if (Object.keys(change).length === 0) return 'Nothing is changed; set something first.';
  const after = changedSetup(world.setup, change);
  return missing(world.setup, after) ?? faultOfSetup(after) ?? lacking(world, change);
}

/** What makes a set-up no set-up: two of one name, or a name that nobody has. */
export function faultOfSetup(setup: RunSetup): string | undefined {
  return doubled(setup) ?? dangling(setup);
}

function doubled({ clients, users, relyingParties, devices }: RunSetup): string | undefined {
  const names = [
    ...clients.map(({ client_id: id }) => `client «${id}»`),
    ...users.map(({ sub }) => `person «${sub}»`),
    ...relyingParties.map(({ name }) => `relying party «${name}»`),
    ...devices.map(({ name }) => `device «${name}»`),
  ];
  const twice = names.find((name, at) => names.indexOf(name) !== at);
  return twice === undefined ? undefined : `There are two of the ${twice}; give one another name.`;
}

/** What takes part in a run cannot vanish from it: messages may be on their way to it. */
function missing(before: RunSetup, after: RunSetup): string | undefined {
  const kept = new Set([...after.relyingParties, ...after.devices].map(({ name }) => name));
  const gone = [...before.relyingParties, ...before.devices].find(({ name }) => !kept.has(name));
  return gone === undefined
    ? undefined
    : `«${gone.title}» takes part in this run and cannot leave it; leave it out of the next run.`;
}

function dangling({ relyingParties, clients, users, devices }: RunSetup): string | undefined {
  const ids = new Set(clients.map(({ client_id: id }) => id));
  const party = relyingParties.find(({ clientId }) => !ids.has(clientId));
  if (party !== undefined)
    return `«${party.title}» plays the client «${party.clientId}», which is not in the set-up; name one that is.`;
  const names = new Set(devices.map(({ name }) => name));
  const holder = users.find((user) => user.devices.some((name) => !names.has(name)));
  const device = holder?.devices.find((name) => !names.has(name)) ?? '';
  return holder === undefined
    ? undefined
    : `${holder.name} holds the device «${device}», which is not in the set-up; add it or name another.`;
}

/** Keys are made when a run begins, so a party must be able to prove what is asked of it now. */
function lacking(world: World, { clients, relyingParties }: SetupChange): string | undefined {
  if (clients === undefined && relyingParties === undefined) return undefined;
  const listed = new Map((clients ?? []).map((client) => [client.client_id, client]));
  const roles = relyingParties ?? world.setup.relyingParties;
  for (const role of roles) {
    const client = listed.get(role.clientId) ?? mapGet(world.clients, role.clientId);
    const lack = client === undefined ? undefined : lackOf(role, client);
    if (lack !== undefined)
      return `«${role.title}» has no key or certificate for this: it needs ${lack}. Begin the next run with it; keys are made there.`;
  }
  return undefined;
}
