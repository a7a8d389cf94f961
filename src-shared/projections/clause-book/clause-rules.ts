/** The rules of every table of every profile by the clause that they rest on, each told once. */
import { rulesOf, tablesOf } from '../../profiles/profiles.ts';
import type { ClauseId } from '../../protocol/rules/clauses.ts';
import { type ProfileName, profileNames } from '../../protocol/setup/run-setup.ts';
import type { BookRule } from './passage.ts';

interface Gathered {
  readonly name: string;
  readonly teaching: string;
  readonly places: Map<string, ProfileName[]>;
}

/** In the order of the tables, and of the rules within them. */
export function rulesByClause(): ReadonlyMap<ClauseId, readonly BookRule[]> {
  const gathered = new Map<ClauseId, Map<string, Gathered>>();
  for (const profile of profileNames) {
    for (const table of Object.keys(tablesOf(profile))) {
      for (const rule of rulesOf(profile, table)) {
        const rules = held(gathered, rule.clause, () => new Map<string, Gathered>());
        const { name, teaching } = rule;
        const one = held(rules, `${name} ${teaching}`, () => ({
          name,
          teaching,
          places: new Map<string, ProfileName[]>(),
        }));
        held(one.places, table, () => []).push(profile);
      }
    }
  }
  return new Map([...gathered].map(([clause, rules]) => [clause, [...rules.values()].map(told)]));
}

function told({ name, teaching, places }: Gathered): BookRule {
  return {
    name,
    teaching,
    places: [...places].map(([table, profiles]) => ({ table, profiles })),
  };
}

function held<Key, Value>(map: Map<Key, Value>, key: Key, make: () => Value): Value {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
}
