/**
 * Where the endpoints of a provider stand, by profile: a product has its own paths, some with a name
 * inside, as that of an organisation. What a profile does not place stands where the core has it.
 */
import { type PlaceName, paths, placeNames } from '../protocol/metadata.ts';
import type { ProviderEndpoints } from '../protocol/provider-endpoints.ts';
import type { ProfileName } from '../protocol/setup/run-setup.ts';
import { type DoorName, doorNames, type Profile } from './profile.ts';
import { profiles } from './profile-list.ts';

interface Door {
  readonly place: PlaceName;
  readonly pattern: RegExp;
}

const coreDoors: ReadonlyMap<string, PlaceName> = new Map(
  placeNames.map((place) => [paths[place], place]),
);

const doors: ReadonlyMap<string, readonly Door[]> = new Map(
  Object.values(profiles).map((profile) => [profile.name, doorsOf(profile)]),
);

function doorsOf({ places = {} }: Profile): readonly Door[] {
  return placeNames.flatMap((place) =>
    (places[place] ?? []).map((template) => ({ place, pattern: patternOf(template) })),
  );
}

/** A pattern of one template: `{name}` stands for whatever has no slash in it. */
function patternOf(template: string): RegExp {
  const parts = template.split(/\{\w+\}/).map((part) => part.replaceAll('.', '\\.'));
  return new RegExp(`^${parts.join('([^/]+)')}$`);
}

/** Which endpoint of that profile’s provider a path leads to. */
export function placeAt(profile: ProfileName, path: string): PlaceName | undefined {
  const { places } = profiles[profile];
  const usual = coreDoors.get(path);
  if (usual !== undefined && places?.[usual] === undefined) return usual;
  return doors.get(profile)?.find(({ pattern }) => pattern.test(path))?.place;
}

/** The endpoint at a path, whichever profile’s it is: for a record that is read by its bytes alone. */
export function placeAnywhere(path: string): PlaceName | undefined {
  const usual = coreDoors.get(path);
  if (usual !== undefined) return usual;
  for (const own of doors.values()) {
    const found = own.find(({ pattern }) => pattern.test(path));
    if (found !== undefined) return found.place;
  }
  return undefined;
}

/** Which endpoint that only products have a path leads to. */
export function doorAt(profile: ProfileName, path: string): DoorName | undefined {
  const { doors: own } = profiles[profile];
  if (own === undefined) return undefined;
  return doorNames.find((door) => own[door]?.some((template) => patternOf(template).test(path)));
}

/** The path of such an endpoint, with the names that stand in another path of the profile. */
export function doorPathBeside(profile: ProfileName, door: DoorName, path: string): string {
  const templates = profiles[profile].doors?.[door] ?? [];
  const names = namesIn(profiles[profile], path);
  const fitting = templates.find((template) => sameNames(template, names)) ?? templates[0] ?? '';
  return fill(fitting, names);
}

function sameNames(template: string, names: Readonly<Record<string, string>>): boolean {
  const wanted = namesOf(template);
  return wanted.length === Object.keys(names).length && wanted.every((name) => name in names);
}

/** What stands in a path for each name of its template. */
function namesIn({ places = {} }: Profile, path: string): Readonly<Record<string, string>> {
  for (const template of Object.values(places).flat()) {
    const values = patternOf(template).exec(path)?.slice(1);
    if (values === undefined) continue;
    return Object.fromEntries(namesOf(template).map((name, at) => [name, values[at] ?? '']));
  }
  return {};
}

const nameInPath = /\{(\w+)\}/g;

function namesOf(template: string): readonly string[] {
  return [...template.matchAll(nameInPath)].map(([, name = '']) => name);
}

function fill(template: string, names: Readonly<Record<string, string>>): string {
  return template.replaceAll(nameInPath, (_, name: string) => names[name] ?? name);
}

const filled = new Map<string, string>();

/** The path that clients are told, with the profile’s own example where a name stands in it. */
export function pathOf(profile: ProfileName, place: PlaceName): string {
  const key = `${profile} ${place}`;
  const known = filled.get(key);
  if (known !== undefined) return known;
  const { places, placeNames: names = {} } = profiles[profile];
  const template = places?.[place]?.[0] ?? paths[place];
  const path = fill(template, names);
  filled.set(key, path);
  return path;
}

/** Every path of that profile as clients are told it. */
export function pathsOf(profile: ProfileName): Readonly<Record<PlaceName, string>> {
  const told = placeNames.map((place) => [place, pathOf(profile, place)] as const);
  return Object.fromEntries(told) as Record<PlaceName, string>;
}

/** The endpoints of a provider of the simulation, which every inside party knows. */
export function ownEndpoints(issuer: string, profile: ProfileName): ProviderEndpoints {
  return {
    issuer,
    backchannel: issuer + pathOf(profile, 'backchannelAuthentication'),
    token: issuer + pathOf(profile, 'token'),
    jwks: issuer + pathOf(profile, 'jwks'),
  };
}
