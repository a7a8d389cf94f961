/**
 * Tokens, codes and locks whose end a person took in hand, and the one place where the provider asks
 * whether such a thing is over: by its own clock, and by what was arranged for it. What nobody moved
 * is in none of this, and asking costs a comparison.
 */
import { type LifeKind, type LifeName, lifeId } from '../../../protocol/life-name.ts';
import { expiringGet } from '../../collections/expiring-map.ts';
import { mapDelete, mapEntries, mapGet, mapValues } from '../../collections/persistent-map.ts';
import type { Draft } from '../../draft.ts';
import type { AuthorizationCode, RefreshFamily } from '../../provider/records.ts';
import type { World } from '../../world.ts';
import { timeOf } from '../time-of.ts';

/** What the provider would forget at the end that was meant; kept with the life for as long. */
export type Kept =
  | { readonly kind: 'family'; readonly family: RefreshFamily }
  | { readonly kind: 'code'; readonly text: string; readonly code: AuthorizationCode };

/** An end in the hand of a person; all times are by the provider's own clock. */
export interface LifeInHand {
  readonly ends:
    | { readonly kind: 'at'; readonly ms: number }
    | { readonly kind: 'frozen'; readonly leftMs: number }
    | { readonly kind: 'over' };
  /** The end without anybody's hand. */
  readonly meantMs: number;
  /** The entry that changed it last. */
  readonly cause: number;
  readonly kept: Kept | null;
}

/** So many are remembered at most. */
export const mostLives = 200;

/** The milliseconds of the run at which what is sealed in a token says that it ends. */
export function meantEnd({ setup }: Pick<World, 'setup'>, exp: number): number {
  return exp * 1000 - setup.epochMs;
}

/** Whether it is over now, by the provider's clock. */
export function isOver(world: World, { ends }: Pick<LifeInHand, 'ends'>): boolean {
  if (ends.kind === 'frozen') return false;
  return ends.kind === 'over' || ends.ms <= timeOf(world, 'provider');
}

/** When it ends, by the provider's clock; a frozen one ends ever later. */
export function endOf(world: World, { ends }: LifeInHand): number {
  if (ends.kind === 'over') return 0;
  return ends.kind === 'at' ? ends.ms : timeOf(world, 'provider') + ends.leftMs;
}

/** The life of that name, if it is in somebody's hand; whatever is judged by it says so. */
export function lifeInHand(draft: Draft, name: LifeName): LifeInHand | undefined {
  if (draft.time.lives.size === 0) return undefined;
  const life = mapGet(draft.time.lives, lifeId(name));
  if (life !== undefined) noteGround(draft, life);
  return life;
}

function noteGround(draft: Draft, { cause }: LifeInHand): void {
  draft.grounds = [...(draft.grounds ?? []).filter((seq) => seq !== cause), cause];
}

/** When an access token ends, by the provider's clock; 0 for one that was ended by hand. */
export function accessTokenEnd(draft: Draft, of: string, exp: number): number {
  const life = lifeInHand(draft, { kind: 'access-token', of, exp });
  return life === undefined ? meantEnd(draft, exp) : endOf(draft, life);
}

/** The refresh tokens of that grant, while they last. */
export function livingFamily(draft: Draft, of: string): RefreshFamily | undefined {
  const life = lifeInHand(draft, { kind: 'refresh-token', of });
  if (life === undefined) {
    return expiringGet(draft.refreshFamilies, of, timeOf(draft, 'provider'));
  }
  if (isOver(draft, life) || life.kept?.kind !== 'family') return undefined;
  return { ...life.kept.family, expiresAt: endOf(draft, life) };
}

/** The code that was presented, while it lasts. */
export function livingCode(draft: Draft, text: string): AuthorizationCode | undefined {
  const life = codeInHand(draft, text);
  if (life === undefined) return expiringGet(draft.codes, text, timeOf(draft, 'provider'));
  noteGround(draft, life);
  return isOver(draft, life) || life.kept?.kind !== 'code' ? undefined : life.kept.code;
}

function codeInHand({ time }: Draft, text: string): LifeInHand | undefined {
  if (time.lives.size === 0) return undefined;
  for (const life of mapValues(time.lives)) {
    if (life.kept?.kind === 'code' && life.kept.text === text) return life;
  }
  return undefined;
}

/** When that person's lock ends, by the provider's clock; 0 where there is none. */
export function lockEnd(draft: Draft, of: string): number {
  const { lockedUntil = 0 } = mapGet(draft.failedCodes, of) ?? {};
  const life = lockedUntil === 0 ? undefined : lifeInHand(draft, { kind: 'lock', of });
  return life === undefined ? lockedUntil : endOf(draft, life);
}

/** The thing itself is gone or begins anew: nobody has its life in hand any more. */
export function letLifeGo(draft: Draft, kind: Exclude<LifeKind, 'access-token'>, of: string): void {
  if (draft.time.lives.size === 0) return;
  draft.time = { ...draft.time, lives: mapDelete(draft.time.lives, lifeId({ kind, of })) };
}

/** A grant has ended, and every life of it. */
export function letGrantGo(draft: Draft, grant: string): void {
  let { lives } = draft.time;
  if (lives.size === 0) return;
  for (const [id] of mapEntries(lives)) {
    const ofGrant = id.startsWith(`access-token/${grant}/`) || id === `refresh-token/${grant}`;
    if (ofGrant) lives = mapDelete(lives, id);
  }
  draft.time = { ...draft.time, lives };
}
