/**
 * Every key set of a run as the record shows it: the provider's, those of the clients, those fetched
 * from a jwks_uri, those of trusted issuers. It only grows: what a moment had is asked for by number.
 */
import { keysOfAnswer, keysOfText, thumbprintOf } from '../../../protocol/json-web-keys.ts';
import type { Client } from '../../../protocol/setup/client-metadata.ts';
import { namedKey, type PublicKey, publicKey } from '../../../protocol/setup/public-key.ts';
import type { RelyingPartySetup } from '../../../protocol/setup/relying-party-setup.ts';
import type { RunSetup } from '../../../protocol/setup/run-setup.ts';
import { changedSetup } from '../../../protocol/setup/setup-change.ts';
import type { Entry, EntryOf } from '../../../trace/entry.ts';
import { type HeldKey, heldKey, type KeySetName, nameOfSet, type Stamp } from './held-key.ts';

export interface KeyBook {
  /** In the order in which they came. */
  readonly keys: HeldKey[];
  /** What stands in each set now. */
  readonly current: Map<string, HeldKey[]>;
  setup: RunSetup | undefined;
  /** By name: how each client was registered, the oldest first; undefined where it left. */
  readonly clients: Map<string, Registered[]>;
  /** Key sets on their way to somebody. */
  readonly travelling: Map<
    string,
    { readonly set: KeySetName; readonly keys: readonly PublicKey[] }
  >;
}

/** A client as it was registered from that entry on. */
interface Registered {
  readonly seq: number;
  readonly client: Client | undefined;
}

/** No keys yet. */
export function createKeyBook(): KeyBook {
  return {
    keys: [],
    current: new Map(),
    setup: undefined,
    clients: new Map(),
    travelling: new Map(),
  };
}

/** Takes in one entry. */
export function addToKeyBook(book: KeyBook, entry: Entry): void {
  switch (entry.kind) {
    case 'run.began':
    case 'run.continued':
      return beginWith(book, entry);
    case 'keys.rotated':
      return setKeys(book, provider, [...keysIn(book, provider), ...entry.keys], entry);
    case 'intent.given':
      if (entry.intent.kind === 'settings.changed' && book.setup !== undefined)
        setUp(book, changedSetup(book.setup, entry.intent.change), entry);
      return;
    case 'client.registered':
      return noteClient(book, entry);
    default:
      noteFetched(book, entry);
      noteAnswer(book, entry);
  }
}

const provider: KeySetName = { owner: 'provider', source: 'published', from: '' };

function beginWith(book: KeyBook, entry: EntryOf<'run.began' | 'run.continued'>): void {
  const carried = entry.kind === 'run.continued' ? entry.state['keys'] : undefined;
  const held = namedKey.array().safeParse(carried);
  setKeys(book, provider, held.success ? held.data : entry.setup.keys, entry);
  setUp(book, entry.setup, entry);
}

/** The sets that a set-up speaks of, and none that it spoke of before. */
function setUp(book: KeyBook, setup: RunSetup, stamp: Stamp): void {
  const before = book.setup;
  book.setup = setup;
  if (before?.clients !== setup.clients) setClients(book, before?.clients ?? [], stamp);
  trust(book, before?.provider.login_hint_token_issuers ?? {}, stamp);
  for (const role of setup.relyingParties) setOwnKeys(book, role, stamp);
}

type Issuers = RunSetup['provider']['login_hint_token_issuers'];

function trust(book: KeyBook, before: Issuers, stamp: Stamp): void {
  const issuers = book.setup?.provider.login_hint_token_issuers ?? {};
  for (const issuer of new Set([...Object.keys(before), ...Object.keys(issuers)])) {
    const set = { owner: `issuer/${issuer}`, source: 'trusted', from: '' } as const;
    setKeys(book, set, issuers[issuer]?.keys ?? [], stamp);
  }
}

function setClients(book: KeyBook, before: RunSetup['clients'], stamp: Stamp): void {
  const clients = book.setup?.clients ?? [];
  for (const client of clients) registerKeys(book, client, stamp);
  const named = new Set(clients.map(({ client_id: id }) => id));
  for (const { client_id: id } of before) if (!named.has(id)) leave(book, id, stamp);
}

/** What a party signs with and its client did not register: a key for its DPoP proofs, say. */
function setOwnKeys(
  book: KeyBook,
  { name, keys = [], clientId }: RelyingPartySetup,
  stamp: Stamp,
): void {
  const registered = clientAt(book, clientId)?.jwks?.keys ?? [];
  const own = keys.filter((key) => !registered.some((one) => isSameKey(one, key)));
  const set = { owner: `relying-party/${name}`, source: 'signs with', from: '' } as const;
  setKeys(book, set, own, stamp);
}

function registerKeys(book: KeyBook, client: Client, stamp: Stamp): void {
  noteRegistered(book, client.client_id, { seq: stamp.seq, client });
  setKeys(book, registered(client.client_id), client.jwks?.keys ?? [], stamp);
}

