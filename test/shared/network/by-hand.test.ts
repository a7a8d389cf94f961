/**
 * One message in the hands of a trainer, and devices that are offline: what can be done, what is
 * refused, and with which sentence.
 */
import { describe, expect, it } from 'vitest';
import { mayAsk } from '#shared/intents/may-ask.ts';
import type { NetworkIntent } from '#shared/intents/network-intents.ts';

import { mapValues } from '#shared/kernel/collections/persistent-map.ts';
import type { MessageInTransit } from '#shared/kernel/world.ts';
import { readUnverifiedJwt } from '#shared/protocol/encoding/jwt.ts';
import { bodyObject } from '#shared/protocol/encoding/wire.ts';
import { decide, openRequest, prompted } from '#test/support/core/decided-request.ts';
import { authenticationRequest } from '#test/support/core/outside-request.ts';
import { firstDifference, replayed } from '#test/support/core/recorded-run.ts';
import { buildSetup } from '#test/support/core/setup.ts';
import { createSimulation, type Simulation } from '#test/support/core/simulation.ts';

const run = 'test';

/** The one message that is on its way. */
function underway(simulation: Simulation): string {
  return [...mapValues(simulation.world().inTransit)][0]?.id ?? '';
}

function begun(): { readonly simulation: Simulation; readonly message: string } {
  const simulation = createSimulation();
  simulation.signIn();
  return { simulation, message: underway(simulation) };
}

describe('a message on its way', () => {
  it('is held until it is released, and arrives then', () => {
    const { simulation, message } = begun();
    simulation.offer({ kind: 'message.held', run, message });
    simulation.wait(20_000);
    expect(simulation.ofKind('message.received')).toEqual([]);
    simulation.offer({ kind: 'message.released', run, message });
    simulation.wait(0);
    expect(simulation.ofKind('message.received')[0]).toMatchObject({ message, at: 20_000 });
  });

  it('is edited by field, with a length that fits the new body', () => {
    const simulation = createSimulation();
    openRequest(simulation);
    const message = underway(simulation);
    const body = Buffer.from('{"auth_req_id":"x"}').toString('base64');
    simulation.offer({ kind: 'message.edited', run, message, wire: { body, subject: 'prompt' } });
    expect(simulation.ofKind('message.edited')[0]?.wire.body).toBe(body);
    const { simulation: other, message: asked } = begun();
    other.offer({ kind: 'message.edited', run, message: asked, wire: { body: 'YT1i' } });
    const [edited] = other.ofKind('message.edited');
    const headers = edited?.wire.kind === 'http.request' ? edited.wire.headers : [];
    expect(headers.find(([name]) => name === 'Content-Length')?.[1]).toBe('3');
  });

  it('is put before another one that would have come first', () => {
    const simulation = createSimulation();
    simulation.signIn();
    simulation.signIn({ relyingParty: 'kiosk' });
    const [first, second] = simulation.ofKind('message.sent').map(({ message }) => message);
    const intent = { kind: 'message.reordered', run, message: second ?? '', before: first ?? '' };
    simulation.offer(intent as NetworkIntent);
    simulation.wait(40);
    const received = simulation.ofKind('message.received').map(({ message }) => message);
    expect(received.slice(0, 2)).toEqual([second, first]);
  });

  it('of the past comes again as it was, and nobody waits for what it brings', () => {
    const simulation = createSimulation();
    simulation.signIn();
    simulation.wait(1000);
    const answer = simulation
      .ofKind('message.sent')
      .find(({ wire }) => wire.kind === 'http.response');
    if (answer === undefined) throw new Error('Nothing was answered.');
    const { message, exchange, from, to, wire } = answer;
    simulation.offer({ kind: 'message.replayed', run, message, exchange, from, to, wire });
    simulation.wait(1000);
    expect(simulation.ofKind('message.sent').some(({ copyOf }) => copyOf === message)).toBe(true);
    expect(simulation.ofKind('message.ignored')[0]?.reason).toMatch(/nobody waits/i);
    expect(
      firstDifference(simulation.entries, replayed(simulation.entries).entries),
    ).toBeUndefined();
  });

  it('never arrives once its exchange was answered by an answer of the past', () => {
    const simulation = createSimulation({
      setup: buildSetup({ provider: { long_poll_seconds: 20 } }),
    });
    simulation.signIn();
    simulation.popUntil(() => pollUnderway(simulation) !== undefined);
    const poll = pollUnderway(simulation);
    const old = simulation.ofKind('message.sent').find(({ wire }) => wire.kind === 'http.response');
    if (poll === undefined || old === undefined) throw new Error('Nobody polled.');
    const { id: message, exchange } = poll;
    simulation.offer({ kind: 'message.held', run, message });
    const again = { from: old.from, to: old.to, wire: old.wire, exchange };
    simulation.offer({ kind: 'message.replayed', run, message: old.message, ...again });
    simulation.wait(1000);
    simulation.offer({ kind: 'message.released', run, message });
    simulation.wait(0);
    expect(simulation.ofKind('message.lost')).toMatchObject([{ message, how: 'given up' }]);
    expect(simulation.ofKind('rules.judged').some(({ table }) => table === 'token')).toBe(false);
  });

  it('is not shown twice by a phone, when its prompt comes twice', () => {
    const simulation = createSimulation();
    const authReqId = openRequest(simulation);
    simulation.offer({ kind: 'message.duplicated', run, message: underway(simulation), times: 2 });
    decide(simulation, authReqId, 'prompt.approved');
    expect(simulation.ofKind('prompt.arrived')).toHaveLength(1);
    expect(simulation.ofKind('message.ignored')).toHaveLength(2);
    expect(simulation.world().prompts.size).toBe(0);
  });
});

