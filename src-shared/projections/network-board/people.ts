/** The people of a run at a moment: how each acts, and what each decided last and why. */
import { characterOf, type PersonSetup } from '../../protocol/setup/person.ts';
import type { User } from '../../protocol/setup/user.ts';
import type { Entry, EntryOf } from '../../trace/entry.ts';

export interface PersonView {
  readonly sub: string;
  readonly username: string;
  readonly name: string;
  readonly devices: readonly string[];
  /** What was set; what it leaves open follows from the temperament. */
  readonly setup: PersonSetup;
  readonly character: ReturnType<typeof characterOf>;
  /** How the set-up has it, whatever was changed since. */
  readonly written: string | undefined;
  readonly decided: EntryOf<'person.decided'> | undefined;
}

/** By sub, in the order of the set-up. */
export type People = Map<string, PersonView>;

/** Nobody yet. */
export function createPeople(): People {
  return new Map();
}

/** Takes in one entry. */
export function addToPeople(people: People, entry: Entry): void {
  switch (entry.kind) {
    case 'run.began':
    case 'run.continued':
      for (const user of entry.setup.users) people.set(user.sub, personOf(user));
      return;
    case 'intent.given':
      if (entry.intent.kind === 'person.changed')
        change(people, entry.intent.sub, asPerson(entry.intent.person));
      if (entry.intent.kind === 'settings.changed') setUp(people, entry.intent.change.users);
      return;
    case 'person.decided':
      change(people, entry.sub, { decided: entry });
      return;
    default:
  }
}

function personOf(user: User): PersonView {
  const { sub, username, name, devices, person = { temperament: 'manual' } } = user;
  const written = JSON.stringify(user.person);
  return { sub, username, name, devices, written, decided: undefined, ...asPerson(person) };
}

/** Whoever is written as before acts as they do now, whatever they were told meanwhile. */
function setUp(people: People, users: readonly User[] | undefined): void {
  if (users === undefined) return;
  const before = new Map(people);
  people.clear();
  for (const user of users) {
    const next = personOf(user);
    const held = before.get(user.sub);
    const { setup, character } = held !== undefined && held.written === next.written ? held : next;
    people.set(user.sub, { ...next, setup, character, decided: held?.decided });
  }
}

function asPerson(setup: PersonSetup): Pick<PersonView, 'setup' | 'character'> {
  return { setup, character: characterOf(setup) };
}

function change(people: People, sub: string, by: Partial<PersonView>): void {
  const held = people.get(sub);
  if (held !== undefined) people.set(sub, { ...held, ...by });
}
