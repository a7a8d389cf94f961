/**
 * Acting in the past: a fork shares everything up to a moment and goes another way from there, and
 * the run that it leaves is not touched.
 */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { composeWorkbench } from '#main/compose.ts';
import type { Workbench } from '#main/workbench.ts';
import { isInput } from '#shared/trace/entry.ts';
import { firstDifference, replayed } from '#test/support/core/recorded-run.ts';
import { ask, decide, entriesOf, promptedRun, step, told } from '#test/support/files/recorded.ts';
import { askForAlice, pollOnce } from '#test/support/shell/http-call.ts';
import { openWallRun, temporaryFolder } from '#test/support/shell/wall-run.ts';
import type { Entry } from '#test/support/shell/watcher.ts';

let folder: ReturnType<typeof temporaryFolder>;
let workbench: Workbench;

beforeEach(() => {
  folder = temporaryFolder();
  workbench = composeWorkbench(folder.path);
});

afterEach(async () => {
  await workbench.close();
  folder.remove();
});

/** Forks and answers the name of the fork. */
async function forkAt(run: string, at: number, of = workbench): Promise<string> {
  const outcome = await ask(of, { kind: 'run.fork', run, at, name: 'Another way' });
  expect(outcome).toMatchObject({ kind: 'accepted' });
  return (await told(of, 'run.forked')).at(-1)?.run ?? '';
}

/** Entries as they are on disk, but for the name of the run and the bytes of signatures. */
function comparable(entries: readonly Entry[], run: string): readonly string[] {
  return entries.map((entry) =>
    JSON.stringify(entry)
      .replaceAll(run, 'run')
      .replaceAll(/"body":"[^"]*"|"jwts":\[[^\]]*\]|"jwt":"[^"]*"/g, ''),
  );
}

describe('a fork', () => {
  it('shares every entry up to its moment, and goes another way from there', async () => {
    const run = await promptedRun(workbench, 'seed');
    const prefix = await entriesOf(workbench, run);
    await decide(workbench, run, 'prompt.approved');
    const fork = await forkAt(run, prefix.length - 1);
    expect(await entriesOf(workbench, fork)).toEqual(prefix);
    const before = await entriesOf(workbench, run);
    await decide(workbench, fork, 'prompt.denied');
    const after = await entriesOf(workbench, fork);
    expect(firstDifference(after.slice(0, prefix.length), prefix)).toBeUndefined();
    expect(
      after.some((one) => one.kind === 'sign-in.ended' && one.reason === 'access_denied'),
    ).toBe(true);
    expect(await entriesOf(workbench, run)).toEqual(before);
  });

  it('of a seeded run in which the same is done is the same run', async () => {
    const run = await promptedRun(workbench, 'seed');
    const { length } = await entriesOf(workbench, run);
    const fork = await forkAt(run, length - 1);
    for (const of of [run, fork]) await decide(workbench, of, 'prompt.approved');
    const [ours, theirs] = [await entriesOf(workbench, fork), await entriesOf(workbench, run)];
    const [left, right] = [comparable(ours, fork), comparable(theirs, run)];
    expect(left.slice(length)).toEqual(right.slice(length));
    expect(left.length).toBeGreaterThan(length + 30);
  });

  it('derives again from its inputs alone, shared ones and its own', async () => {
    const run = await promptedRun(workbench, null);
    const fork = await forkAt(run, (await entriesOf(workbench, run)).length - 1);
    await decide(workbench, fork, 'prompt.denied');
    const entries = await entriesOf(workbench, fork);
    expect(firstDifference(replayed(entries).entries, entries)).toBeUndefined();
  });

  it('takes in all that an input gave when it is asked for at an entry in the middle, and says so', async () => {
    const run = await promptedRun(workbench, 'seed');
    const entries = await entriesOf(workbench, run);
    const input = entries.findLastIndex((entry, at) => isInput(entry) && at < entries.length - 2);
    const next = entries.findIndex((entry, at) => at > input && isInput(entry));
    const end = next < 0 ? entries.length - 1 : next - 1;
    expect(end).toBeGreaterThan(input);
    const fork = await forkAt(run, input);
    expect((await told(workbench, 'run.forked')).at(-1)).toMatchObject({
      parent: run,
      asked: input,
      forkedAt: end,
      name: 'Another way',
    });
    expect(await entriesOf(workbench, fork)).toHaveLength(end + 1);
  });

  it('stands, although the clock ran at that moment, and can be forked again', async () => {
    const run = await promptedRun(workbench, 'seed');
    await ask(workbench, { kind: 'clock.run', run, speed: 0.1 });
    await ask(workbench, { kind: 'clock.pause', run });
    const running = (await entriesOf(workbench, run)).findLastIndex(
      (one) => one.kind === 'clock.set' && one.state === 'running',
    );
    const fork = await forkAt(run, running);
    expect((await entriesOf(workbench, fork)).at(-1)).toMatchObject({
      kind: 'clock.set',
      state: 'paused',
    });
    await decide(workbench, fork, 'prompt.denied');
    const again = await forkAt(fork, running + 1);
    expect(await entriesOf(workbench, again)).toEqual(
      (await entriesOf(workbench, fork)).slice(0, running + 2),
    );
  });

  it('is there again, with its parent, when the workbench has been closed', async () => {
    const run = await promptedRun(workbench, 'seed');
    const fork = await forkAt(run, (await entriesOf(workbench, run)).length - 1);
    await decide(workbench, fork, 'prompt.denied');
    const before = await entriesOf(workbench, fork);
    await workbench.close();
    workbench = composeWorkbench(folder.path);
    expect(await entriesOf(workbench, fork)).toEqual(before);
    await step(workbench, fork, 1);
    await ask(workbench, { kind: 'channel.switched', run: fork, on: false });
    expect((await entriesOf(workbench, fork)).at(-1)).toMatchObject({ kind: 'intent.given' });
  });
});