describe('a decision that gets lost', () => {
  it('can be made again on the phone, for as long as the prompt would have lasted anyway', () => {
    const simulation = createSimulation();
    const authReqId = openRequest(simulation, { requested_expiry: '60' });
    const { device, prompt } = prompted(simulation, authReqId);
    simulation.tap('prompt.opened', device, prompt);
    simulation.tap('prompt.approved', device, prompt);
    simulation.offer({ kind: 'message.dropped', run, message: underway(simulation) });
    simulation.wait(36_000);
    const timer = simulation.ofKind('timer.set').findLast(({ instance }) => instance === prompt);
    const arrived = simulation.ofKind('prompt.arrived')[0]?.at ?? 0;
    expect(timer?.dueAt).toBe(arrived + 60_000);
    expect(simulation.tap('prompt.approved', device, prompt)).toBeUndefined();
    simulation.wait(1000);
    expect(simulation.ofKind('request.decided')).toHaveLength(1);
  });
});

describe('a device that is offline', () => {
  function offline(offlinePrompts: 'wait' | 'lost'): Simulation {
    const simulation = createSimulation({ setup: buildSetup({ offlinePrompts }) });
    simulation.offer({ kind: 'device.switched', run, device: 'phone-of-alice', on: false });
    simulation.ask(authenticationRequest());
    simulation.wait(10_000);
    expect(simulation.ofKind('prompt.arrived')).toEqual([]);
    simulation.offer({ kind: 'device.switched', run, device: 'phone-of-alice', on: true });
    simulation.wait(1000);
    return simulation;
  }

  it('gets its prompts when it is online again', () => {
    const simulation = offline('wait');
    expect(simulation.ofKind('prompt.arrived')).toMatchObject([{ at: 10_040 }]);
    expect(simulation.world().network).toBeNull();
  });

  it('never gets them, where the setting says that they are lost', () => {
    const simulation = offline('lost');
    expect(simulation.ofKind('prompt.arrived')).toEqual([]);
    expect(simulation.ofKind('message.lost')).toMatchObject([{ how: 'offline' }]);
  });
});

