/**
 * What the provider holds of each authentication request, from the record alone: its state, how and
 * when its client may poll, what the person decided, and what was given out. It grows entry by entry.
 */
import type { RunSetup } from '../../protocol/setup/run-setup.ts';
import { changedSetup } from '../../protocol/setup/setup-change.ts';
import type { Entry, EntryOf } from '../../trace/entry.ts';
import { carriedRecords } from './carried-records.ts';
import { noteDecision, noteGrant, noteRevoked } from './outcome.ts';
import { noteMove, notePoll, noteTimer, noteTimerChange, noteTimerGone } from './progress.ts';

/** A time, or so much that is left where somebody froze it. */
export type Ending =
  | { readonly kind: 'at'; readonly at: number }
  | { readonly kind: 'frozen'; readonly leftMs: number };

export interface StoredRecord {
  readonly authReqId: string;
  readonly clientId: string;
  readonly sub: string;
  readonly scope: string;
  readonly deliveryMode: string;
  readonly bindingMessage: string | null;
  readonly acrValues: readonly string[];
  /** How its client proves itself, as it was registered when the request came. */
  readonly authMethod: string | undefined;
  readonly state: string;
  readonly ends: Ending | undefined;
  readonly intervalMs: number;
  /** What a poll that is too early adds, settled by the first poll. */
  readonly slowDownMs: number;
  /** `free`, `resting`, `holding` or `over`; undefined before the first poll. */
  readonly polling: string | undefined;
  readonly nextPoll: Ending | undefined;
  readonly heldUntil: Ending | undefined;
  readonly polls: number;
  readonly tooSoon: number;
  readonly decision: StoredDecision | undefined;
  readonly grant: StoredGrant | undefined;
  readonly delivery: string | undefined;
  readonly calls: number;
  readonly reported: boolean;
}

interface StoredDecision {
  readonly kind: string;
  readonly device: string;
  readonly scope: string;
  readonly acr: string | null;
  readonly at: number;
}

interface StoredGrant {
  readonly grant: string;
  readonly scope: string;
  readonly expiresAt: number;
  readonly binding: string;
  readonly refreshToken: boolean;
  readonly revoked: string | undefined;
}

export interface StoredRecords {
  readonly byId: Map<string, StoredRecord>;
  setup: RunSetup | undefined;
  /** By client, as it is registered now. */
  readonly authMethods: Map<string, string>;
}

/** A provider that has been asked nothing. */
export function createStoredRecords(): StoredRecords {
  return { byId: new Map(), setup: undefined, authMethods: new Map() };
}

/** Records that go another way than these from here on. */
export function copyStoredRecords({ byId, setup, authMethods }: StoredRecords): StoredRecords {
  return { byId: new Map(byId), setup, authMethods: new Map(authMethods) };
}

/** Takes in one entry. */
export function addToStoredRecords(records: StoredRecords, entry: Entry): void {
  switch (entry.kind) {
    case 'run.began':
      return begin(records, entry.setup);
    case 'run.continued':
      begin(records, entry.setup);
      for (const held of carriedRecords(entry, records.authMethods)) {
        records.byId.set(held.authReqId, { ...records.byId.get(held.authReqId), ...held });
      }
      return;
    case 'intent.given':
      if (entry.intent.kind !== 'settings.changed' || records.setup === undefined) return;
      return begin(records, changedSetup(records.setup, entry.intent.change));
    case 'client.registered':
      records.authMethods.set(entry.client.client_id, entry.client.token_endpoint_auth_method);
      return;
    case 'request.opened':
      records.byId.set(entry.authReqId, opened(records, entry));
      return;
    default:
      addToOne(records, entry);
  }
}

function begin(records: StoredRecords, setup: RunSetup): void {
  records.setup = setup;
  for (const { client_id, token_endpoint_auth_method } of setup.clients) {
    records.authMethods.set(client_id, token_endpoint_auth_method);
  }
}

function opened(
  { authMethods, setup }: StoredRecords,
  entry: EntryOf<'request.opened'>,
): StoredRecord {
  const { authReqId, clientId, sub, scope, deliveryMode, bindingMessage, acrValues } = entry;
  return {
    authReqId,
    clientId,
    sub,
    scope,
    deliveryMode,
    bindingMessage,
    acrValues,
    authMethod: authMethods.get(clientId),
    state: 'alive.pending',
    ends: { kind: 'at', at: entry.expiresAt },
    intervalMs: entry.intervalMs,
    slowDownMs: (setup?.provider.slow_down_seconds ?? 0) * 1000,
    polling: undefined,
    nextPoll: undefined,
    heldUntil: undefined,
    polls: 0,
    tooSoon: 0,
    decision: undefined,
    grant: undefined,
    delivery: undefined,
    calls: 0,
    reported: false,
  };
}

/** What concerns one request that is known already. */
function addToOne({ byId, setup }: StoredRecords, entry: Entry): void {
  const id = requestOf(entry);
  const held = id === undefined ? undefined : byId.get(id);
  if (held === undefined) return;
  const slowDownMs = (setup?.provider.slow_down_seconds ?? 0) * 1000;
  const after = recordAfter(held, entry, slowDownMs);
  if (after !== held) byId.set(held.authReqId, after);
}

/** Timers and revocations name the request in what they are called after, or not at all. */
function requestOf(entry: Entry): string | undefined {
  if (entry.kind === 'agenda.popped') return entry.item.split(':xstate.')[0];
  if (entry.kind === 'timer.changed') return entry.instance;
  return entry.about;
}

function recordAfter(held: StoredRecord, entry: Entry, slowDownMs: number): StoredRecord {
  switch (entry.kind) {
    case 'machine.moved':
      return noteMove(held, entry, slowDownMs);
    case 'rules.judged':
      return notePoll(held, entry);
    case 'timer.set':
      return noteTimer(held, entry);
    case 'timer.changed':
      return noteTimerChange(held, entry);
    case 'timer.cancelled':
      return noteTimerGone(held, entry.timer);
    case 'agenda.popped':
      return noteTimerGone(held, entry.item);
    default:
      return outcomeAfter(held, entry);
  }
}

function outcomeAfter(held: StoredRecord, entry: Entry): StoredRecord {
  switch (entry.kind) {
    case 'request.decided':
      return noteDecision(held, entry);
    case 'tokens.issued':
      return noteGrant(held, entry);
    case 'grant.revoked':
      return noteRevoked(held, entry);
    case 'fraud.reported':
      return { ...held, reported: true };
    case 'message.sent':
      return isCallback(entry) ? { ...held, calls: held.calls + 1 } : held;
    default:
      return held;
  }
}

/** A notification, not a copy of one that the network made. */
function isCallback({ from, wire, copyOf }: EntryOf<'message.sent'>): boolean {
  return from === 'provider' && wire.kind === 'http.request' && copyOf === undefined;
}
