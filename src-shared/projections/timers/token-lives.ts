/**
 * How long the newest access token of each grant is good, by the provider's own clock: whoever sets
 * that clock makes tokens older or younger. A grant that was revoked is over at once.
 */
import type { Entry, EntryOf } from '../../trace/entry.ts';
import { carriedSkews } from '../carried/carried-world.ts';

export interface TokenLife {
  readonly grant: string;
  readonly clientId: string;
  readonly sub: string;
  readonly about: string | undefined;
  readonly issuedAt: number;
  /** The end that was meant, by the clock of the provider: the run's time and its skew of then. */
  readonly ownEnd: number;
  readonly totalMs: number;
}

export interface TokenLives {
  readonly byGrant: Map<string, TokenLife>;
  skewMs: number;
}

/** No tokens, and a clock that is right. */
export function createTokenLives(): TokenLives {
  return { byGrant: new Map(), skewMs: 0 };
}

/** Takes in one entry; what has ended leaves as new tokens come. */
export function addToTokenLives(lives: TokenLives, entry: Entry): void {
  if (entry.kind === 'run.continued') lives.skewMs = carriedSkews(entry).get('provider') ?? 0;
  else if (entry.kind === 'skew.changed' && entry.party === 'provider') lives.skewMs = entry.ms;
  else if (entry.kind === 'grant.revoked') lives.byGrant.delete(entry.grant);
  else if (entry.kind === 'tokens.issued') addTokens(lives, entry);
}

// Each that comes clears at most so many, which is more than it adds.
const clearedAtOnce = 2;

function addTokens(lives: TokenLives, entry: EntryOf<'tokens.issued'>): void {
  const { grant, clientId, sub, about, at, expiresAt } = entry;
  let looked = 0;
  for (const life of lives.byGrant.values()) {
    looked += 1;
    if (looked > clearedAtOnce || lifeLeft(lives, life, at) > 0) break;
    lives.byGrant.delete(life.grant);
  }
  // It goes to the end of the line, where the youngest stand.
  lives.byGrant.delete(grant);
  const ownEnd = expiresAt + lives.skewMs;
  const totalMs = expiresAt - at;
  lives.byGrant.set(grant, { grant, clientId, sub, about, issuedAt: at, ownEnd, totalMs });
}

/** How long that token is still good, at that time of the run; 0 when it is over. */
export function lifeLeft({ skewMs }: TokenLives, { ownEnd }: TokenLife, at: number): number {
  return Math.max(0, ownEnd - skewMs - at);
}

/** The tokens that are good at that time. */
export function liveTokens(lives: TokenLives, at: number): readonly TokenLife[] {
  return [...lives.byGrant.values()].filter((life) => lifeLeft(lives, life, at) > 0);
}
