/**
 * Where the endpoints of a provider stand, by profile: a product has its own paths, some with a name
 * inside, as that of an organisation. What a profile does not place stands where the core has it.
 */
import { type PlaceName, paths, placeNames } from '../protocol/metadata.ts';
import type { ProviderEndpoints } from '../protocol/provider-endpoints.ts';
import type { ProfileName } from '../protocol/setup/run-setup.ts';
import { type DoorName, doorNames, type Profile } from './profile.ts';
import { profiles } from './profile-list.ts';

interface Known<Name> {
  readonly name: Name;
  readonly pattern: RegExp;
}

/** What is found out of a profile once, and asked for with every call. */
interface Found {
  readonly endpoints: readonly Known<PlaceName>[];
  readonly doors: readonly Known<DoorName>[];
  readonly told: Readonly<Record<PlaceName, string>>;
}

const corePlaces: ReadonlyMap<string, PlaceName> = new Map(
  placeNames.map((place) => [paths[place], place]),
);

const nameInPath = /\{(\w+)\}/g;

const foundOf = Object.fromEntries(
  Object.values(profiles).map((profile) => [profile.name, findPlaces(profile)]),
) as Readonly<Record<ProfileName, Found>>;

function findPlaces({ places = {}, doors = {}, placeNames: names = {} }: Profile): Found {
  const told = placeNames.map((place) => [place, fill(places[place]?.[0] ?? paths[place], names)]);
  return {
    endpoints: patternsOf(placeNames, places),
    doors: patternsOf(doorNames, doors),
    told: Object.fromEntries(told) as Record<PlaceName, string>,
  };
}

function patternsOf<Name extends string>(
  names: readonly Name[],
  templates: Readonly<Partial<Record<Name, readonly string[]>>>,
): readonly Known<Name>[] {
  return names.flatMap((name) =>
    (templates[name] ?? []).map((template) => ({ name, pattern: patternOf(template) })),
  );
}

function knownAt<Name>(known: readonly Known<Name>[], path: string): Name | undefined {
  return known.find(({ pattern }) => pattern.test(path))?.name;
}

/** A pattern of one template: `{name}` stands for whatever has no slash in it. */
function patternOf(template: string): RegExp {
  const parts = template.split(/\{\w+\}/).map((part) => part.replaceAll('.', '\\.'));
  return new RegExp(`^${parts.join('([^/]+)')}$`);
}

/** Which endpoint of that profile’s provider a path leads to. */
export function placeAt(profile: ProfileName, path: string): PlaceName | undefined {
  const { places } = profiles[profile];
  const usual = corePlaces.get(path);
  if (usual !== undefined && places?.[usual] === undefined) return usual;
  return knownAt(foundOf[profile].endpoints, path);
}

/** The endpoint at a path, whichever profile’s it is: for a record that is read by its bytes alone. */
export function placeAnywhere(path: string): PlaceName | undefined {
  const usual = corePlaces.get(path);
  if (usual !== undefined) return usual;
  for (const { endpoints } of Object.values(foundOf)) {
    const found = knownAt(endpoints, path);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Which endpoint that only products have a path leads to. */
export function doorAt(profile: ProfileName, path: string): DoorName | undefined {
  return knownAt(foundOf[profile].doors, path);
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

function namesOf(template: string): readonly string[] {
  return [...template.matchAll(nameInPath)].map(([, name = '']) => name);
}

function fill(template: string, names: Readonly<Record<string, string>>): string {
  return template.replaceAll(nameInPath, (_, name: string) => names[name] ?? name);
}

/** The path that clients are told, with the profile’s own example where a name stands in it. */
export function pathOf(profile: ProfileName, place: PlaceName): string {
  return foundOf[profile].told[place];
}

/** Every path of that profile as clients are told it. */
export function pathsOf(profile: ProfileName): Readonly<Record<PlaceName, string>> {
  return foundOf[profile].told;
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
