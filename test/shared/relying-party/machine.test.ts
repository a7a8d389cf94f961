/** A sign-in’s life at the relying party as its machine defines it: when it polls and when it stops. */
import { describe, expect, it } from 'vitest';
import {
  relyingPartyMachine as machine,
  type RelyingPartyEvent,
} from '#shared/machines/relying-party-machine.ts';
import { moveMachine, startMachine, stateName } from '#shared/machines/run-machine.ts';

const begun = startMachine(machine, { atMs: 0 });

type Event = RelyingPartyEvent | { readonly type: `xstate.${string}` };

const known: Event = { type: 'provider.known' };
const rested: Event = { type: 'xstate.after.rest.relying-party.asked.waiting' };
const lapsed: Event = { type: 'xstate.after.lifetime.relying-party.asked' };
const tokens: Event = { type: 'tokens.arrived', keysAreKnown: false };

function acknowledged(intervalMs: number, willBeTold = false): Event {
  const lifetimeMs = 120_000;
  return {
    type: 'request.acknowledged',
    atMs: 80,
    authReqId: 'r',
    intervalMs,
    lifetimeMs,
    willBeTold,
  };
}

/** A poll that was sent at that time. */
function polled(atMs: number): Event[] {
  return [rested, { type: 'poll.sent', atMs }];
}

const waiting: readonly Event[] = [known, acknowledged(5000)];

function after(...events: readonly Event[]) {
  return events.reduce((move, event) => moveMachine(machine, move.state, event), begun);
}

function nameAfter(...events: readonly Event[]): string {
  return stateName(after(...events).state.value);
}

function restAfter(...events: readonly Event[]): readonly number[] {
  return after(...events).timers.map(({ delayMs }) => delayMs);
}

