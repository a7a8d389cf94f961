/**
 * Many requests of one client at once, in each mode, with an endpoint of moods: everybody gets what
 * was decided for them, once, and the run can be derived again.
 */
import { describe, expect, it } from 'vitest';
import { createRandom } from '#test/support/core/random.ts';
import { bodyOf, openToldClient } from '#test/support/shell/told-client.ts';

const crowd = 30;
const decisions = ['approve', 'approve', 'deny', 'fail'] as const;

describe.each(['poll', 'ping', 'push'] as const)('a crowd of requests in mode %s', (mode) => {
  it('is served without a mistake (R-185, R-230, R-246)', async () => {
    const random = createRandom(mode.length * 7919);
    const client = await openToldClient({
      mode,
      settings: { long_poll_seconds: mode === 'push' ? 0 : 5, callback_attempts: 3 },
      answer: (response) => {
        const mood = random.pick([204, 204, 200, 503, undefined]);
        if (mood === undefined) response.socket?.destroy();
        else response.writeHead(mood).end();
      },
    });
    const ids = await Promise.all(Array.from({ length: crowd }, () => client.open()));
    const decided = new Map(ids.map((id) => [id, random.pick(decisions) ?? 'deny']));
    const polls = mode === 'push' ? [] : ids.map((id) => client.redeem(id));
    await Promise.all(ids.map((id) => client.provider.decide(id, decided.get(id) ?? 'deny')));
    const answers = await Promise.all(polls);
    for (const [index, { status, body }] of answers.entries()) {
      const isApproved = decided.get(ids[index] ?? '') === 'approve';
      expect([status, body['error']]).toEqual(
        isApproved ? [200, undefined] : [400, 'access_denied'],
      );
    }
    if (mode !== 'poll') await Promise.all(ids.map((id) => isTold(client, id)));
    for (const [id, decision] of decided) {
      const told = client.told.map(bodyOf).filter((body) => body['auth_req_id'] === id);
      if (mode !== 'poll') expect(told.length).toBeGreaterThan(0);
      expect(new Set(told.map((body) => JSON.stringify(body))).size).toBe(mode === 'poll' ? 0 : 1);
      if (mode === 'push') expect('access_token' in (told[0] ?? {})).toBe(decision === 'approve');
    }
    expect(client.provider.verify().firstDifference).toBeUndefined();
  }, 60_000);
});

/** However its delivery ended. */
async function isTold(
  { provider }: Awaited<ReturnType<typeof openToldClient>>,
  authReqId: string,
): Promise<void> {
  await provider.seen.until(
    (entry) =>
      entry.kind === 'machine.moved' &&
      entry.machine === 'notification-delivery' &&
      entry.instance === authReqId &&
      ['delivered', 'givenUp'].includes(entry.to),
  );
}
