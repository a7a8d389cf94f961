/**
 * A world as plain JSON and back again, so that a new run can go on where another one stopped. Every
 * field is carried, whatever it holds: a persistent map as its pairs, the agenda as its items in
 * order, all else as it is. Which is which is read off an empty world, never off the data.
 */
import { type Agenda, emptyAgenda, plan } from './collections/agenda.ts';
import { mapEntries, mapOf, mapValues, type PersistentMap } from './collections/persistent-map.ts';
import type { InputOf } from './input.ts';
import { createWorld, type World } from './world.ts';

type Continuation = Omit<InputOf<'run.continued'>, 'at' | 'entropy'>;

/** The input that lets a new run go on from this world. */
export function continuationOf(world: World, from: string, engine: string): Continuation {
  const { setup } = world;
  return { kind: 'run.continued', format: 1, engine, from, setup, state: carryState(world) };
}

/** Everything about the world but its set-up, which stands beside it. */
function carryState(world: World): Continuation['state'] {
  const { setup, ...state } = world;
  return Object.fromEntries(
    Object.entries(createWorld(setup))
      .filter(([field]) => field in state)
      .map(([field, empty]) => [field, pack(empty, Reflect.get(state, field))]),
  );
}

/** The world that was carried; a field that is newer than the state begins empty. */
export function restoreWorld({ setup, state }: Continuation): World {
  const world = { ...createWorld(setup) };
  for (const [field, empty] of Object.entries(world)) {
    if (field !== 'setup') Reflect.set(world, field, unpack(empty, state[field]));
  }
  return world;
}

function pack(empty: unknown, value: unknown): unknown {
  if (isMap(empty) && isMap(value)) return [...mapEntries(value)];
  if (isAgenda(empty) && isAgenda(value)) return inOrder(value);
  if (!holdsCollections(empty) || !isRecord(value)) return value;
  return mapFields(empty, (inner, field) => pack(inner, value[field]));
}

function unpack(empty: unknown, packed: unknown): unknown {
  if (packed === undefined) return empty;
  if (isMap(empty)) return mapOf(packed as [string, unknown][]);
  if (isAgenda(empty)) return (packed as AgendaItems).reduce(plan, emptyAgenda);
  if (!holdsCollections(empty) || !isRecord(packed)) return packed;
  return mapFields(empty, (inner, field) => unpack(inner, packed[field]));
}

type AgendaItems = Parameters<typeof plan>[1][];

function inOrder({ byId }: Agenda): AgendaItems {
  return [...mapValues(byId)].toSorted(
    (left, right) => left.dueAt - right.dueAt || left.order - right.order,
  );
}

function mapFields(
  of: Record<string, unknown>,
  make: (value: unknown, field: string) => unknown,
): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(of).map(([field, value]) => [field, make(value, field)]),
  );
}

/** True for a field made of collections, such as a map with a line beside it. */
function holdsCollections(empty: unknown): empty is Record<string, unknown> {
  return isRecord(empty) && Object.values(empty).some((inner) => isMap(inner) || isAgenda(inner));
}

function isMap(of: unknown): of is PersistentMap<unknown> {
  return isRecord(of) && 'root' in of && 'size' in of;
}

function isAgenda(of: unknown): of is Agenda {
  return isRecord(of) && 'root' in of && 'byId' in of;
}

function isRecord(of: unknown): of is Record<string, unknown> {
  return typeof of === 'object' && of !== null && !Array.isArray(of);
}
