/**
 * What a window may see of a run. The console sees all; a party's window sees what that party did,
 * sent or was sent, and the clock. A room sees every message, for it sees the diagram. Other
 * clients' secrets never leave the console.
 */
import type { Session } from '../session.ts';
import type { Entry, EntryOf } from '../trace/entry.ts';
import type { Party } from '../trace/party.ts';
import { calledParty } from './message-view.ts';

/** The party that a window stands for, or undefined where it stands for none. */
export function partyOfSession({ view, party }: Session): Party | undefined {
  if (view === 'console' || view === 'audience') return undefined;
  return view === 'device' ? `authentication-device/${party}` : `relying-party/${party}`;
}

/** The entry as this window may see it, or undefined when it may not. */
export function visibleTo(session: Session, entry: Entry): Entry | undefined {
  if (session.view === 'console') return entry;
  const own = partyOfSession(session);
  return own === undefined ? forTheRoom(entry) : visibleToParty(own, entry);
}

function visibleToParty(own: Party, entry: Entry): Entry | undefined {
  switch (entry.kind) {
    case 'run.began':
      return withoutSecrets(own, entry);
    case 'run.continued':
      return { ...withoutSecrets(own, entry), state: {} };
    case 'clock.set':
    case 'run.detached':
      return { ...entry, entropy: '' };
    case 'clock.started':
      return { ...entry, goal: null };
    case 'intent.given':
    case 'http.arrived':
      return ownInput(own, entry);
    default:
      return concerns(own, entry) ? entry : undefined;
  }
}

function ownInput(own: Party, entry: EntryOf<'intent.given' | 'http.arrived'>): Entry | undefined {
  const isOwn =
    entry.kind === 'http.arrived' ? calledParty(entry) === own : isSettingOf(own, entry);
  return isOwn ? { ...entry, entropy: '' } : undefined;
}

/** How a device is set is for its own window to show, whoever set it. */
function isSettingOf(own: Party, { intent }: EntryOf<'intent.given'>): boolean {
  const isSetting = intent.kind === 'device.set' || intent.kind === 'device.switched';
  return isSetting && own === `authentication-device/${intent.device}`;
}

/** All that happened, without what it was made from. */
function forTheRoom(entry: Entry): Entry {
  if (entry.kind === 'run.began') return withoutSecrets(undefined, entry);
  if (entry.kind === 'run.continued') return { ...withoutSecrets(undefined, entry), state: {} };
  return 'entropy' in entry ? { ...entry, entropy: '' } : entry;
}

/** What that party did, sent or was sent, and that time stands for everybody. */
function concerns(own: Party, entry: Entry): boolean {
  if (entry.kind === 'message.sent') return entry.from === own || entry.to === own;
  return entry.party === own || entry.kind === 'clock.stopped';
}

function withoutSecrets<Beginning extends EntryOf<'run.began' | 'run.continued'>>(
  own: Party | undefined,
  entry: Beginning,
): Beginning {
  const clients = entry.setup.clients.map((client) => ({ ...client, client_secret: '' }));
  // Its own PIN a device knows, as the person before it does; nobody else’s.
  const devices = entry.setup.devices.map((device) => {
    const { pin, ...known } = device;
    return own === `authentication-device/${device.name}` ? device : known;
  });
  // A user code is between the person and the provider (CIBA Core §7.1.2); no party knows it before.
  const users = entry.setup.users.map(({ user_code, ...user }) => user);
  return { ...entry, entropy: '', setup: { ...entry.setup, seed: null, clients, devices, users } };
}
