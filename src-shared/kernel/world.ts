/**
 * Everything that is true in a run at one moment: one immutable value. Collections are persistent
 * maps, so the next world shares nearly all of this one.
 */
import type { AuthenticationDeviceContext } from '../machines/authentication-device-machine.ts';
import type { AuthenticationRequestContext } from '../machines/authentication-request-machine.ts';
import type { RelyingPartyContext } from '../machines/relying-party-machine.ts';
import type { MachineState } from '../machines/run-machine.ts';
import type { Wire } from '../protocol/encoding/wire.ts';
import type { Client, PublicKey, RunSetup, User } from '../protocol/run-setup.ts';
import type { TokenRecipe } from '../protocol/token-recipe.ts';
import type { Party } from '../trace/party.ts';
import { type Agenda, emptyAgenda } from './agenda.ts';
import { emptyMap, mapOf, type PersistentMap } from './persistent-map.ts';

/** One authentication request as the provider keeps it. */
export interface AuthenticationRequest {
  readonly authReqId: string;
  readonly clientId: string;
  readonly user: User;
  readonly device: Party;
  readonly scope: string;
  readonly machine: MachineState<AuthenticationRequestContext>;
}

/** One sign-in as a relying party keeps it. */
export interface SignIn {
  readonly id: string;
  readonly party: Party;
  readonly clientId: string;
  readonly loginHint: string;
  readonly bindingMessage: string;
  readonly scope: string;
  readonly machine: MachineState<RelyingPartyContext>;
}

/** One prompt as an authentication device keeps it. */
export interface Prompt {
  readonly id: string;
  readonly party: Party;
  readonly authReqId: string;
  readonly machine: MachineState<AuthenticationDeviceContext>;
}

/** A message under way between two parties of the simulation. */
export interface MessageInTransit {
  readonly id: string;
  readonly exchange: string;
  readonly from: Party;
  readonly to: Party;
  readonly wire: Wire;
  readonly sentBy: number;
  readonly about: string | undefined;
}

/** Who waits for the answer of an HTTP exchange, and what for. */
export interface Exchange {
  readonly id: string;
  readonly asker: Party;
  readonly outside: boolean;
  readonly signIn: string | undefined;
  readonly purpose: 'authentication' | 'token' | 'keys' | 'outside';
}

/** A token answer that waits for its signature. */
export interface PendingSignature {
  readonly effect: string;
  /** The entry that asked for it. */
  readonly cause: number;
  readonly exchange: string;
  readonly authReqId: string;
  readonly recipe: TokenRecipe;
  readonly accessToken: string;
  readonly scope: string;
}

export interface World {
  readonly nowMs: number;
  readonly nextSeq: number;
  readonly clock: { readonly state: 'paused' | 'running'; readonly speed: number };
  readonly setup: RunSetup;
  readonly agenda: Agenda;
  readonly clients: PersistentMap<Client>;
  readonly usersByHint: PersistentMap<User>;
  readonly requests: PersistentMap<AuthenticationRequest>;
  readonly signIns: PersistentMap<SignIn>;
  readonly prompts: PersistentMap<Prompt>;
  readonly inTransit: PersistentMap<MessageInTransit>;
  readonly exchanges: PersistentMap<Exchange>;
  readonly signatures: PersistentMap<PendingSignature>;
  /** The provider's keys as each relying party last fetched them. */
  readonly knownKeys: PersistentMap<readonly PublicKey[]>;
}

/** The world before anything has happened in it. */
export function createWorld(setup: RunSetup): World {
  const hints = setup.users.flatMap((user) =>
    [user.username, user.sub].map((hint): [string, User] => [hint, user]),
  );
  return {
    nowMs: 0,
    nextSeq: 0,
    clock: { state: setup.mode === 'wall' ? 'running' : 'paused', speed: 1 },
    setup,
    agenda: emptyAgenda,
    clients: mapOf(setup.clients.map((client) => [client.client_id, client])),
    usersByHint: mapOf(hints),
    requests: emptyMap(),
    signIns: emptyMap(),
    prompts: emptyMap(),
    inTransit: emptyMap(),
    exchanges: emptyMap(),
    signatures: emptyMap(),
    knownKeys: emptyMap(),
  };
}
