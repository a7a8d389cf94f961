/** Finding the person that a hint means. */
import type { User } from '../../protocol/setup/user.ts';
import { mapGet, mapOf, type PersistentMap } from '../collections/persistent-map.ts';

interface People {
  readonly users: PersistentMap<User>;
  readonly subsByHint: PersistentMap<string>;
}

/** The people by their subject, and the subjects by everything a login_hint may say. */
export function userIndex(users: readonly User[]): People {
  const hintedBy = (hintOf: (user: User) => string | undefined): [string, string][] =>
    users.flatMap((user) => {
      const hint = hintOf(user);
      return hint === undefined ? [] : [[hint, user.sub]];
    });
  // The later one counts: nobody can take another's subject as their name.
  const hints = [
    ...hintedBy(({ phone_number }) => phone_number),
    ...hintedBy(({ email }) => email?.toLowerCase()),
    ...hintedBy(({ username }) => username),
    ...hintedBy(({ sub }) => sub),
  ];
  return { users: mapOf(users.map((user) => [user.sub, user])), subsByHint: mapOf(hints) };
}

/** The person whom that hint names, unless they are switched off; e-mail alone ignores case. */
export function personOfHint(people: People, hint: string): User | undefined {
  const email = hint.includes('@') ? hint.toLowerCase() : hint;
  const sub = mapGet(people.subsByHint, hint) ?? mapGet(people.subsByHint, email);
  return sub === undefined ? undefined : personOfSub(people, sub);
}

/** The person of that subject, unless they are switched off. */
export function personOfSub(people: People, sub: string): User | undefined {
  const user = mapGet(people.users, sub);
  return user?.disabled === true ? undefined : user;
}
