/**
 * What leaves the workbench for a window: the console sees all, a party’s window what that party
 * did, sent or was sent, and no secret of anybody else’s.
 */
import { beforeAll, describe, expect, it } from 'vitest';
import { createEntropy } from '#main/run/entropy.ts';
import { forkWorld } from '#shared/kernel/fork.ts';
import { visibleTo } from '#shared/projections/visible-to.ts';
import type { Session } from '#shared/session.ts';
import { entry as entrySchema } from '#shared/trace/any-entry.ts';
import type { Entry } from '#shared/trace/entry.ts';
import { decide, openRequest } from '#test/support/core/decided-request.ts';
import { tokenRequest } from '#test/support/core/outside-request.ts';
import { buildSetup, kiosk, till, webShop } from '#test/support/core/setup.ts';
import { createSimulation } from '#test/support/core/simulation.ts';

const trainer: Session = { view: 'console', run: '', party: '' };
const tillWindow: Session = { view: 'relying-party', run: 'test', party: 'till' };
const kioskWindow: Session = { view: 'relying-party', run: 'test', party: 'kiosk' };
const alice: Session = { view: 'device', run: 'test', party: 'phone-of-alice' };
const bruno: Session = { view: 'device', run: 'test', party: 'phone-of-bruno' };

/** A run in which the till signs Alice in and an outside client gets tokens as well. */
function busyRun(): readonly Entry[] {
  const simulation = createSimulation();
  simulation.signIn({ bindingMessage: 'W4SCT' });
  simulation.popUntil(() => simulation.ofKind('request.opened').length > 0);
  decide(simulation, simulation.ofKind('request.opened')[0]?.authReqId ?? '', 'prompt.approved');
  simulation.popUntil(() => simulation.ofKind('id-token.verified').length > 0);
  const outside = openRequest(simulation, {}, { client: kiosk });
  decide(simulation, outside, 'prompt.approved');
  simulation.ask(tokenRequest(outside, {}, { client: kiosk }));
  simulation.give({ kind: 'clock.set', state: 'running', speed: 2 });
  return simulation.entries;
}

let entries: readonly Entry[];

beforeAll(() => {
  entries = busyRun();
});

function seenBy(session: Session): Entry[] {
  return entries.flatMap((entry) => visibleTo(session, entry) ?? []);
}

/** Everything that a window was sent, bodies and JWTs decoded, as one text to search. */
function textFor(session: Session): string {
  const text = JSON.stringify(seenBy(session));
  const decoded = text.match(/[A-Za-z0-9+/_-]{16,}={0,2}/g) ?? [];
  return [text, ...decoded.map((part) => Buffer.from(part, 'base64').toString())].join('\n');
}

function formEncoded(secret: string): string {
  return new URLSearchParams([['', secret]]).toString().slice(1);
}

describe('the console', () => {
  it('sees every entry as it is', () => {
    expect(seenBy(trainer)).toEqual(entries);
  });
});

describe('a party’s window', () => {
  const windows = [tillWindow, kioskWindow, alice, bruno];

  it('sees that its run has left the network, and none of the entropy of it', () => {
    const { entries: left } = forkWorld(
      createSimulation({ setup: buildSetup({ mode: 'wall' }) }).world(),
      {
        from: 'run-1',
        engine: 'test',
        entropy: createEntropy('test'),
      },
    );
    for (const session of windows)
      expect(left.map((entry) => visibleTo(session, entry))).toEqual([
        expect.objectContaining({ kind: 'run.detached', entropy: '' }),
      ]);
  });

  it('sees what its party did, sent and was sent, and nothing else', () => {
    for (const session of windows) {
      const role = session.view === 'device' ? 'authentication-device' : 'relying-party';
      const own = `${role}/${session.party}`;
      for (const seen of seenBy(session)) {
        const parties: string[] =
          seen.kind === 'message.sent' ? [seen.from, seen.to] : [seen.party];
        const forAll = seen.kind === 'run.began' || seen.kind === 'clock.set';
        expect(forAll || parties.includes(own), `${own} sees ${seen.kind}`).toBe(true);
      }
    }
  });

  it('sees that time was stopped and goes on, but not what for', () => {
    const simulation = createSimulation();
    simulation.signIn();
    const goal = { kind: 'expiry', authReqId: 'a-secret' } as const;
    simulation.time({ kind: 'clock.until', goal: { kind: 'message' }, speed: 1 });
    simulation.popUntil(() => simulation.ofKind('clock.stopped').length > 0);
    simulation.time({ kind: 'clock.until', goal, speed: 1 });
    const seen = simulation.entries.flatMap((one) => visibleTo(bruno, one) ?? []);
    const kinds = ['run.began', 'clock.started', 'clock.stopped', 'clock.started'];
    expect(seen.map(({ kind }) => kind)).toEqual(kinds);
    expect(JSON.stringify(seen)).not.toContain('a-secret');
  });

  it('sees enough to show its own story', () => {
    const kindsFor = (session: Session) => new Set(seenBy(session).map(({ kind }) => kind));
    expect([...kindsFor(tillWindow)]).toEqual(
      expect.arrayContaining([
        'sign-in.began',
        'machine.moved',
        'message.sent',
        'id-token.verified',
      ]),
    );
    expect([...kindsFor(alice)]).toEqual(
      expect.arrayContaining(['prompt.arrived', 'machine.moved', 'message.sent']),
    );
    expect([...kindsFor(bruno)]).toEqual(['run.began', 'clock.set']);
  });

  it('is never sent a client secret, but for the one its own party puts on the wire', () => {
    for (const session of windows) {
      const text = textFor(session);
      for (const { client_id, client_secret } of [till, kiosk, webShop]) {
        const isOwn = session.view === 'relying-party' && session.party === client_id;
        const leaks = text.includes(client_secret) || text.includes(formEncoded(client_secret));
        expect(leaks && !isOwn, `${session.party} sees the secret of ${client_id}`).toBe(false);
      }
    }
  });

  it('is sent no token of another party', () => {
    const tokens = entries.flatMap((entry) => {
      if (entry.kind !== 'message.sent' || entry.wire.kind !== 'http.response') return [];
      const body = Buffer.from(entry.wire.body, 'base64').toString();
      const token = /"access_token":"([^"]+)"/.exec(body)?.[1];
      return token === undefined ? [] : [{ token, to: entry.to }];
    });
    expect(tokens.map(({ to }) => to)).toEqual(['relying-party/till', 'outside-client']);
    for (const session of windows) {
      const text = textFor(session);
      const seen = tokens.filter(({ token }) => text.includes(token));
      expect(seen.map(({ to }) => to)).toEqual(
        session === tillWindow ? ['relying-party/till'] : [],
      );
    }
  });

  it('is sent neither the seed nor the entropy, from which identifiers could be foretold', () => {
    for (const session of windows) {
      const seen = seenBy(session);
      const seeds = seen.flatMap((one) => (one.kind === 'run.began' ? [one.setup.seed] : []));
      const entropies = seen.flatMap((one) => ('entropy' in one ? [one.entropy] : []));
      expect(seeds).toEqual([null]);
      expect(entropies).toEqual(['', '']);
    }
  });

  it('is sent entries that still are entries', () => {
    for (const session of windows) {
      for (const seen of seenBy(session)) expect(entrySchema.safeParse(seen).success).toBe(true);
    }
  });
});
