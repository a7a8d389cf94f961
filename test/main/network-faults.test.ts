/**
 * Faults between a real client and a run that listens: connections that end without an answer, requests
 * that are held with their socket, answers that were edited; and all of it can be made again from disk.
 */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { TimeIntent } from '#shared/intents/clock-intents.ts';
import type { NetworkIntent } from '#shared/intents/network-intents.ts';
import type { FaultAct, FaultRule } from '#shared/protocol/setup/fault-rule.ts';
import type { Entry } from '#shared/trace/entry.ts';
import { firstDifference, replayed } from '#test/support/core/recorded-run.ts';
import { askForAlice, pollOnce, textMember } from '#test/support/shell/http-call.ts';
import { openWallRun, type WallRun } from '#test/support/shell/wall-run.ts';

let wall: WallRun;

beforeEach(async () => {
  wall = await openWallRun();
});

afterEach(() => wall.close());

async function offer(intent: NetworkIntent | TimeIntent): Promise<void> {
  const console = wall.workbench.port({ view: 'console', run: '', party: '' });
  const outcome = await console.dispatch(intent);
  expect(outcome.kind).toBe('accepted');
}

function setRule(is: 'request' | 'response', act: FaultAct): Promise<void> {
  const on: FaultRule['on'] = { kind: 'direction', is };
  const rule = { id: 'r', title: 'A fault', on, how: { kind: 'once' }, act } as const;
  return offer({ kind: 'faults.set', run: wall.run, rules: [rule] });
}

async function recorded(): Promise<readonly Entry[]> {
  const console = wall.workbench.port({ view: 'console', run: '', party: '' });
  const { entries } = await console.readTrace(wall.run, 0, 10_000);
  return entries as readonly Entry[];
}

describe('a client of a wall-clock run', () => {
  it.each(['drop', 'reset'] as const)('whose request meets a %s gets no answer', async (kind) => {
    await setRule('request', { kind });
    await expect(askForAlice(wall.issuer)).rejects.toThrow(/fetch failed/);
    const kinds = (await recorded()).map((entry) => entry.kind);
    expect(kinds).toContain('message.lost');
    // That its socket is gone is no news to the run which ended it.
    expect(kinds).not.toContain('http.hung-up');
    expect(await askForAlice(wall.issuer)).not.toBe('');
  });

  it('waits with its socket while its request is held, until somebody lets it go', async () => {
    await setRule('request', { kind: 'hold' });
    const asking = askForAlice(wall.issuer);
    const held = await wall.seen.until(({ kind }) => kind === 'message.held');
    const message = held.kind === 'message.held' ? held.message : '';
    await offer({ kind: 'message.released', run: wall.run, message });
    expect(await asking).not.toBe('');
  });

  it('gets the answer that somebody wrote while it was held', async () => {
    const authReqId = await askForAlice(wall.issuer);
    await setRule('response', { kind: 'hold' });
    const polling = pollOnce(wall.issuer, authReqId);
    const held = await wall.seen.until(({ kind }) => kind === 'message.held');
    const message = held.kind === 'message.held' ? held.message : '';
    const body = Buffer.from('{"error":"access_denied"}').toString('base64');
    const wire = { status: 403, reason: 'Forbidden', body };
    await offer({ kind: 'message.edited', run: wall.run, message, wire });
    await offer({ kind: 'message.released', run: wall.run, message });
    const { status, body: answer } = await polling;
    expect([status, textMember(answer, 'error')]).toEqual([403, 'access_denied']);
    const entries = await recorded();
    expect(firstDifference(entries, replayed(entries).entries)).toBeUndefined();
  });

  it('gets an answer that is late when it is due', async () => {
    await setRule('response', { kind: 'latency', by: { kind: 'fixed', ms: 120 } });
    const before = performance.now();
    await askForAlice(wall.issuer);
    expect(performance.now() - before).toBeGreaterThanOrEqual(110);
  });

  it('waits at a breakpoint until its hit is let go, and the record replays', async () => {
    const on = { kind: 'endpoint', is: 'token' } as const;
    const list = [{ id: 'b', title: 'polls', on, enabled: true, once: true }];
    await offer({ kind: 'breakpoints.set', run: wall.run, list });
    const authReqId = await askForAlice(wall.issuer);
    const polling = pollOnce(wall.issuer, authReqId);
    const met = await wall.seen.until(({ kind }) => kind === 'break.hit');
    expect((await recorded()).at(-1)?.kind).toBe('break.hit');
    const hit = met.kind === 'break.hit' ? met.hit : '';
    await offer({ kind: 'break.resumed', run: wall.run, hit });
    expect(textMember((await polling).body, 'error')).toBe('authorization_pending');
    const entries = await recorded();
    expect(firstDifference(entries, replayed(entries).entries)).toBeUndefined();
  });
});
