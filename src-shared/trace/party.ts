/**
 * Who can act in a run. A party is a role and, where there can be several, a name:
 * `relying-party/till`, `authentication-device/phone-of-alice`, or plainly `provider`.
 */
import { z } from 'zod';

export const partyRoles = [
  'person',
  'relying-party',
  'outside-client',
  'provider',
  'outside-provider',
  'channel',
  'authentication-device',
  'workbench',
] as const;

export type PartyRole = (typeof partyRoles)[number];
export type Party = PartyRole | `${PartyRole}/${string}`;

const pattern = new RegExp(`^(${partyRoles.join('|')})(/.{1,200})?$`, 'u');

export const party = z.custom<Party>(
  (value) => typeof value === 'string' && pattern.test(value),
  'A party is a role, or a role and a name such as relying-party/till.',
);

/** The role that decides a party's colour, icon and lane. */
export function roleOf(of: Party): PartyRole {
  const slash = of.indexOf('/');
  const role = slash < 0 ? of : of.slice(0, slash);
  return partyRoles.find((known) => known === role) ?? 'workbench';
}

/** The name after the role, or an empty string. */
export function nameOf(of: Party): string {
  const slash = of.indexOf('/');
  return slash < 0 ? '' : of.slice(slash + 1);
}
