/** A client, person, relying party or device to begin with, named so that nothing is there twice. */
import { cibaGrantType } from '#shared/protocol/metadata.ts';
import { client } from '#shared/protocol/setup/client-metadata.ts';
import type { RunSetup } from '#shared/protocol/setup/run-setup.ts';
import { type AddedItem, itemsOf, type SetupDraft } from './setup-draft.ts';
import { type ListName, type SetupItem } from './setup-place.ts';

/** The draft with one more of that list. */
export function withNewItem(setup: RunSetup, draft: SetupDraft, list: ListName): SetupDraft {
  const taken = new Set(itemsOf(setup, { ...draft, removed: [] }, list).map(({ key }) => key));
  let number = taken.size + 1;
  while (taken.has(keyOf(list, number))) number += 1;
  const key = keyOf(list, number);
  const made: AddedItem = { key, item: newItem(setup, list, key, number) };
  return { ...draft, added: { ...draft.added, [list]: [...(draft.added[list] ?? []), made] } };
}

const beginnings: Readonly<Record<ListName, string>> = {
  clients: 'client',
  users: 'u-new',
  relyingParties: 'party',
  devices: 'device',
};

function keyOf(list: ListName, number: number): string {
  return `${beginnings[list]}-${number}`;
}

function newItem(setup: RunSetup, list: ListName, key: string, number: number): SetupItem {
  switch (list) {
    case 'clients':
      return client.parse({
        client_id: key,
        client_name: `Client ${number}`,
        client_secret: `simulated-secret-of-${key}`,
        grant_types: [cibaGrantType],
        scope: 'openid profile',
        backchannel_token_delivery_mode: 'poll',
      });
    case 'users': {
      const devices = setup.devices.slice(0, 1).map(({ name }) => name);
      return { sub: key, username: `person-${number}`, name: `Person ${number}`, devices };
    }
    case 'relyingParties': {
      const clientId = setup.clients[0]?.client_id ?? '';
      return { name: key, title: `Relying party ${number}`, clientId };
    }
    default:
      return { name: key, title: `Device ${number}` };
  }
}

/** The draft without that one; one that was only added leaves no trace. */
export function withoutItem(draft: SetupDraft, list: ListName, key: string): SetupDraft {
  const added = draft.added[list] ?? [];
  const written = Object.fromEntries(
    Object.entries(draft.written).filter(([path]) => !path.startsWith(`${list}/${key}/`)),
  );
  const rest = {
    ...draft,
    written,
    added: { ...draft.added, [list]: added.filter((one) => one.key !== key) },
  };
  return added.some((one) => one.key === key)
    ? rest
    : { ...rest, removed: [...draft.removed, `${list}/${key}`] };
}
