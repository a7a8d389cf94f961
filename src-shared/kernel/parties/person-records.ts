/**
 * What is kept of the people who act by themselves: how each of them is, which sign-ins they know
 * of, and what each is doing about a prompt. A person nobody set up is not in here. Plain data.
 */
import type { PersonContext } from '../../machines/person-machine.ts';
import type { MachineState } from '../../machines/run-machine.ts';
import type { PersonSetup } from '../../protocol/setup/person.ts';
import type { User } from '../../protocol/setup/user.ts';
import type { Party } from '../../trace/party.ts';
import { emptyMap, mapOf, type PersistentMap } from '../collections/persistent-map.ts';

/** How a person is, and what they are tired of. */
export interface Mind {
  readonly setup: PersonSetup;
  /** How often in a row they denied what they had not begun. */
  readonly denials: number;
  readonly lastPromptAt: number;
}

/** A prompt within reach, on which they have not pressed yet. */
export interface PromptInHand {
  readonly prompt: string;
  readonly device: Party;
}

/** What one person is doing about one request. */
export interface Reaction {
  readonly authReqId: string;
  readonly sub: string;
  readonly prompts: readonly PromptInHand[];
  readonly pressed: readonly string[];
  readonly machine: MachineState<PersonContext>;
}

export interface Persons {
  /** By subject; whoever is not in here acts only through clicks. */
  readonly minds: PersistentMap<Mind>;
  /** By auth_req_id. */
  readonly reactions: PersistentMap<Reaction>;
  /** The sign-ins begun with a hint of that person, newest last; under no name, those of anybody. */
  readonly signIns: PersistentMap<readonly string[]>;
}

/** The people of a set-up before anything has happened to them. */
export function createPersons(users: readonly User[]): Persons {
  const minds = users.flatMap(({ sub, person }): [string, Mind][] =>
    person === undefined || person.temperament === 'manual' ? [] : [[sub, mindOf(person)]],
  );
  return { minds: mapOf(minds), reactions: emptyMap(), signIns: emptyMap() };
}

/** A mind that nothing has tired yet. */
export function mindOf(setup: PersonSetup): Mind {
  return { setup, denials: 0, lastPromptAt: 0 };
}
