/** The life of an authentication request as its machine defines it, without the kernel around it. */
import { describe, expect, it } from 'vitest';
import { authenticationRequestMachine as machine } from '#shared/machines/authentication-request-machine.ts';
import { moveMachine, startMachine, stateName } from '#shared/machines/run-machine.ts';

const expiry = 'xstate.after.lifetime.authentication-request.alive';
const born = startMachine(machine, { lifetimeMs: 120_000 });

const approved = { type: 'user.approved', atMs: 7 };
const denied = { type: 'user.denied', atMs: 8 };
const failed = { type: 'transaction.failed', atMs: 9 };
const abused = { type: 'polls.abused' };
const redeemed = { type: 'tokens.redeemed' };
const lapsed = { type: expiry };

type Event = { readonly type: string; readonly atMs?: number };

function after(...events: readonly Event[]) {
  return events.reduce((move, event) => moveMachine(machine, move.state, event), born);
}

function nameAfter(...events: readonly Event[]): string {
  return stateName(after(...events).state.value);
}

describe('an authentication request', () => {
  it('is pending when it is born, and set to expire', () => {
    expect(nameAfter()).toBe('alive.pending');
    expect(born.timers).toEqual([{ id: expiry, event: expiry, delayMs: 120_000 }]);
  });

  it.each<[string, Event[], string]>([
    ['granted by an approval', [approved], 'alive.granted'],
    ['redeemed once it was granted', [approved, redeemed], 'redeemed'],
    ['denied by a denial', [denied], 'denied'],
    ['failed when something broke on the way to the person', [failed], 'failed'],
    ['abandoned when its client will not slow down', [abused], 'abandoned'],
    ['not granted any more once it was abandoned', [abused, approved], 'abandoned'],
    ['expired when nobody decides', [lapsed], 'expired'],
    ['expired when it was granted and not redeemed', [approved, lapsed], 'expired'],
    ['not redeemed while it is pending', [redeemed], 'alive.pending'],
    ['not denied any more once it was granted', [approved, denied], 'alive.granted'],
    ['not granted any more once it was denied', [denied, approved], 'denied'],
    ['not granted any more once it expired', [lapsed, approved], 'expired'],
    ['redeemed for good', [approved, redeemed, lapsed, approved, redeemed], 'redeemed'],
  ])('is %s', (_title, events, name) => {
    expect(nameAfter(...events)).toBe(name);
  });

  it.each<[string, Event[]]>([
    ['redeemed', [approved, redeemed]],
    ['denied', [denied]],
    ['failed', [failed]],
    ['abandoned', [abused]],
  ])('takes its expiry off the agenda when it is %s', (_title, events) => {
    expect(after(...events).cancelled).toEqual([expiry]);
  });

  it('keeps its expiry when it is granted, for a grant can lapse as well', () => {
    expect(after(approved).cancelled).toEqual([]);
  });

  it('remembers when it was decided, for auth_time', () => {
    expect(after(approved).state.context.decidedAtMs).toBe(7);
  });

  it.each<[string, Event[]]>([
    ['granted', [approved]],
    ['denied', [denied]],
    ['failed', [failed]],
    ['expired', [lapsed]],
  ])('asks for its client to be told when it is %s', (_title, events) => {
    expect(after(...events).actions).toContain('tellClient');
  });

  it.each<[string, Event[]]>([
    ['redeemed', [approved, redeemed]],
    ['abandoned', [abused]],
  ])('has nothing to tell its client when it is %s', (_title, events) => {
    expect(after(...events).actions).not.toContain('tellClient');
  });
});
