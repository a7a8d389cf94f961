/** A sign-in’s life at the relying party as its machine defines it: when it polls and when it stops. */
import { describe, expect, it } from 'vitest';
import {
  relyingPartyMachine as machine,
  type RelyingPartyEvent,
} from '#shared/machines/relying-party-machine.ts';
import { moveMachine, startMachine, stateName } from '#shared/machines/run-machine.ts';

const begun = startMachine(machine, { atMs: 0 });

type Event = RelyingPartyEvent | ReturnType<typeof restedAt>;

function restedAt(atMs: number) {
  return { type: 'xstate.after.interval.relying-party.waiting', atMs } as const;
}

const acknowledged: Event = {
  type: 'request.acknowledged',
  atMs: 80,
  authReqId: 'r',
  intervalMs: 5000,
};
const rested = restedAt(5080);
const tokens: Event = { type: 'tokens.arrived', idToken: 't', keysAreKnown: false };

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
  it('asks the provider at once', () => {
    expect(begun).toMatchObject({ state: { value: 'asking' }, actions: ['askProvider'] });
  });

  it('waits for the interval before its first poll (CIBA Core §7.3)', () => {
    expect(nameAfter(acknowledged)).toBe('waiting');
    expect(restAfter(acknowledged)).toEqual([5000]);
    expect(after(acknowledged, rested).actions).toEqual(['pollTokenEndpoint']);
  });

  it('counts the interval from the sending of its poll (R-266)', () => {
    // Sent at 5080, answered at 7080: three seconds are left.
    const pending: Event = { type: 'authorization.pending', atMs: 7080 };
    expect(restAfter(acknowledged, rested, pending)).toEqual([3000]);
  });

  it('counts from its latest poll, not from an earlier one that drifts', () => {
    const pending = (atMs: number): Event => ({ type: 'authorization.pending', atMs });
    const twice = [rested, pending(5160), restedAt(10_080), pending(10_160)];
    expect(restAfter(acknowledged, ...twice)).toEqual([4920]);
  });

  it('polls at once when the answer took longer than the interval (R-267)', () => {
    const pending: Event = { type: 'authorization.pending', atMs: 31_000 };
    expect(restAfter(acknowledged, rested, pending)).toEqual([0]);
  });

  it('adds five seconds at slow_down, for this poll and every later one (R-265)', () => {
    const slowDown: Event = { type: 'slow-down.told', atMs: 5080 };
    const pending: Event = { type: 'authorization.pending', atMs: 15_080 };
    expect(restAfter(acknowledged, rested, slowDown)).toEqual([10_000]);
    const restedAgain = restedAt(15_080);
    expect(restAfter(acknowledged, rested, slowDown, restedAgain, pending)).toEqual([10_000]);
  });

  it.each<[string, Event[], string]>([
    ['refused with the request', [{ type: 'request.refused', error: 'e' }], 'refused'],
    ['denied', [acknowledged, rested, { type: 'access.denied', error: 'e' }], 'denied'],
    ['expired', [acknowledged, rested, { type: 'request.expired', error: 'e' }], 'expired'],
    [
      'failed by a refused poll',
      [acknowledged, rested, { type: 'poll.refused', error: 'e' }],
      'failed',
    ],
    [
      'failed without keys',
      [acknowledged, rested, tokens, { type: 'keys.failed', error: 'e' }],
      'failed',
    ],
    [
      'failed by its ID token',
      [
        acknowledged,
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
    expect(after(acknowledged, rested, tokens).actions).toEqual(['fetchKeys']);
    const events: Event[] = [tokens, { type: 'keys.arrived' }, { type: 'id-token.accepted' }];
    expect(nameAfter(acknowledged, rested, ...events)).toBe('signedIn');
  });

  it('verifies at once when it has the keys', () => {
    const known: Event = { type: 'tokens.arrived', idToken: 't', keysAreKnown: true };
    expect(nameAfter(acknowledged, rested, known)).toBe('verifying');
  });
});
