/**
 * Everything that is true in a run at one moment: one immutable value. Collections are persistent
 * maps, so the next world shares nearly all of this one.
 */

import type { Pace } from '../intents/clock-intents.ts';
import type { AuthenticationDeviceContext } from '../machines/authentication-device-machine.ts';
import type { MachineState } from '../machines/run-machine.ts';
import type { Shown } from '../protocol/authentication-context.ts';
import type { HttpRequest, Wire } from '../protocol/encoding/wire.ts';
import type { ProviderEndpoints } from '../protocol/provider-endpoints.ts';
import type { Client } from '../protocol/setup/client-metadata.ts';
import type { NamedKey, PublicKey } from '../protocol/setup/public-key.ts';
import type { RunSetup } from '../protocol/setup/run-setup.ts';
import type { User } from '../protocol/setup/user.ts';
import type { Party } from '../trace/party.ts';
import { type Agenda, emptyAgenda } from './collections/agenda.ts';
import { type ExpiringMap, emptyExpiringMap } from './collections/expiring-map.ts';
import { type ExpiringSet, emptyExpiringSet } from './collections/expiring-set.ts';
import { emptyMap, mapOf, type PersistentMap } from './collections/persistent-map.ts';
import { type Fate, type Network, openNetwork, type Way } from './network/network.ts';
import type { Letter, Link, Phone } from './parties/device-records.ts';
import { createPersons, type Persons } from './parties/person-records.ts';
import type { CallPurpose, EndedSignIn, SignIn } from './parties/relying-party-records.ts';
import { userIndex } from './provider/people.ts';
import type {
  AuthenticationRequest,
  AuthorizationCode,
  Delivery,
  FailedCodes,
  FetchedKeys,
  PendingCall,
  PendingSignature,
  RefreshFamily,
  RequestRate,
} from './provider/records.ts';
import { plainTime, type TimeState } from './time/time-state.ts';

/** One prompt as an authentication device keeps it. */
export interface Prompt {
  readonly id: string;
  readonly party: Party;
  readonly authReqId: string;
  /** What a person reads on it; runs of older engines did not keep it. */
  readonly shown?: { readonly clientName: string; readonly bindingMessage: string | null };
  readonly machine: MachineState<AuthenticationDeviceContext>;
  /** When it lapses if nobody decides. */
  readonly lapsesAt?: number;
  /** The authentication contexts of which one is to be reached, where a device says what it reached. */
  readonly contexts?: readonly string[];
  /** What the person has done to approve it; absent: whatever was asked for. */
  readonly gestures?: readonly Shown[];
}

/** A message under way between two parties of the simulation, or held up on its way out or in. */
export interface MessageInTransit {
  readonly id: string;
  readonly exchange: string;
  readonly from: Party;
  readonly to: Party;
  readonly wire: Wire;
  readonly sentBy: number;
  readonly about: string | undefined;
  readonly way?: Way;
  readonly fate?: Fate;
}

/** Who waits for the answer of an HTTP exchange, and what for. */
export interface Exchange {
  readonly id: string;
  readonly asker: Party;
  readonly outside: boolean;
  readonly signIn: string | undefined;
  /** An echo is the answer to a copy, which nobody waits for; a request by hand is only looked at. */
  readonly purpose: CallPurpose | 'outside' | 'notification' | 'echo' | 'by-hand';
  /** The request that a notification is about. */
  readonly about?: string;
  /** The request that waits for its answer, for whoever asks what an answer belongs to. */
  readonly asked?: HttpRequest;
  /** The request whose poll is being held on this exchange. */
  readonly heldFor?: string;
}

/** How time passes; where nothing is said of its pace, by the wall. */
export interface Clock {
  readonly state: 'paused' | 'running';
  readonly speed: number;
  readonly pace?: Pace | undefined;
}

export interface World {
  readonly nowMs: number;
  readonly nextSeq: number;
  readonly clock: Clock;
  /** Skews, frozen timers, breakpoints and the goal. */
  readonly time: TimeState;
  readonly setup: RunSetup;
  readonly agenda: Agenda;
  readonly inTransit: PersistentMap<MessageInTransit>;
  readonly exchanges: PersistentMap<Exchange>;
  readonly signatures: PersistentMap<PendingSignature>;
  readonly calls: PersistentMap<PendingCall>;
  /** Null while the network only carries. */
  readonly network: Network | null;

  /* the provider */
  /** Seals access tokens and pairwise subjects; made from the run's first entropy. */
  readonly secret: string;
  /** The newest key of each algorithm signs; older ones are still published. */
  readonly keys: readonly NamedKey[];
  readonly clients: PersistentMap<Client>;
  /** Hash of the token that manages each dynamically registered client. */
  readonly registrations: PersistentMap<string>;
  readonly clientKeys: PersistentMap<FetchedKeys>;
  readonly users: PersistentMap<User>;
  readonly subsByHint: PersistentMap<string>;
  readonly requests: PersistentMap<AuthenticationRequest>;
  /** Requests that ended, oldest first, so that only so many are remembered. */
  readonly ended: ExpiringMap<null>;
  readonly deliveries: PersistentMap<Delivery>;
  readonly refreshFamilies: ExpiringMap<RefreshFamily>;
  readonly revokedGrants: ExpiringMap<string>;
  readonly codes: ExpiringMap<AuthorizationCode>;
  readonly usedJwtIds: ExpiringSet;
  readonly pendingBySub: PersistentMap<number>;
  readonly failedCodes: PersistentMap<FailedCodes>;
  readonly requestRates: PersistentMap<RequestRate>;
  /** How often each person was asked, by their subject, where that is limited. */
  readonly personRates: PersistentMap<RequestRate>;
  /** The message that took a pending request's prompt to each device; it may still be on its way. */
  readonly promptMessages: PersistentMap<string>;
  /** False while no authentication device can be prompted. */
  readonly channelUp: boolean;

