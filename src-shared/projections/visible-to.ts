/**
 * What a window may see of a run. The console sees all; a party's window sees what that party did,
 * sent or was sent, and the clock. Other clients' secrets never leave the console.
 */
import type { Session } from '../intents.ts';
import type { Entry, EntryOf } from '../trace/entry.ts';
import type { Party } from '../trace/party.ts';
import { calledParty } from './message-view.ts';

/** The party that a window stands for, or undefined for the console. */
export function partyOfSession({ view, party }: Session): Party | undefined {
  if (view === 'console') return undefined;
  return view === 'device' ? `authentication-device/${party}` : `relying-party/${party}`;
}

/** The entry as this window may see it, or undefined when it may not. */
export function visibleTo(session: Session, entry: Entry): Entry | undefined {
  const own = partyOfSession(session);
  if (own === undefined) return entry;
  switch (entry.kind) {
    case 'run.began':
      return withoutSecrets(entry);
    case 'run.continued':
      return { ...withoutSecrets(entry), state: {} };
    case 'clock.set':
    case 'run.detached':
      return { ...entry, entropy: '' };
    case 'clock.started':
      return { ...entry, goal: null };
    case 'http.arrived':
      return calledParty(entry) === own ? { ...entry, entropy: '' } : undefined;
    default:
      return concerns(own, entry) ? entry : undefined;
  }
}

/** What that party did, sent or was sent, and that time stands for everybody. */
function concerns(own: Party, entry: Entry): boolean {
  if (entry.kind === 'message.sent') return entry.from === own || entry.to === own;
  return entry.party === own || entry.kind === 'clock.stopped';
}

function withoutSecrets<Beginning extends EntryOf<'run.began' | 'run.continued'>>(
  entry: Beginning,
): Beginning {
  const clients = entry.setup.clients.map((client) => ({ ...client, client_secret: '' }));
  return { ...entry, entropy: '', setup: { ...entry.setup, seed: null, clients } };
}
