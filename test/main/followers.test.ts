/** Following a stream: what is on disk first and then every commit, without a gap, nothing twice. */
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createFollowers, type Followers } from '#main/trace/followers.ts';
import { TraceStore } from '#main/trace/trace-store.ts';
import type { StreamEntry } from '#shared/workbench-port.ts';
import { temporaryFolder } from '#test/support/shell/wall-run.ts';

let folder: ReturnType<typeof temporaryFolder>;
let store: TraceStore;
let followers: Followers;
let nextSeq: number;

beforeEach(() => {
  folder = temporaryFolder();
  store = new TraceStore(join(folder.path, 'workbench.sqlite'));
  followers = createFollowers(store);
  nextSeq = 0;
});

afterEach(() => {
  store.close();
  folder.remove();
});

/** Commits some entries and then tells the followers, as a conductor does. */
function commit(count: number): void {
  const entries = Array.from({ length: count }, (_, index): StreamEntry => {
    const seq = nextSeq + index;
    return { kind: 'run.chosen', seq, at: 0, run: 'run' };
  });
  nextSeq += count;
  store.append('run', entries);
  followers.publish('run', entries);
}

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from }, (_, index) => from + index);
}

function followFrom(from: number): { readonly seqs: number[]; readonly stop: () => void } {
  const seqs: number[] = [];
  const stop = followers.follow('run', from, (entries) =>
    seqs.push(...entries.map(({ seq }) => seq)),
  );
  return { seqs, stop };
}

function aTurn(): Promise<void> {
  return new Promise((resume) => setImmediate(resume));
}

async function untilRead(seqs: readonly number[], count: number): Promise<void> {
  while (seqs.length < count) await aTurn();
}

describe('a follower', () => {
  it('gets all that is on disk, in pages, and then every commit', async () => {
    commit(4500);
    const { seqs } = followFrom(0);
    commit(3);
    await untilRead(seqs, 4503);
    commit(2);
    expect(seqs).toEqual(range(0, 4505));
  });

  it('is waited for until it has read all, or reads no more', async () => {
    commit(4500);
    const { seqs } = followFrom(0);
    const { stop } = followFrom(0);
    let isQuiet = false;
    const quiet = followers.quiet().then(() => (isQuiet = true));
    await aTurn();
    expect(isQuiet).toBe(false);
    stop();
    await untilRead(seqs, 4500);
    await quiet;
    await followers.quiet();
    expect(seqs).toEqual(range(0, 4500));
  });

  it('is told where there is no more, by a page that is not full', async () => {
    commit(4000);
    const pages: number[] = [];
    followers.follow('run', 0, (entries) => pages.push(entries.length));
    while (pages.length < 3) await aTurn();
    followers.follow('run', 4000, (entries) => pages.push(entries.length));
    expect(pages).toEqual([2000, 2000, 0, 0]);
  });

  it('lets everybody else have a turn between the pages', async () => {
    commit(9000);
    const turns: number[] = [];
    const { seqs } = followFrom(0);
    while (seqs.length < 9000) {
      turns.push(seqs.length);
      await aTurn();
    }
    expect(turns).toEqual([2000, 4000, 6000, 8000]);
  });

  it('misses no commit that comes between the pages, and gets none twice', async () => {
    commit(4000);
    const { seqs } = followFrom(0);
    for (let turn = 0; turn < 6; turn += 1) {
      commit(700);
      await aTurn();
    }
    expect(seqs).toEqual(range(0, 8200));
  });

  it('that stops between the pages gets no more of them', async () => {
    commit(6000);
    const { seqs, stop } = followFrom(0);
    stop();
    await aTurn();
    commit(1);
    expect(seqs).toEqual(range(0, 2000));
  });

  it('is left alone once nothing can be read any more', async () => {
    commit(6000);
    const { seqs } = followFrom(0);
    followers.close();
    await aTurn();
    expect(seqs).toEqual(range(0, 2000));
  });

  it('that knows the beginning gets only the rest', () => {
    commit(10);
    const { seqs } = followFrom(7);
    commit(1);
    expect(seqs).toEqual([7, 8, 9, 10]);
  });

  it('gets nothing more once it has stopped, and the others go on', () => {
    const [one, other] = [followFrom(0), followFrom(0)];
    commit(1);
    one.stop();
    commit(1);
    expect([one.seqs, other.seqs]).toEqual([[0], [0, 1]]);
  });

  it('gets nothing of another stream', () => {
    const { seqs } = followFrom(0);
    followers.publish('other', [{ kind: 'run.chosen', seq: 0, at: 0, run: 'other' }]);
    expect(seqs).toEqual([]);
  });

  it('that begins while others are being told gets nothing twice', () => {
    let late: ReturnType<typeof followFrom> | undefined;
    followers.follow('run', 0, () => {
      late ??= followFrom(0);
    });
    commit(2);
    commit(1);
    expect(late?.seqs).toEqual([0, 1, 2]);
  });
});
