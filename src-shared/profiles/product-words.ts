/** How a product names its parameters and orders its answers; other profiles do neither. */
import type { ProfileName } from '../protocol/setup/run-setup.ts';
import { profiles } from './profile-list.ts';

/** The parameters of a request under the core’s names, without those that the product ignores. */
export function underCoreNames<Value>(
  profile: ProfileName,
  parameters: ReadonlyMap<string, Value>,
): ReadonlyMap<string, Value> {
  const { parameters: names } = profiles[profile];
  if (names === undefined) return parameters;
  const known = new Map<string, Value>();
  for (const [name, value] of parameters) {
    const meant = Object.hasOwn(names, name) ? names[name] : name;
    if (meant !== null && meant !== undefined) known.set(meant, value);
  }
  return known;
}

/** An answer with its members in the product’s order; what that does not list comes last. */
export function inOrderOf<Body extends object>(
  profile: ProfileName,
  answer: 'acknowledgement' | 'tokens',
  body: Body,
): Body {
  const order = profiles[profile].answers?.[answer];
  if (order === undefined) return body;
  const members = Object.entries(body);
  const placeOf = (name: string): number => {
    const place = order.indexOf(name);
    return place < 0 ? order.length : place;
  };
  const ordered = members.toSorted(([one], [other]) => placeOf(one) - placeOf(other));
  return Object.fromEntries(ordered) as Body;
}
