/** The sign-ins that a person knows of, because they pressed the button or an attacker did. */

import { mapGet, mapSet, mapValues } from '../collections/persistent-map.ts';
import type { Draft } from '../draft.ts';
import { personOfHint } from '../provider/people.ts';
import type { World } from '../world.ts';
import type { SignIn } from './relying-party-records.ts';

// Whoever began more at once does not remember the first of them.
const mostKnown = 20;

/** Somebody pressed «Sign in». */
export function noteSignIn(draft: Draft, id: string): void {
  const signIn = mapGet(draft.signIns, id);
  if (signIn === undefined) return;
  const key = subOf(draft, signIn);
  const known = mapGet(draft.persons.signIns, key) ?? [];
  const open = known.filter((one) => one !== id && mapGet(draft.signIns, one) !== undefined);
  const signIns = mapSet(draft.persons.signIns, key, [...open, id].slice(-mostKnown));
  draft.persons = { ...draft.persons, signIns };
}

/** Somebody begins to act by themselves: they know what they began before. */
export function noteEarlierSignIns(draft: Draft): void {
  const ids = [...mapValues(draft.signIns)].map(({ id }) => id);
  // «s9» before «s10»: the newest comes last.
  const inOrder = ids.toSorted((left, right) => Number(left.slice(1)) - Number(right.slice(1)));
  for (const id of inOrder) noteSignIn(draft, id);
}

/** The sign-ins under way that this person may have to do with. */
export function signInsOf(world: World, sub: string): readonly SignIn[] {
  const { signIns } = world.persons;
  return [...(mapGet(signIns, sub) ?? []), ...(mapGet(signIns, nobody) ?? [])].flatMap((id) => {
    const signIn = mapGet(world.signIns, id);
    return signIn === undefined ? [] : [signIn];
  });
}

// Whom a token names as a hint only its issuer can tell, so that is anybody’s.
const nobody = '';

function subOf(world: World, { parameters }: SignIn): string {
  const hint = parameters['login_hint'];
  return typeof hint === 'string' ? (personOfHint(world, hint)?.sub ?? nobody) : nobody;
}
