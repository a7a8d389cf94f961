/**
 * A run of the core under hostile requests: every step is a pure one, so that a request which did
 * harm can be sent again to the same world, smaller. Tokens are verified as the shell does it.
 */
import { createEntropy } from '#main/run/entropy.ts';
import { createFactFinder } from '#main/run/fact-finder.ts';
import { nextItem } from '#shared/kernel/collections/agenda.ts';
import type { Effect } from '#shared/kernel/effect.ts';
import type { Input } from '#shared/kernel/input.ts';
import { needs } from '#shared/kernel/needs.ts';
import { beginRun, type Step, step } from '#shared/kernel/step.ts';
import type { World } from '#shared/kernel/world.ts';
import type { HttpRequest, HttpResponse } from '#shared/protocol/encoding/wire.ts';
import type { Fact } from '#shared/protocol/fact.ts';
import type { RunSetup } from '#shared/protocol/setup/run-setup.ts';
import { epochSeconds, type TokenRecipe } from '#shared/protocol/token-recipe.ts';
import type { Entry } from '#shared/trace/entry.ts';
import { keyDocuments, providerKeys } from './cast.ts';
import { type Known, knowsNothing, learned, type Told } from './requests/known.ts';
import { signedJwt } from './requests/sign-by-hand.ts';

type WithoutStamp<Of> = Of extends Input ? Omit<Of, 'at' | 'entropy'> : never;

export interface Storm {
  readonly world: World;
  readonly known: Known;
}

/** Sees every step of a storm. */
export type Watch = (step: Step) => void;

export interface Fallen {
  readonly storm: Storm;
  readonly request: HttpRequest;
  readonly response: HttpResponse | undefined;
  readonly entries: readonly Entry[];
}

const entropy = createEntropy('storm');
const findFacts = createFactFinder(async (url) => ({
  body: keyDocuments.get(url) ?? null,
  fault: keyDocuments.has(url) ? null : 'There is nothing.',
}));
const ignore: Watch = () => undefined;

/** A run that has just begun. */
export function beginStorm(setup: RunSetup, watch: Watch = ignore): Storm {
  const began = { kind: 'run.began', at: 0, format: 1, engine: 'test', setup } as const;
  const first = beginRun({ ...began, entropy: entropy(0) });
  watch(first);
  return { world: first.world, known: knowsNothing(setup.issuer, setup.clients) };
}

/** What one request does, and how it is answered. */
export async function fall(
  { world, known }: Storm,
  make: Told<HttpRequest>,
  watch: Watch = ignore,
): Promise<Fallen> {
  const nowSeconds = epochSeconds(world.setup, world.nowMs);
  const told = { ...known, nowSeconds, count: known.count + 1 };
  const request = make(told);
  const exchange = `outside-${world.nextSeq}`;
  const facts = await factsFor(world, request, exchange);
  const given = { kind: 'http.arrived', exchange, request, facts } as const;
  const done = give(world, given, watch);
  const answer = done.effects.find(
    (effect) => effect.kind === 'answer' && effect.exchange === exchange,
  );
  const response = answer?.kind === 'answer' ? answer.response : undefined;
  const learns = learned(told, request, response, done.entries);
  const entries = done.entries.filter(
    (entry) => !('exchange' in entry) || entry.exchange === exchange,
  );
  return { storm: { world: done.world, known: learns }, request, response, entries };
}

/** Lets time pass: everything that falls due meanwhile happens. */
export function pass({ world, known }: Storm, ms: number, watch: Watch = ignore): Storm {
  const until = world.nowMs + ms;
  let now = world;
  for (
    let item = nextItem(now.agenda);
    item !== undefined && item.dueAt <= until;
    item = nextItem(now.agenda)
  ) {
    const popped = { kind: 'agenda.popped', item: item.id, facts: [] } as const;
    now = give(now, popped, watch, Math.max(now.nowMs, item.dueAt)).world;
  }
  const clock = { kind: 'clock.set', state: 'running', speed: 1 } as const;
  return { world: give(now, clock, watch, until).world, known };
}

/** The person of that request decides. */
export function decided(
  { world, known }: Storm,
  authReqId: string,
  decision: 'approve' | 'deny',
  watch: Watch = ignore,
): Storm {
  const intent = { kind: 'request.decided', run: 'storm', authReqId, decision } as const;
  return { world: give(world, { kind: 'intent.given', intent }, watch).world, known };
}

/** Authentication devices can be reached again, or not any more. */
export function channelSwitched(
  { world, known }: Storm,
  on: boolean,
  watch: Watch = ignore,
): Storm {
  const intent = { kind: 'channel.switched', run: 'storm', on } as const;
  return { world: give(world, { kind: 'intent.given', intent }, watch).world, known };
}

interface Done {
  readonly world: World;
  readonly entries: readonly Entry[];
  readonly effects: readonly Effect[];
}

/** Steps the input, and then whatever the shell would bring back. */
function give(world: World, submission: WithoutStamp<Input>, watch: Watch, at = world.nowMs): Done {
  const entries: Entry[] = [];
  const effects: Effect[] = [];
  let now = world;
  const queue: WithoutStamp<Input>[] = [submission];
  for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
    const done = step(now, { ...next, at: Math.max(at, now.nowMs), entropy: entropy(now.nextSeq) });
    watch(done);
    now = done.world;
    entries.push(...done.entries);
    effects.push(...done.effects);
    queue.push(...done.effects.flatMap(completed));
  }
  return { world: now, entries, effects };
}

function completed(effect: Effect): readonly WithoutStamp<Input>[] {
  if (effect.kind === 'sign')
    return [{ kind: 'jwts.signed', effect: effect.effect, jwts: effect.recipes.map(signed) }];
  if (effect.kind !== 'call') return [];
  const response = {
    kind: 'http.response',
    status: 204,
    reason: '',
    headers: [],
    body: '',
  } as const;
  return [
    {
      kind: 'call.ended',
      effect: effect.effect,
      outcome: { kind: 'answered', response },
      facts: [],
    },
  ];
}

function signed({ kid, claims, typ = 'JWT' }: TokenRecipe): string {
  const key = providerKeys.find(({ jwk }) => jwk.kid === kid);
  if (key === undefined) throw new Error(`The core asked for a signature by «${kid}».`);
  return signedJwt(claims, key, { typ });
}

/** What the shell finds out, in as many rounds as it takes. */
async function factsFor(
  world: World,
  request: HttpRequest,
  exchange: string,
): Promise<readonly Fact[]> {
  const input = { kind: 'http.arrived', exchange, request, at: world.nowMs, entropy: '' } as const;
  let facts: readonly Fact[] = [];
  for (let round = 0; round <= 4; round += 1) {
    const open = needs(world, { ...input, facts });
    if (open.length === 0) return facts;
    facts = [...facts, ...(await findFacts(open))];
  }
  throw new Error('Four rounds of facts were not enough.');
}