function leave(book: KeyBook, clientId: string, stamp: Stamp): void {
  noteRegistered(book, clientId, { seq: stamp.seq, client: undefined });
  setKeys(book, registered(clientId), [], stamp);
}

function noteRegistered({ clients }: KeyBook, clientId: string, now: Registered): void {
  clients.set(clientId, [...(clients.get(clientId) ?? []), now]);
}

/** That client as it was registered at that moment; now, where none is said. */
export function clientAt(
  { clients }: Pick<KeyBook, 'clients'>,
  clientId: string,
  seq = Number.POSITIVE_INFINITY,
): Client | undefined {
  return clients.get(clientId)?.findLast((one) => one.seq <= seq)?.client;
}

function registered(clientId: string): KeySetName {
  return { owner: `client/${clientId}`, source: 'registered', from: '' };
}

function noteClient(book: KeyBook, entry: EntryOf<'client.registered'>): void {
  if (entry.change === 'removed') leave(book, entry.client.client_id, entry);
  else registerKeys(book, entry.client, entry);
}

/** What the provider fetched from the address that a client registered. */
function noteFetched(book: KeyBook, entry: Entry): void {
  if (!('facts' in entry)) return;
  for (const fact of entry.facts) {
    const keys = fact.kind === 'fetched' ? keysOfText(fact.body) : undefined;
    if (fact.kind !== 'fetched' || keys === undefined) continue;
    for (const id of book.clients.keys()) {
      const set = { owner: `client/${id}`, source: 'fetched', from: fact.url } as const;
      if (clientAt(book, id)?.jwks_uri === fact.url) setKeys(book, set, keys, entry);
    }
  }
}

/** A key set that somebody asked for: it is theirs when it arrives, as it arrives. */
function noteAnswer(book: KeyBook, entry: Entry): void {
  if (entry.kind === 'message.sent') {
    const keys = keysOfAnswer(entry.wire);
    if (keys === undefined) return;
    const set: KeySetName = { owner: entry.from, source: 'fetched', from: entry.to };
    if (entry.arrivesAt === null) setKeys(book, set, keys, entry);
    else book.travelling.set(entry.message, { set, keys });
    return;
  }
  if (!('message' in entry)) return;
  const held = book.travelling.get(entry.message);
  if (held === undefined) return;
  if (entry.kind === 'message.edited')
    book.travelling.set(entry.message, { ...held, keys: keysOfAnswer(entry.wire) ?? [] });
  if (entry.kind === 'message.received') setKeys(book, held.set, held.keys, entry);
  if (isOver(entry.kind)) book.travelling.delete(entry.message);
}

function isOver(kind: Entry['kind']): boolean {
  return kind === 'message.received' || kind === 'message.lost' || kind === 'message.recalled';
}

/** Anybody may make a key for every proof; a person looks at a few. */
const mostProofKeys = 100;

/** The key inside a proof, where it is in no other set. */
export function noteProofKey(
  book: KeyBook,
  jwk: unknown,
  { from, seq, at }: Stamp & { readonly from: string },
): void {
  const key = publicKey.safeParse(jwk).data;
  const made = key === undefined ? undefined : thumbprintOf(key);
  if (key === undefined || made === undefined) return;
  if (book.keys.some((one) => one.thumbprint === made && one.until === undefined)) return;
  const set: KeySetName = { owner: from, source: 'proof', from: '' };
  const held = keysIn(book, set);
  if (held.length < mostProofKeys) setKeys(book, set, [...held, key], { seq, at });
}

function keysIn(book: KeyBook, set: KeySetName): readonly PublicKey[] {
  return (book.current.get(nameOfSet(set)) ?? []).map(({ jwk }) => jwk);
}

/** From that moment on the set holds these keys and no others. */
function setKeys(book: KeyBook, set: KeySetName, keys: readonly PublicKey[], at: Stamp): void {
  const name = nameOfSet(set);
  const held = book.current.get(name) ?? [];
  const stamp = { seq: at.seq, at: at.at };
  const kept = held.filter(({ jwk }) => keys.some((key) => isSameKey(key, jwk)));
  for (const key of held) if (!kept.includes(key)) key.until = stamp;
  const fresh = keys
    .filter((key) => !held.some(({ jwk }) => isSameKey(key, jwk)))
    .map((key) => heldKey(set, key, stamp));
  book.keys.push(...fresh);
  book.current.set(name, [...kept, ...fresh]);
}

/** The same key under the same name for the same use, in whatever order its members stand. */
function isSameKey(left: PublicKey, right: PublicKey): boolean {
  return left === right || identityOf(left) === identityOf(right);
}

function identityOf(key: PublicKey): string {
  const { kid, alg } = key;
  return JSON.stringify([kid, alg, key['use'], thumbprintOf(key) ?? key]);
}
