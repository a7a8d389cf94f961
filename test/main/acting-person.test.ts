/** A person who acts by themselves in a wall-clock run: an outside client asks, and nobody clicks. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { firstDifference, replayed } from '#test/support/core/recorded-run.ts';
import { askForAlice, pollOnce } from '#test/support/shell/http-call.ts';
import { openWallRun, requestIs, type WallRun } from '#test/support/shell/wall-run.ts';

let wall: WallRun;

beforeEach(async () => {
  wall = await openWallRun();
});

afterEach(() => wall.close());

it('is switched on from the console, thinks in real time, approves, and replays', async () => {
  const { workbench, run, issuer, seen } = wall;
  const sub = seen.entries.flatMap((entry) =>
    entry.kind === 'run.began' ? entry.setup.users.map((user) => user.sub) : [],
  )[0];
  const think = { kind: 'fixed', ms: 30 } as const;
  const person = { temperament: 'prompt', think } as const;
  const changed = { kind: 'person.changed', run, sub: sub ?? '', person } as const;
  const phone = workbench.port({ view: 'device', run, party: 'phone-of-alice' });
  expect((await phone.dispatch(changed)).kind).toBe('refused');
  const console = workbench.port({ view: 'console', run: '', party: '' });
  expect((await console.dispatch(changed)).kind).toBe('accepted');
  const authReqId = await askForAlice(issuer);
  await requestIs(seen, authReqId, 'alive.granted');
  expect((await pollOnce(issuer, authReqId)).status).toBe(200);
  const decided = seen.entries.find((entry) => entry.kind === 'person.decided');
  expect(decided).toMatchObject({ about: authReqId, sub, decision: 'approve' });
  const made = [...seen.entries];
  expect(firstDifference(replayed(made).entries, made)).toBeUndefined();
});
