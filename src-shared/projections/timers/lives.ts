/**
 * The ends for which no machine waits: of access tokens, refresh tokens, codes and locks, by the
 * provider's own clock. Whoever sets that clock makes them older or younger; whoever takes one in hand
 * changes that one alone. A grant that was revoked is over at once.
 */

import { type LifeKind, lifeId, readLifeId } from '../../protocol/life-name.ts';
import type { RunSetup } from '../../protocol/setup/run-setup.ts';
import { epochSeconds } from '../../protocol/token-recipe.ts';
import type { Entry, EntryOf } from '../../trace/entry.ts';
import { carriedLives } from '../carried/carried-lives.ts';
import { carriedSkews } from '../carried/carried-world.ts';
import type { LiveTimer } from './live-timers.ts';

export interface Life {
  /** As a timer is named. */
  readonly timer: string;
  readonly kind: LifeKind;
  /** The grant, or the locked person. */
  readonly of: string;
  /** The client that it was given to; none for a lock. */
  readonly clientId: string | undefined;
  readonly sub: string;
  readonly about: string | undefined;
  readonly issuedAt: number;
  readonly totalMs: number;
  /** By the clock of the provider, which is the run's time and its skew; a frozen one has none. */
  readonly ends:
    | { readonly kind: 'at'; readonly own: number }
    | { readonly kind: 'frozen'; readonly leftMs: number };
  /** Somebody froze or moved it: its end is what the provider remembers, not what was meant. */
  readonly isInHand: boolean;
}

export interface Lives {
  readonly byKind: Readonly<Record<LifeKind, Map<string, Life>>>;
  skewMs: number;
  setup: RunSetup | undefined;
}

/** No tokens, and a clock that is right. */
export function createLives(): Lives {
  const none = () => new Map<string, Life>();
  const byKind = { 'access-token': none(), 'refresh-token': none(), code: none(), lock: none() };
  return { byKind, skewMs: 0, setup: undefined };
}

/** Lives that go another way than these from here on. */
export function copyLives({ byKind, skewMs, setup }: Lives): Lives {
  const copied = {
    'access-token': new Map(byKind['access-token']),
    'refresh-token': new Map(byKind['refresh-token']),
    code: new Map(byKind.code),
    lock: new Map(byKind.lock),
  };
  return { byKind: copied, skewMs, setup };
}

/** Takes in one entry; what has ended leaves as more comes. */
export function addToLives(lives: Lives, entry: Entry): void {
  switch (entry.kind) {
    case 'run.began':
      lives.setup = entry.setup;
      return;
    case 'run.continued':
      return goOn(lives, entry);
    case 'skew.changed':
      if (entry.party === 'provider') lives.skewMs = entry.ms;
      return;
    case 'timer.changed':
      return change(lives, entry);
    default:
      addBeginning(lives, entry);
  }
}

/** What the run before brings along; of what is known already, only its end may be news. */
function goOn(lives: Lives, entry: EntryOf<'run.continued'>): void {
  lives.setup = entry.setup;
  lives.skewMs = carriedSkews(entry).get('provider') ?? 0;
  for (const { name, ends, isInHand, ...owner } of carriedLives(entry)) {
    const { kind, of } = name;
    const timer = lifeId(name);
    const known = lives.byKind[kind].get(timer);
    const fresh = { timer, kind, of, ...owner, about: undefined, issuedAt: entry.at, totalMs: 0 };
    const life: Life = { ...(known ?? fresh), ends, isInHand };
    const totalMs = Math.max(life.totalMs, lifeLeft(lives, life, entry.at));
    lives.byKind[kind].set(timer, { ...life, totalMs });
  }
}

function addBeginning(lives: Lives, entry: Entry): void {
  switch (entry.kind) {
    case 'tokens.issued':
      return addTokens(lives, entry);
    case 'code.issued':
      return begin(lives, { ...entry, kind: 'code', of: entry.grant }, entry.expiresAt);
    case 'user.locked':
      return begin(lives, { ...entry, kind: 'lock', of: entry.sub }, entry.until);
    case 'grant.revoked':
      return endGrant(lives, entry.grant);
    default:
  }
}