describe('a sign-in', () => {
  it('asks the provider at once when it knows where that is', () => {
    expect(after(known)).toMatchObject({ state: { value: 'asking' }, actions: ['askProvider'] });
  });

  it('discovers a provider elsewhere first, and asks only when it was found', () => {
    const discovering = after({ type: 'provider.unknown' });
    expect(discovering.actions).toEqual(['discoverProvider']);
    expect(nameAfter({ type: 'provider.unknown' }, { type: 'provider.found' })).toBe('asking');
    const lost: Event = { type: 'provider.lost', error: 'e' };
    expect(nameAfter({ type: 'provider.unknown' }, lost)).toBe('failed');
  });

  it('waits for the interval before its first poll, and for its end (CIBA Core §7.3)', () => {
    expect(nameAfter(...waiting)).toBe('asked.waiting');
    expect(restAfter(...waiting)).toEqual([120_000, 5000]);
    expect(after(...waiting, rested).actions).toEqual(['pollTokenEndpoint']);
  });

  it('counts the interval from the sending of its poll (R-266)', () => {
    // Sent at 5080, answered at 7080: three seconds are left.
    const pending: Event = { type: 'authorization.pending', atMs: 7080 };
    expect(restAfter(...waiting, ...polled(5080), pending)).toEqual([3000]);
  });

  it('counts from its latest poll, not from an earlier one that drifts', () => {
    const pending = (atMs: number): Event => ({ type: 'authorization.pending', atMs });
    const twice = [...polled(5080), pending(5160), ...polled(10_080), pending(10_160)];
    expect(restAfter(...waiting, ...twice)).toEqual([4920]);
  });

  it('polls at once when the answer took longer than the interval (R-267)', () => {
    const pending: Event = { type: 'authorization.pending', atMs: 35_080 };
    expect(restAfter(...waiting, ...polled(5080), pending)).toEqual([0]);
  });

  it('adds five seconds at slow_down, for this poll and every later one (R-265)', () => {
    const slowDown: Event = { type: 'slow-down.told', atMs: 5080 };
    const pending: Event = { type: 'authorization.pending', atMs: 15_080 };
    const slowed = [...waiting, ...polled(5080), slowDown];
    expect(restAfter(...slowed)).toEqual([10_000]);
    expect(restAfter(...slowed, ...polled(15_080), pending)).toEqual([10_000]);
  });

  it('waits as long as a busy provider says, but never less than the interval (R-268)', () => {
    const busy = (retryAfterMs: number): Event => ({
      type: 'provider.busy',
      atMs: 5080,
      retryAfterMs,
    });
    expect(restAfter(...waiting, ...polled(5080), busy(17_000))).toEqual([17_000]);
    expect(restAfter(...waiting, ...polled(5080), busy(1000))).toEqual([5000]);
  });

  it('asks a silent provider less and less often, and as before when it answers again', () => {
    const silent = (atMs: number): Event => ({ type: 'provider.silent', atMs });
    const once = [...waiting, ...polled(5080), silent(5080)];
    const twice = [...once, ...polled(10_080), silent(10_080)];
    const thrice = [...twice, ...polled(20_080), silent(20_080)];
    expect([restAfter(...once), restAfter(...twice), restAfter(...thrice)]).toEqual([
      [5000],
      [10_000],
      [20_000],
    ]);
    const answered: Event = { type: 'authorization.pending', atMs: 40_080 };
    expect(restAfter(...thrice, ...polled(40_080), answered)).toEqual([5000]);
  });

  it('repeats a poll once for the sake of a nonce, and not without end', () => {
    const demanded: Event = { type: 'nonce.demanded', error: 'use_dpop_nonce' };
    const repeated = after(...waiting, rested, demanded);
    expect(repeated.actions).toEqual(['pollTokenEndpoint']);
    expect(nameAfter(...waiting, rested, demanded, demanded)).toBe('failed');
  });

  it.each([
    ['waits for its next poll', [...waiting]],
    ['waits for an answer', [...waiting, rested]],
    ['listens for a notification', [known, acknowledged(5000, true)]],
  ])('ends by itself when expires_in has passed while it %s (R-272)', (_title, events) => {
    expect(after(...events, lapsed)).toMatchObject({ state: { value: 'expired' }, timers: [] });
  });

  it('listens in ping and push instead of polling (R-293)', () => {
    const listening = [known, acknowledged(5000, true)];
    expect(nameAfter(...listening)).toBe('asked.listening');
    expect(restAfter(...listening)).toEqual([120_000]);
    expect(after(...listening, { type: 'ping.arrived' }).actions).toEqual(['pollTokenEndpoint']);
    expect(nameAfter(...listening, tokens)).toBe('fetchingKeys');
  });

  it('asks the person for a user code only when the provider misses it (R-294)', () => {
    const missing: Event = { type: 'user-code.missing' };
    expect(nameAfter(known, missing)).toBe('needsUserCode');
    expect(after(known, missing, { type: 'user-code.entered' }).actions).toEqual(['askProvider']);
  });

  it.each<[string, readonly Event[], string]>([
    ['refused with the request', [known, { type: 'request.refused', error: 'e' }], 'refused'],
    ['denied', [...waiting, rested, { type: 'access.denied', error: 'e' }], 'denied'],
    ['expired', [...waiting, rested, { type: 'request.expired', error: 'e' }], 'expired'],
    [
      'failed by a refused poll',
      [...waiting, rested, { type: 'poll.refused', error: 'e' }],
      'failed',
    ],
    [
      'failed by a push that says so',
      [known, acknowledged(5000, true), { type: 'transaction.failed', error: 'e' }],
      'failed',
    ],
    [
      'failed without keys',
      [...waiting, rested, tokens, { type: 'keys.failed', error: 'e' }],
      'failed',
    ],
    [
      'failed by its ID token',
      [
        ...waiting,
        rested,
        tokens,
        { type: 'keys.arrived' },
        { type: 'id-token.rejected', error: 'e' },
      ],
      'failed',
    ],
  ])('ends %s, remembers why, and does nothing more', (_title, events, name) => {
    const end = after(...events);
    expect(stateName(end.state.value)).toBe(name);
    expect(end.state.context.ended).toBe('e');
    expect(moveMachine(machine, end.state, rested)).toMatchObject({ actions: [], timers: [] });
  });

  it('fetches the keys when it has none, verifies, and is signed in', () => {
    expect(after(...waiting, rested, tokens).actions).toEqual(['fetchKeys']);
    const events: Event[] = [tokens, { type: 'keys.arrived' }, { type: 'id-token.accepted' }];
    expect(nameAfter(...waiting, rested, ...events)).toBe('signedIn');
  });

  it('verifies at once when it has the keys, and fetches them again once if they do not fit', () => {
    const fresh: Event = { type: 'tokens.arrived', keysAreKnown: true };
    const outdated: Event = { type: 'keys.outdated' };
    expect(nameAfter(...waiting, rested, fresh)).toBe('verifying');
    const refetching = after(...waiting, rested, fresh, outdated);
    expect(refetching.actions).toEqual(['fetchKeys']);
    const again = [
      ...waiting,
      rested,
      fresh,
      outdated,
      { type: 'keys.arrived' } as const,
      outdated,
    ];
    expect(nameAfter(...again)).toBe('verifying');
  });
});