describe('a fork is refused', () => {
  it.each([99_999])('at entry %i, which there is not', async (at) => {
    const run = await promptedRun(workbench, 'seed');
    expect(await ask(workbench, { kind: 'run.fork', run, at, name: 'F' })).toEqual({
      kind: 'refused',
      sentence: expect.stringMatching(/^This run has the entries 0 to \d+, and no entry 99999/),
    });
    expect(await told(workbench, 'run.forked')).toEqual([]);
  });

  it('of a run that is none, and to any window but the console', async () => {
    const intent = { kind: 'run.fork', run: 'nowhere', at: 0, name: 'F' } as const;
    expect(await ask(workbench, intent)).toMatchObject({
      sentence: expect.stringMatching(/no run «nowhere»/),
    });
    const till = workbench.port({ view: 'relying-party', run: 'nowhere', party: 'till' });
    expect(await till.dispatch(intent)).toMatchObject({
      sentence: expect.stringMatching(/This window may not do that/),
    });
  });
});

describe('a fork of a wall-clock run', () => {
  it('listens to nobody and goes on in virtual time', async () => {
    const wall = await openWallRun();
    try {
      const authReqId = await askForAlice(wall.issuer);
      await pollOnce(wall.issuer, authReqId);
      const shared = await entriesOf(wall.workbench, wall.run);
      const asked = shared.findIndex((one) => one.kind === 'http.arrived');
      const fork = await forkAt(wall.run, asked, wall.workbench);
      const own = (await entriesOf(wall.workbench, fork)).slice(asked);
      const detached = own.find(({ kind }) => kind === 'run.detached');
      expect(detached).toMatchObject({ from: wall.run, party: 'workbench' });
      const listeners = await told(wall.workbench, 'listener.opened');
      expect(listeners.filter(({ run }) => run === fork)).toEqual([]);
      expect(await ask(wall.workbench, { kind: 'clock.step', run: fork })).toMatchObject({
        kind: 'accepted',
      });
      const entries = await entriesOf(wall.workbench, fork);
      expect(firstDifference(replayed(entries).entries, entries)).toBeUndefined();
      expect(await pollOnce(wall.issuer, authReqId)).toMatchObject({ status: 400 });
    } finally {
      await wall.close();
    }
  });
});