describe('what cannot be done', () => {
  const jwt = { at: 'request', set: {}, remove: [], resign: 'right key' } as const;

  it.each<[string, (message: string) => NetworkIntent, RegExp]>([
    [
      'to a message that is gone',
      () => ({ kind: 'message.held', run, message: 'm999' }),
      /not on its way any more.*Replay it/,
    ],
    [
      'releasing what is not held',
      (message) => ({ kind: 'message.released', run, message }),
      /not held/,
    ],
    ['an edit of nothing', (message) => ({ kind: 'message.edited', run, message }), /Nothing is/],
    [
      'an edit of a JWT that is not there',
      (message) => ({ kind: 'message.edited', run, message, jwt }),
      /nothing called «request»/,
    ],
    [
      'an edit of what is no JWT',
      (message) => ({ kind: 'message.edited', run, message, jwt: { ...jwt, at: 'scope' } }),
      /holds no JWT/,
    ],
    [
      'a message before itself',
      (message) => ({ kind: 'message.reordered', run, message, before: message }),
      /before itself/,
    ],
    [
      'a message before one that is gone',
      (message) => ({ kind: 'message.reordered', run, message, before: 'm999' }),
      /other message is not on its way/,
    ],
    [
      'switching a device that is not there',
      () => ({ kind: 'device.switched', run, device: 'toaster', on: false }),
      /no device «toaster»/,
    ],
  ])('%s is refused with a sentence', (_title, intent, sentence) => {
    const { simulation, message } = begun();
    expect(simulation.offer(intent(message))).toMatch(sentence);
  });

  it('is a right signature where only the owner has the key', () => {
    const body = 'scope=openid&request=eyJhbGciOiJFUzI1NiIsImtpZCI6InRoZWlycyJ9.e30.c2ln';
    const { simulation: played, message } = begun();
    const wire = { body: Buffer.from(body).toString('base64') };
    expect(played.offer({ kind: 'message.edited', run, message, wire, jwt })).toMatch(
      /not known here/,
    );
  });

  it('is anything of this from the window of a phone or a till', () => {
    const phone = { view: 'device', run, party: 'phone-of-alice' } as const;
    const shop = { view: 'relying-party', run, party: 'till' } as const;
    const intents: readonly NetworkIntent[] = [
      { kind: 'device.switched', run, device: 'phone-of-alice', on: false },
      { kind: 'message.dropped', run, message: 'm1' },
      { kind: 'faults.set', run, rules: [] },
    ];
    for (const intent of intents) {
      expect(mayAsk(phone, intent)).toBe(false);
      expect(mayAsk(shop, intent)).toBe(false);
      expect(mayAsk({ view: 'console', run: '', party: '' }, intent)).toBe(true);
    }
  });
});

describe('a JWT that is signed anew', () => {
  it('has the claims that it was given, and no others of its own', () => {
    const { simulation, message, idToken } = signedInUntilTokens();
    const before = claimsOf(idToken);
    const set = { acr: 'urn:gold' };
    const jwt = { at: 'id_token', set, remove: ['auth_time'], resign: 'none' } as const;
    simulation.offer({ kind: 'message.edited', run, message, jwt });
    const text = tokenUnderway(simulation)?.idToken ?? '';
    const { auth_time: gone, ...kept } = before;
    expect(gone).toBeDefined();
    expect(claimsOf(text)).toEqual({ ...kept, ...set });
    expect(readUnverifiedJwt(text)?.header['alg']).toBe('none');
    expect(text.endsWith('.')).toBe(true);
  });
});

function pollUnderway(simulation: Simulation): MessageInTransit | undefined {
  return [...mapValues(simulation.world().inTransit)].find(
    ({ wire }) => wire.kind === 'http.request' && wire.target === '/token',
  );
}

interface TokenUnderway {
  readonly message: string;
  readonly idToken: string;
}

/** The token answer that is on its way, if one is. */
function tokenUnderway(simulation: Simulation): TokenUnderway | undefined {
  for (const { id: message, wire } of mapValues(simulation.world().inTransit)) {
    const idToken = bodyObject(wire)?.['id_token'];
    if (typeof idToken === 'string') return { message, idToken };
  }
  return undefined;
}

function claimsOf(jwt: string): Readonly<Record<string, unknown>> {
  return readUnverifiedJwt(jwt)?.claims ?? {};
}

/** A sign-in that was approved, at the moment at which its tokens are on their way. */
function signedInUntilTokens(): TokenUnderway & { readonly simulation: Simulation } {
  const simulation = createSimulation();
  simulation.signIn();
  simulation.popUntil(() => simulation.ofKind('request.opened').length > 0);
  decide(simulation, simulation.ofKind('request.opened')[0]?.authReqId ?? '', 'prompt.approved');
  simulation.popUntil(() => tokenUnderway(simulation) !== undefined);
  const found = tokenUnderway(simulation);
  if (found === undefined) throw new Error('No token is on its way.');
  return { simulation, ...found };
}
