/**
 * Takes the end of a token, a code or a lock in hand: freezes it, moves it, lets it end now. What is
 * sealed in a token stays as it is; only what the provider makes of it changes.
 */
import { type LifeName, lifeId, readLifeId } from '../../../protocol/life-name.ts';
import { expiringDelete } from '../../collections/expiring-map.ts';
import { mapDelete, mapEntries, mapGet, mapSet } from '../../collections/persistent-map.ts';
import { type Draft, write } from '../../draft.ts';
import { isRevoked } from '../../provider/tokens/revocation.ts';
import type { World } from '../../world.ts';
import { timeOf } from '../time-of.ts';
import type { TimerIntent } from '../timer-intent.ts';
import { endOf, isOver, type Kept, type LifeInHand, meantEnd, mostLives } from './lives.ts';

/** A life that is not over, in somebody's hand or not. */
export interface FoundLife {
  readonly name: LifeName;
  readonly isFrozen: boolean;
  readonly remainingMs: number;
  readonly meantMs: number;
  readonly kept: Kept | null;
  /** The entry of the last change, if anybody made one. */
  readonly cause: number | undefined;
}

/** The life of that name, unless it is over. */
export function findLife(world: World, id: string): FoundLife | undefined {
  const name = readLifeId(id);
  if (name === undefined) return undefined;
  const now = timeOf(world, 'provider');
  const held = mapGet(world.time.lives, id);
  if (held !== undefined) {
    if (isOver(world, held)) return undefined;
    const { ends, meantMs, kept, cause } = held;
    const isFrozen = ends.kind === 'frozen';
    return { name, isFrozen, remainingMs: endOf(world, held) - now, meantMs, kept, cause };
  }
  const plain = plainLife(world, name);
  if (plain === undefined || plain.meantMs <= now) return undefined;
  return { name, isFrozen: false, remainingMs: plain.meantMs - now, ...plain, cause: undefined };
}

type PlainLife = Pick<FoundLife, 'meantMs' | 'kept'>;

/** What nobody has in hand, as the provider keeps it. */
function plainLife(world: World, name: LifeName): PlainLife | undefined {
  switch (name.kind) {
    case 'access-token':
      // The provider keeps no list of those; whoever names one says its end.
      return isRevoked(world, name.of)
        ? undefined
        : { meantMs: meantEnd(world, name.exp), kept: null };
    case 'refresh-token': {
      const held = mapGet(world.refreshFamilies.held, name.of);
      return held && { meantMs: held.expiresAt, kept: { kind: 'family', family: held.value } };
    }
    case 'code':
      return plainCode(world, name.of);
    case 'lock': {
      const { lockedUntil = 0 } = mapGet(world.failedCodes, name.of) ?? {};
      return { meantMs: lockedUntil, kept: null };
    }
  }
}

/** Looked for one by one: codes are few, and only a person's hand asks by the grant. */
function plainCode({ codes }: World, grant: string): PlainLife | undefined {
  for (const [text, { value: code, expiresAt }] of mapEntries(codes.held)) {
    if (code.grant !== grant) continue;
    return code.isRedeemed ? undefined : { meantMs: expiresAt, kept: { kind: 'code', text, code } };
  }
  return undefined;
}

/** The reason why no more lives can be taken in hand, if there is one. */
export function judgeRoom(world: World, id: string): string | undefined {
  const { lives } = world.time;
  if (lives.size < mostLives || mapGet(lives, id) !== undefined) return undefined;
  return spentLives(world).length > 0
    ? undefined
    : `The provider remembers ${mostLives} moved ends at most; let one of them end first.`;
}

/** Does it to the life. */
export function changeLife(draft: Draft, intent: TimerIntent, life: FoundLife): void {
  const { kind } = intent;
  const now = timeOf(draft, 'provider');
  const remaining =
    kind === 'timer.moved' ? Math.max(0, intent.to - draft.nowMs) : life.remainingMs;
  if (kind === 'timer.fired') return keep(draft, life, 'fired', { kind: 'over' });
  const change = kind.slice('timer.'.length) as 'frozen' | 'thawed' | 'moved';
  const staysFrozen = kind === 'timer.frozen' || (kind === 'timer.moved' && life.isFrozen);
  // What is frozen has not ended, however little is left of it.
  if (staysFrozen) keep(draft, life, change, { kind: 'frozen', leftMs: Math.max(1, remaining) });
  else keep(draft, life, change, { kind: 'at', ms: now + remaining });
}

function keep(
  draft: Draft,
  { name, kept, meantMs, cause: earlier }: FoundLife,
  change: 'frozen' | 'thawed' | 'fired' | 'moved',
  ends: LifeInHand['ends'],
): void {
  const id = lifeId(name);
  const named = { party: 'provider', timer: id, instance: name.of, change } as const;
  const cause = write(
    draft,
    { kind: 'timer.changed', ...named, ...told(draft, ends) },
    ...(earlier === undefined ? [] : [earlier]),
  );
  takeFromRecords(draft, kept);
  const life: LifeInHand = { ends, meantMs, kept, cause };
  draft.time = { ...draft.time, lives: mapSet(withRoom(draft), id, life) };
}

/** When it ends, in the time of the run and as the provider's clock is now. */
function told(draft: Draft, ends: LifeInHand['ends']): { dueAt?: number; remaining?: number } {
  if (ends.kind === 'over') return {};
  return ends.kind === 'frozen'
    ? { remaining: ends.leftMs }
    : { dueAt: draft.nowMs + ends.ms - timeOf(draft, 'provider') };
}

/** What is kept with its life would be cleared by its former end where it stood. */
function takeFromRecords(draft: Draft, kept: Kept | null): void {
  if (kept?.kind === 'family') {
    draft.refreshFamilies = expiringDelete(draft.refreshFamilies, kept.family.grant);
  } else if (kept?.kind === 'code') draft.codes = expiringDelete(draft.codes, kept.text);
}

/** Lives that nobody needs: they are over with what they are of, whether remembered or not. */
function spentLives(world: World): readonly string[] {
  const now = timeOf(world, 'provider');
  return [...mapEntries(world.time.lives)].flatMap(([id, life]) =>
    isOver(world, life) && (life.kept !== null || life.meantMs <= now) ? [id] : [],
  );
}

function withRoom(draft: Draft): World['time']['lives'] {
  const { lives } = draft.time;
  return lives.size < mostLives ? lives : spentLives(draft).reduce(mapDelete, lives);
}