  /* the other parties */
  readonly signIns: PersistentMap<SignIn>;
  /** The last that ended, so that a notification that comes again is known. */
  readonly endedSignIns: ExpiringMap<EndedSignIn>;
  /** For which sign-in a party gave out that bearer token. */
  readonly signInsByBearer: PersistentMap<string>;
  readonly prompts: PersistentMap<Prompt>;
  /** The open prompt of each device and request, so that a withdrawal need not look for it. */
  readonly openPrompts: PersistentMap<string>;
  /** The provider's keys as each relying party last fetched them. */
  readonly knownKeys: PersistentMap<readonly PublicKey[]>;
  /** Where each relying party that plays against a provider elsewhere found it. */
  readonly knownProviders: PersistentMap<ProviderEndpoints>;
  readonly persons: Persons;

  /* authentication devices */
  /** By name, as far as a device is not as it was set up. */
  readonly phones: PersistentMap<Phone>;
  /** What each link that went out leads to, by its ticket. */
  readonly links: ExpiringMap<Link>;
  /** The messages with a link that reached a device. */
  readonly letters: ExpiringMap<Letter>;
}

/** The world before anything has happened in it. */
export function createWorld(setup: RunSetup): World {
  return {
    nowMs: 0,
    nextSeq: 0,
    clock: { state: setup.mode === 'wall' ? 'running' : 'paused', speed: 1 },
    time: plainTime,
    setup,
    agenda: emptyAgenda,
    inTransit: emptyMap(),
    exchanges: emptyMap(),
    signatures: emptyMap(),
    calls: emptyMap(),
    network: openNetwork(setup),
    secret: '',
    keys: setup.keys,
    clients: mapOf(setup.clients.map((client) => [client.client_id, client])),
    registrations: emptyMap(),
    clientKeys: emptyMap(),
    ...userIndex(setup.users),
    requests: emptyMap(),
    ended: emptyExpiringMap(),
    deliveries: emptyMap(),
    refreshFamilies: emptyExpiringMap(),
    revokedGrants: emptyExpiringMap(),
    codes: emptyExpiringMap(),
    usedJwtIds: emptyExpiringSet,
    pendingBySub: emptyMap(),
    failedCodes: emptyMap(),
    requestRates: emptyMap(),
    personRates: emptyMap(),
    channelUp: true,
    signIns: emptyMap(),
    endedSignIns: emptyExpiringMap(),
    signInsByBearer: emptyMap(),
    prompts: emptyMap(),
    promptMessages: emptyMap(),
    openPrompts: emptyMap(),
    knownKeys: emptyMap(),
    knownProviders: emptyMap(),
    persons: createPersons(setup.users),
    phones: emptyMap(),
    links: emptyExpiringMap(),
    letters: emptyExpiringMap(),
  };
}

/**
 * The world alone out of what carries more, such as a draft. Field by field, since a step does this
 * every time and leaving the others out of a copy takes ten times as long.
 */
export function worldOf(draft: World): World {
  return {
    nowMs: draft.nowMs,
    nextSeq: draft.nextSeq,
    clock: draft.clock,
    time: draft.time,
    setup: draft.setup,
    agenda: draft.agenda,
    inTransit: draft.inTransit,
    exchanges: draft.exchanges,
    signatures: draft.signatures,
    calls: draft.calls,
    network: draft.network,
    secret: draft.secret,
    keys: draft.keys,
    clients: draft.clients,
    registrations: draft.registrations,
    clientKeys: draft.clientKeys,
    users: draft.users,
    subsByHint: draft.subsByHint,
    requests: draft.requests,
    ended: draft.ended,
    deliveries: draft.deliveries,
    refreshFamilies: draft.refreshFamilies,
    revokedGrants: draft.revokedGrants,
    codes: draft.codes,
    usedJwtIds: draft.usedJwtIds,
    pendingBySub: draft.pendingBySub,
    failedCodes: draft.failedCodes,
    requestRates: draft.requestRates,
    personRates: draft.personRates,
    channelUp: draft.channelUp,
    signIns: draft.signIns,
    endedSignIns: draft.endedSignIns,
    prompts: draft.prompts,
    knownKeys: draft.knownKeys,
    signInsByBearer: draft.signInsByBearer,
    knownProviders: draft.knownProviders,
    promptMessages: draft.promptMessages,
    openPrompts: draft.openPrompts,
    persons: draft.persons,
    phones: draft.phones,
    links: draft.links,
    letters: draft.letters,
  };
}