function addTokens(lives: Lives, entry: EntryOf<'tokens.issued'>): void {
  const { grant: of, at, expiresAt, refreshExpiresAt } = entry;
  const { setup } = lives;
  // Inside a token time is counted in whole seconds since 1970, and so it ends with one.
  const issued = setup === undefined ? 0 : epochSeconds(setup, at + lives.skewMs);
  const exp = issued + (expiresAt - at) / 1000;
  const endsAt = setup === undefined ? expiresAt : exp * 1000 - setup.epochMs - lives.skewMs;
  begin(lives, { ...entry, kind: 'access-token', of, exp }, endsAt);
  if (refreshExpiresAt !== undefined)
    begin(lives, { ...entry, kind: 'refresh-token', of }, refreshExpiresAt);
  lives.byKind.code.delete(lifeId({ kind: 'code', of }));
}

type Beginning = Pick<Life, 'of' | 'sub'> &
  Pick<Entry, 'at'> & {
    readonly clientId?: string;
    readonly about?: string | undefined;
    readonly exp?: number;
    readonly kind: LifeKind;
  };

// Each that comes clears at most so many, which is more than it adds.
const clearedAtOnce = 2;

function begin(lives: Lives, entry: Beginning, endsAt: number): void {
  const { kind, of, sub, clientId, about, at, exp = 0 } = entry;
  const held = lives.byKind[kind];
  const timer = lifeId(kind === 'access-token' ? { kind, of, exp } : { kind, of });
  // It goes to the end of the line, where the youngest stand.
  held.delete(timer);
  for (const oldest of firstOf(held, clearedAtOnce)) {
    if (lifeLeft(lives, oldest, at) > 0 && !oldest.isInHand) break;
    held.delete(oldest.timer);
    // What somebody moved is remembered as the provider does, and holds up no clearing of others.
    if (oldest.isInHand) held.set(oldest.timer, oldest);
  }
  const ends = { kind: 'at', own: endsAt + lives.skewMs } as const;
  const owner = { of, sub, clientId, about, issuedAt: at };
  held.set(timer, { timer, kind, ...owner, ends, totalMs: endsAt - at, isInHand: false });
}

function* firstOf<Value>(map: ReadonlyMap<string, Value>, most: number): Generator<Value> {
  let left = most;
  for (const value of map.values()) {
    if (left === 0) return;
    left -= 1;
    yield value;
  }
}

function endGrant({ byKind }: Lives, grant: string): void {
  byKind['refresh-token'].delete(lifeId({ kind: 'refresh-token', of: grant }));
  for (const { timer, of } of byKind['access-token'].values()) {
    if (of === grant) byKind['access-token'].delete(timer);
  }
}

function change(lives: Lives, entry: EntryOf<'timer.changed'>): void {
  const { timer, at, dueAt, remaining = 0, change: how } = entry;
  const kind = readLifeId(timer)?.kind;
  const life = kind && lives.byKind[kind].get(timer);
  if (kind === undefined || life === undefined) return;
  if (how === 'fired') {
    lives.byKind[kind].delete(timer);
    return;
  }
  const ends: Life['ends'] =
    dueAt === undefined
      ? { kind: 'frozen', leftMs: remaining }
      : { kind: 'at', own: dueAt + lives.skewMs };
  const left = dueAt === undefined ? remaining : dueAt - at;
  const totalMs = Math.max(life.totalMs, left);
  lives.byKind[kind].set(timer, { ...life, ends, totalMs, isInHand: true });
}

/** How long it still is, at that time of the run; 0 when it is over. */
export function lifeLeft({ skewMs }: Pick<Lives, 'skewMs'>, { ends }: Life, at: number): number {
  return ends.kind === 'frozen' ? ends.leftMs : Math.max(0, ends.own - skewMs - at);
}

/** What is not over at that time, each kind by itself and the oldest first. */
export function livingAt({ byKind, skewMs }: Lives, at: number): readonly Life[] {
  return Object.values(byKind).flatMap((held) =>
    [...held.values()].filter((life) => lifeLeft({ skewMs }, life, at) > 0),
  );
}

/** When it ends, in the time of the run, as a timer says it. */
export function lifeDue({ skewMs }: Pick<Lives, 'skewMs'>, { ends }: Life): LiveTimer['due'] {
  return ends.kind === 'frozen'
    ? { kind: 'frozen', remainingMs: ends.leftMs }
    : { kind: 'running', at: ends.own - skewMs };
}
