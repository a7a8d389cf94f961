/**
 * Many requests of one client at once, in each mode, with an endpoint of moods: everybody gets what
 * was decided for them, once, and the run can be derived again.
 */
import { describe, expect, it } from 'vitest';
import { createRandom, type Random } from '#test/support/core/random.ts';
import { bodyOf, openToldClient, type ToldClient } from '#test/support/shell/told-client.ts';

const crowd = 30;
const modes = ['poll', 'ping', 'push'] as const;
const decisions = ['approve', 'approve', 'deny', 'fail'] as const;

type Mode = (typeof modes)[number];
type Decisions = ReadonlyMap<string, (typeof decisions)[number]>;

describe.each(modes)('a crowd of requests in mode %s', (mode) => {
  it('is served without a mistake (R-185, R-230, R-246)', async () => {
    const random = createRandom(mode.length * 7919);
    const client = await openToldClient({
      mode,
      settings: { long_poll_seconds: mode === 'push' ? 0 : 5, callback_attempts: 3 },
      answer: moodsOf(random),
    });
    const ids = await Promise.all(Array.from({ length: crowd }, () => client.open()));
    const decided: Decisions = new Map(ids.map((id) => [id, random.pick(decisions) ?? 'deny']));
    const polls = mode === 'push' ? [] : ids.map((id) => client.redeem(id));
    await Promise.all([...decided].map(([id, decision]) => client.provider.decide(id, decision)));
    for (const [index, { status, body }] of (await Promise.all(polls)).entries()) {
      const isApproved = decided.get(ids[index] ?? '') === 'approve';
      expect([status, body['error']]).toEqual(
        isApproved ? [200, undefined] : [400, 'access_denied'],
      );
    }
    await Promise.all(mode === 'poll' ? [] : ids.map((id) => isTold(client, id)));
    expectTold(client, mode, decided);
    expect(client.provider.verify().firstDifference).toBeUndefined();
  }, 60_000);
});

/** An endpoint that is content, or fails, or is gone. */
function moodsOf(random: Random): NonNullable<Parameters<typeof openToldClient>[0]['answer']> {
  return (response) => {
    const mood = random.pick([204, 204, 200, 503, undefined]);
    if (mood === undefined) response.socket?.destroy();
    else response.writeHead(mood).end();
  };
}

/** Each heard what was decided for it, and however often it came, it was the same bytes. */
function expectTold(client: ToldClient, mode: Mode, decided: Decisions): void {
  for (const [id, decision] of decided) {
    const told = client.told.map(bodyOf).filter((body) => body['auth_req_id'] === id);
    const different = new Set(told.map((body) => JSON.stringify(body)));
    expect(different.size).toBe(mode === 'poll' ? 0 : 1);
    const carriesTokens = mode === 'push' && decision === 'approve';
    expect('access_token' in (told[0] ?? {})).toBe(carriesTokens);
  }
}

/** However its delivery ended. */
async function isTold({ provider }: ToldClient, authReqId: string): Promise<void> {
  await provider.seen.until(
    (entry) =>
      entry.kind === 'machine.moved' &&
      entry.machine === 'notification-delivery' &&
      entry.instance === authReqId &&
      ['delivered', 'givenUp'].includes(entry.to),
  );
}
