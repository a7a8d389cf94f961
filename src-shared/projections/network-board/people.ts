/** The people of a run at a moment: how each acts, and what each decided last and why. */
import { characterOf, type PersonSetup } from '../../protocol/setup/person.ts';
import type { Entry, EntryOf } from '../../trace/entry.ts';

export interface PersonView {
  readonly sub: string;
  readonly username: string;
  readonly name: string;
  readonly devices: readonly string[];
  /** What was set; what it leaves open follows from the temperament. */
  readonly setup: PersonSetup;
  readonly character: ReturnType<typeof characterOf>;
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
      for (const user of entry.setup.users) {
        const { sub, username, name, devices, person = { temperament: 'manual' } } = user;
        const known = { sub, username, name, devices, decided: undefined };
        people.set(sub, { ...known, ...asPerson(person) });
      }
      return;
    case 'intent.given':
      if (entry.intent.kind === 'person.changed')
        change(people, entry.intent.sub, asPerson(entry.intent.person));
      return;
    case 'person.decided':
      change(people, entry.sub, { decided: entry });
      return;
    default:
  }
}

function asPerson(setup: PersonSetup): Pick<PersonView, 'setup' | 'character'> {
  return { setup, character: characterOf(setup) };
}

function change(people: People, sub: string, by: Partial<PersonView>): void {
  const held = people.get(sub);
  if (held !== undefined) people.set(sub, { ...held, ...by });
}
