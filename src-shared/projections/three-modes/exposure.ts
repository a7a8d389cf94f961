/**
 * What got into whose hands in one run: of each secret and each personal thing, who was handed it, by
 * which way, how often, and when first. It is found by its value, so also where nobody says its name.
 */
import type { EndpointName } from '../../trace/match/endpoint-name.ts';
import type { Party } from '../../trace/party.ts';
import type { Half, Said } from './calls.ts';
import { carriedValues } from './carried-values.ts';
import type { Figure, Instant } from './figure.ts';

export const exposedThings = [
  'auth_req_id',
  'client_notification_token',
  'access_token',
  'id_token',
  'refresh_token',
  'login_hint',
  'binding_message',
] as const;

export type ExposedThing = (typeof exposedThings)[number];

/** By which way something got there: to an endpoint, as its answer, or over the authentication channel. */
export type Way =
  | { readonly kind: 'request' | 'answer'; readonly endpoint: EndpointName | undefined }
  | { readonly kind: 'channel' };

export interface Sighting {
  readonly to: Party;
  readonly from: Party;
  readonly way: Way;
  readonly first: Instant;
  /** How often it was handed over that way. */
  readonly times: Figure;
}

export type Exposure = Readonly<Record<ExposedThing, readonly Sighting[]>>;

/** Names that say the same thing. */
const spoken: Readonly<Record<string, ExposedThing>> = {
  ...Object.fromEntries(exposedThings.map((thing) => [thing, thing])),
  login_hint_token: 'login_hint',
  id_token_hint: 'login_hint',
};

/** Who saw what. */
export function exposureIn({ calls, messages }: Said): Exposure {
  const carried = messages.map((half) => ({ half, values: carriedValues(half.wire) }));
  const known = knownValues(carried.flatMap(({ values }) => values));
  const ways = new Map<number, Way>();
  for (const { endpoint, asked, answer } of calls) {
    ways.set(asked.seq, { kind: 'request', endpoint });
    if (answer !== undefined) ways.set(answer.seq, { kind: 'answer', endpoint });
  }
  const seen = new Map<ExposedThing, Map<string, Growing>>();
  for (const { half, values } of carried) {
    const { received } = half;
    if (received === undefined) continue;
    const things = new Set(values.flatMap(({ value }) => [...(known.get(value) ?? [])]));
    for (const thing of things) {
      const sightings = seen.get(thing) ?? new Map<string, Growing>();
      seen.set(thing, sightings);
      note(sightings, half, received, ways.get(half.seq) ?? { kind: 'channel' });
    }
  }
  return Object.fromEntries(
    exposedThings.map((thing) => [thing, sightingsOf(seen.get(thing))]),
  ) as Exposure;
}

interface Growing extends Omit<Sighting, 'times'> {
  readonly seqs: number[];
}

function note(
  sightings: Map<string, Growing>,
  { seq, from, to }: Half,
  received: Instant,
  way: Way,
): void {
  const key = `${from} ${to} ${way.kind} ${'endpoint' in way ? way.endpoint : ''}`;
  const held = sightings.get(key);
  if (held === undefined)
    sightings.set(key, { from, to, way, first: { seq, at: received.at }, seqs: [seq] });
  else held.seqs.push(seq);
}

function sightingsOf(held: ReadonlyMap<string, Growing> = new Map()): readonly Sighting[] {
  return [...held.values()]
    .toSorted((left, right) => left.first.at - right.first.at || left.first.seq - right.first.seq)
    .map(({ seqs, ...rest }) => ({
      ...rest,
      times: { value: seqs.length, seqs, shows: seqs[0] },
    }));
}

/** Which things a value is; a person may choose the same text for two of them. */
function knownValues(
  values: readonly { readonly name: string; readonly value: string }[],
): ReadonlyMap<string, ReadonlySet<ExposedThing>> {
  const known = new Map<string, Set<ExposedThing>>();
  for (const { name, value } of values) {
    const thing = Object.hasOwn(spoken, name) ? spoken[name] : undefined;
    if (thing === undefined) continue;
    const things = known.get(value) ?? new Set<ExposedThing>();
    known.set(value, things.add(thing));
  }
  return known;
}
