/**
 * How long tokens, codes and locks last, as the provider counts it by its own clock. Whoever holds one
 * has the bar; a grant that is revoked ends what was given by it.
 */
import { type LifeKind, lifeId } from '../../protocol/life-name.ts';
import type { RunSetup } from '../../protocol/setup/run-setup.ts';
import { epochSeconds } from '../../protocol/token-recipe.ts';
import type { Entry, EntryOf } from '../../trace/entry.ts';
import type { Party } from '../../trace/party.ts';
import { carriedLives } from '../carried/carried-lives.ts';
import { place } from './bands.ts';
import type { Timeline } from './timeline.ts';
import type { Bar } from './timeline-item.ts';

const titles: Readonly<Record<LifeKind, string>> = {
  'access-token': 'The access token is good.',
  'refresh-token': 'The refresh token is good.',
  code: 'The code can be redeemed.',
  lock: 'The person is locked out.',
};

/** Takes in one entry. */
export function addToLifeBars(timeline: Timeline, entry: Entry): void {
  switch (entry.kind) {
    case 'run.continued':
      return goOn(timeline, entry);
    case 'tokens.issued':
      return addTokens(timeline, entry);
    case 'code.issued':
      return begin(timeline, entry, { kind: 'code', of: entry.grant, due: entry.expiresAt });
    case 'user.locked':
      return begin(timeline, entry, { kind: 'lock', of: entry.sub, due: entry.until });
    case 'grant.revoked':
      return revoke(timeline, entry);
    case 'skew.changed':
      if (entry.party === 'provider') shift(timeline, entry);
      return;
    default:
  }
}

/** What the run before brings along; where that is at hand, its lives are known. */
function goOn(timeline: Timeline, entry: EntryOf<'run.continued'>): void {
  for (const { name, ends, clientId } of carriedLives(entry)) {
    if (timeline.timers.has(lifeId(name))) continue;
    const due = ends.kind === 'at' ? ends.own - timeline.skewMs : undefined;
    if (due === undefined || due > entry.at)
      begin(timeline, { ...entry, about: undefined, clientId }, { ...name, due });
  }
}

function addTokens(timeline: Timeline, entry: EntryOf<'tokens.issued'>): void {
  const { grant: of, at, expiresAt, refreshExpiresAt } = entry;
  const { setup, skewMs } = timeline;
  // Inside a token time is counted in whole seconds since 1970, and so it ends with one.
  const exp = setup === undefined ? 0 : epochSeconds(setup, at + skewMs) + (expiresAt - at) / 1000;
  const due = setup === undefined ? expiresAt : exp * 1000 - setup.epochMs - skewMs;
  begin(timeline, entry, { kind: 'access-token', of, exp, due });
  if (refreshExpiresAt !== undefined)
    begin(timeline, entry, { kind: 'refresh-token', of, due: refreshExpiresAt });
}

interface Beginning {
  readonly kind: LifeKind;
  readonly of: string;
  readonly exp?: number;
  readonly due: number | undefined;
}

type Given = Pick<Bar, 'seq'> & {
  readonly at: number;
  readonly about?: string | undefined;
  readonly clientId?: string | undefined;
};

function begin(
  timeline: Timeline,
  { seq, at, about, clientId }: Given,
  { kind, of, exp = 0, due }: Beginning,
): void {
  const party = clientId === undefined ? 'provider' : holderOf(timeline.setup, clientId);
  const bar: Bar = {
    shape: 'bar',
    kind: 'life',
    name: kind,
    seq,
    party,
    about,
    start: at,
    title: titles[kind],
    phases: [{ seq, at, state: kind }],
    due,
    end: undefined,
  };
  timeline.timers.set(lifeId(kind === 'access-token' ? { kind, of, exp } : { kind, of }), bar);
  if (kind !== 'lock') timeline.grants.set(of, [...(timeline.grants.get(of) ?? []), bar]);
  place(timeline.bands, bar);
}

/** The relying party that is this client; any other is outside. */
function holderOf(setup: RunSetup | undefined, clientId: string): Party {
  const known = setup?.relyingParties.find((one) => one.clientId === clientId);
  return known === undefined ? 'outside-client' : `relying-party/${known.name}`;
}

function revoke({ grants }: Timeline, { seq, at, grant }: EntryOf<'grant.revoked'>): void {
  for (const bar of grants.get(grant) ?? [])
    if (!isOver(bar, at)) bar.end = { seq, at, how: 'revoked' };
  grants.delete(grant);
}

/** Whoever sets the provider's clock makes what lasts by it older or younger. */
function shift(timeline: Timeline, { seq, at, ms }: EntryOf<'skew.changed'>): void {
  const by = ms - timeline.skewMs;
  timeline.skewMs = ms;
  for (const bar of timeline.timers.values()) {
    if (bar.kind !== 'life' || bar.due === undefined || isOver(bar, at)) continue;
    bar.due -= by;
    bar.phases.push({ seq, at, state: 'moved' });
  }
}

function isOver({ due, end }: Bar, at: number): boolean {
  return end !== undefined || (due !== undefined && due <= at);
}
